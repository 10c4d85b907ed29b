package se.kassa.order;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.kassa.platform.text.SearchKeys;

/** Builds the search terms of orders; a search matches the beginning of a term. */
public final class SearchTerms {

    /** Longer terms and searches are cut. */
    private static final int LONGEST = 200;

    private static final int MOST_WORDS = 8;

    /** So many products of an order are found by name; all by SKU. */
    private static final int MOST_NAMED_PRODUCTS = 20;

    private static final Pattern GROUPED_DIGITS = Pattern.compile("\\d{1,3}( \\d{3})+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\d]");

    /** A phone number, postcode or tracking number, however it is grouped. */
    private static final Pattern DIGITS = Pattern.compile("\\+?\\(?\\d(?:[ ()/.-]*\\d){4,}");

    private static final String SWEDEN = "46";

    private SearchTerms() {}

    /** Normalises a text for storing and searching. */
    public static String normalize(String text) {
        String plain = SearchKeys.forSearch(text);
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /**
     * The search prefix for a user's input. An order number may be written with # and spaces, and five digits or more
     * with spaces, hyphens and a plus sign.
     */
    public static String ofSearch(String text) {
        String plain = normalize(text).replaceFirst("^# ?", "");
        return GROUPED_DIGITS.matcher(plain).matches() ? plain.replace(" ", "") : compact(plain);
    }

    /** Only the digits if the text is five digits or more, however grouped; else unchanged. */
    private static String compact(String plain) {
        return DIGITS.matcher(plain).matches() ? NO_LETTER.matcher(plain).replaceAll("") : plain;
    }

    /**
     * Search terms of a phone number: with country code, also after 00, and a Swedish one as dialled in Sweden.
     *
     * @param phone as stored; a number that starts with a single 0 is Swedish. May be null
     */
    public static Set<String> ofPhone(String phone) {
        String plain = phone == null ? "" : normalize(phone).replaceAll("[^+\\d]", "");
        if (plain.replace("+", "").isEmpty()) {
            return Set.of();
        }
        if (!plain.startsWith("+") && !plain.startsWith("0")) {
            return Set.of(plain.replace("+", ""));
        }
        String digits = plain.replaceFirst("^(\\+|00)", "").replace("+", "").replaceFirst("^0", SWEDEN);
        Set<String> terms = new HashSet<>(Set.of(digits, "00" + digits));
        if (digits.startsWith(SWEDEN)) {
            terms.add("0" + digits.substring(SWEDEN.length()));
        }
        return terms;
    }

    /**
     * Search terms of texts that are found by their beginning: as written, and if they consist of digits, without what
     * groups them. Nulls and empty texts have none.
     */
    public static Set<String> ofTexts(Stream<String> texts) {
        return texts.filter(Objects::nonNull)
                .map(SearchTerms::normalize)
                .flatMap(plain -> Stream.of(plain, compact(plain)))
                .filter(term -> !term.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Search terms of the names of an order's products: each word of a name, of so many products at most. */
    public static Set<String> ofProducts(Stream<String> names) {
        return names.distinct()
                .limit(MOST_NAMED_PRODUCTS)
                .flatMap(SearchTerms::beginnings)
                .filter(term -> !term.isEmpty())
                .collect(Collectors.toSet());
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
            terms.addAll(ofPhone(customer.getPhone()));
            PostalAddress home = customer.getAddress();
            PostalAddress delivery = customer.getDeliveryAddress();
            terms.addAll(
                    ofTexts(Stream.of(customer.getEmail(), home.zip(), home.city(), delivery.zip(), delivery.city())));
            Stream.of(customer.getCompanyName(), customer.getDeliveryName())
                    .filter(Objects::nonNull)
                    .flatMap(SearchTerms::beginnings)
                    .filter(term -> !term.isEmpty())
                    .forEach(terms::add);
        });
        terms.addAll(ofTexts(Stream.ofNullable(order.getTrackingNumber())));
        terms.addAll(ofTexts(products(order).map(Line::sku)));
        terms.addAll(ofProducts(products(order).map(Line::name)));
        return terms;
    }

    private static Stream<Line> products(Order order) {
        return order.getLines().stream().filter(line -> line.kind() == Line.Kind.PRODUCT);
    }
}
