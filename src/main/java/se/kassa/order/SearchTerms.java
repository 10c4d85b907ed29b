package se.kassa.order;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.kassa.platform.text.TextNormalizer;

/** Builds the search terms of orders; a search matches the beginning of a term. */
public final class SearchTerms {

    /** Longer terms and searches are cut. */
    private static final int LONGEST = 200;

    private static final int MOST_WORDS = 8;
    private static final Pattern GROUPED_DIGITS = Pattern.compile("\\d{1,3}( \\d{3})+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\d]");

    private SearchTerms() {}

    /** Normalises a text for storing and searching. */
    public static String normalize(String text) {
        String plain = TextNormalizer.forSearch(text);
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** The search prefix for a user's input; an order number may be written with # and spaces. */
    public static String ofSearch(String text) {
        String plain = normalize(text).replaceFirst("^# ?", "");
        return GROUPED_DIGITS.matcher(plain).matches() ? plain.replace(" ", "") : plain;
    }

    /** Search terms of an order number: the whole number, without hyphens, and without the prefix. */
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
     * Search terms of a name of several words: the whole name, and the rest of the name from each later word on, so
     * that the beginning of any word matches. A hyphenated name also matches with a space.
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
     * Search terms of a person's name.
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
        order.getCustomer().ifPresent(customer -> {
            terms.addAll(ofPerson(customer.getFirstName(), customer.getLastName()));
            Stream.ofNullable(customer.getEmail()).forEach(text -> add(terms, text));
            Stream.of(customer.getCompanyName(), customer.getDeliveryName())
                    .filter(Objects::nonNull)
                    .flatMap(SearchTerms::beginnings)
                    .forEach(text -> add(terms, text));
        });
        order.getLines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .forEach(line -> add(terms, line.sku()));
        return terms;
    }

    private static void add(Set<String> terms, String text) {
        Stream.of(normalize(text)).filter(term -> !term.isEmpty()).forEach(terms::add);
    }
}
