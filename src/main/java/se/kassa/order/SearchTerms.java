package se.kassa.order;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.kassa.platform.text.TextNormalizer;

/** What an order is found by: a search looks for the beginnings of these. */
public final class SearchTerms {

    /** Longer terms are cut; so are longer searches. */
    private static final int LONGEST = 200;

    private static final int MOST_WORDS = 8;
    private static final Pattern GROUPED_DIGITS = Pattern.compile("\\d{1,3}( \\d{3})+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\d]");

    private SearchTerms() {}

    /** As it is kept and looked for. */
    public static String normalize(String text) {
        String plain = TextNormalizer.forSearch(text);
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** The term whose beginnings a search for the text looks for: an order number may be written with # and spaces. */
    public static String ofSearch(String text) {
        String plain = normalize(text).replaceFirst("^# ?", "");
        return GROUPED_DIGITS.matcher(plain).matches() ? plain.replace(" ", "") : plain;
    }

    /** What an order number is found by: the whole, without the hyphens, and without what stands before the digits. */
    public static Set<String> ofNumber(String number) {
        String plain = normalize(number);
        Set<String> terms = new HashSet<>();
        terms.add(plain);
        terms.add(NO_LETTER.matcher(plain).replaceAll(""));
        terms.add(plain.replaceFirst("^.*[^0-9](?=[0-9])", ""));
        terms.remove("");
        return terms;
    }

    /**
     * What a name of several words is found by: the whole, and what is left of it from each later word on, so that a
     * search for the beginning of any word finds it. A double-barrelled name is found with a space for its hyphen, too.
     */
    public static Stream<String> beginnings(String name) {
        String plain = normalize(name);
        IntStream later = IntStream.range(1, plain.length())
                .filter(at -> isBetweenWords(plain.charAt(at - 1)) && !isBetweenWords(plain.charAt(at)));
        return IntStream.concat(IntStream.of(0), later)
                .limit(MOST_WORDS)
                .mapToObj(plain::substring)
                .flatMap(text -> Stream.of(text, text.replace('-', ' ')))
                .distinct();
    }

    private static boolean isBetweenWords(char character) {
        return character == ' ' || character == '-';
    }

    /**
     * What a person is found by.
     *
     * @param firstName may be null
     * @param lastName may be null
     */
    public static Set<String> ofPerson(String firstName, String lastName) {
        String firstNameFirst = joined(firstName, lastName);
        String lastNameFirst = normalize(joined(lastName, firstName));
        Set<String> terms = new HashSet<>();
        beginnings(firstNameFirst)
                .filter(term -> !lastNameFirst.startsWith(term))
                .forEach(terms::add);
        terms.add(normalize(firstNameFirst));
        terms.add(lastNameFirst);
        terms.remove("");
        return terms;
    }

    private static String joined(String... names) {
        return Stream.of(names).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    static Set<String> of(Order order) {
        Set<String> terms = new HashSet<>(ofNumber(order.getNumber().value()));
        order.getConsumer().ifPresent(consumer -> {
            terms.addAll(ofPerson(consumer.getFirstName(), consumer.getLastName()));
            Stream.ofNullable(consumer.getEmail()).forEach(text -> add(terms, text));
            Stream.of(consumer.getCompanyName(), consumer.getDeliveryName())
                    .filter(Objects::nonNull)
                    .flatMap(SearchTerms::beginnings)
                    .forEach(text -> add(terms, text));
        });
        order.getLines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .forEach(line -> add(terms, line.partNumber()));
        return terms;
    }

    private static void add(Set<String> terms, String text) {
        Stream.of(normalize(text)).filter(term -> !term.isEmpty()).forEach(terms::add);
    }
}
