package se.kassa.order;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import se.kassa.platform.text.PlainText;

/** What an order is found by: a search looks for the beginnings of these. */
public final class SearchTerms {

    /** Longer terms are cut; so are longer searches. */
    private static final int LONGEST = 200;

    private SearchTerms() {}

    /** As it is kept and looked for. */
    public static String normalize(String text) {
        String plain = PlainText.forSearch(text);
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    static Set<String> of(Order order) {
        Set<String> terms = new HashSet<>();
        add(terms, order.getNumber().value());
        order.getConsumer().ifPresent(consumer -> consumer.searchTexts().forEach(text -> add(terms, text)));
        order.getLines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .forEach(line -> add(terms, line.partNumber()));
        return terms;
    }

    private static void add(Set<String> terms, String text) {
        Stream.of(normalize(text)).filter(term -> !term.isEmpty()).forEach(terms::add);
    }
}
