package se.kassa.order;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.kassa.platform.text.PlainText;

/** What an order is found by: a search looks for the beginnings of these. */
public final class SearchTerms {

    /** Longer terms are cut; so are longer searches. */
    private static final int LONGEST = 200;

    private static final int MOST_WORDS = 8;

    private SearchTerms() {}

    /** As it is kept and looked for. */
    public static String normalize(String text) {
        String plain = PlainText.forSearch(text);
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /**
     * What a name of several words is found by: the whole, and what is left of it from each later word on, so that a
     * search for the beginning of any word finds it.
     */
    public static Stream<String> beginnings(String name) {
        String[] words = normalize(name).split(" ");
        return IntStream.range(0, Math.min(words.length, MOST_WORDS))
                .mapToObj(first -> String.join(" ", Arrays.asList(words).subList(first, words.length)));
    }

    static Set<String> of(Order order) {
        Set<String> terms = new HashSet<>();
        add(terms, order.getNumber().value());
        order.getConsumer().ifPresent(consumer -> {
            consumer.searchTexts().forEach(text -> add(terms, text));
            Stream.ofNullable(consumer.getCompanyName())
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
