package se.kassa.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.kassa.platform.i18n.Languages;

/** Immutable copy of the catalogue. */
final class CatalogueSnapshot {

    private static final int MAX_RESULTS = 1_000;

    private final List<Category> categories;
    private final List<Product> all;
    private final Map<String, Product> byNumber;
    private final Map<String, List<Product>> byCategory;
    private final Map<Locale, SpellingSuggestion> spelling = new ConcurrentHashMap<>();

    /**
     * @param categories in display order
     * @param products those on sale, in display order
     */
    CatalogueSnapshot(List<Category> categories, List<Product> products) {
        this.categories = List.copyOf(categories);
        all = List.copyOf(products);
        byNumber = all.stream().collect(Collectors.toMap(Product::getSku, Function.identity()));
        byCategory = all.stream()
                .collect(Collectors.groupingBy(Product::getCategory, HashMap::new, Collectors.toUnmodifiableList()));
    }

    List<Category> categories() {
        return categories;
    }

    List<Product> all() {
        return all;
    }

    List<Product> ofCategory(String category) {
        return byCategory.getOrDefault(category, List.of());
    }

    Optional<Product> find(String sku) {
        return Optional.ofNullable(byNumber.get(sku));
    }

    Map<String, Product> find(Collection<String> skus) {
        return skus.stream()
                .distinct()
                .filter(byNumber::containsKey)
                .collect(Collectors.toMap(Function.identity(), byNumber::get));
    }

    /** The most relevant first: those with a word in their name before those with it in the description. */
    List<Product> search(String words, Locale language) {
        List<Product> found = searchIn(language, words);
        return found.isEmpty()
                ? Languages.all().stream()
                        .filter(other -> !other.equals(language))
                        .map(other -> searchIn(other, words))
                        .filter(inOther -> !inOther.isEmpty())
                        .findFirst()
                        .orElse(found)
                : found;
    }

    private List<Product> searchIn(Locale language, String words) {
        List<Word> wanted = SearchText.words(words).stream()
                .map(word -> word(word, language))
                .toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Product> found = all.stream()
                .filter(product -> wanted.stream().allMatch(word -> word.fits(product, language)))
                .toList();
        Map<Product, Integer> ranks = new IdentityHashMap<>();
        found.forEach(product -> ranks.put(product, rank(product, wanted, language)));
        return found.stream()
                .sorted(Comparator.comparing(ranks::get))
                .limit(MAX_RESULTS)
                .toList();
    }

    private static int rank(Product product, List<Word> wanted, Locale language) {
        String name = product.text(language).searchName();
        return wanted.stream().mapToInt(word -> word.rank(name)).sum();
    }

    private Word word(String typed, Locale language) {
        SearchWord word = new SearchWord(typed, WordForms.of(language));
        return new Word(
                word,
                categories.stream()
                        .filter(category -> word.isIn(SearchText.normalize(category.name(language))))
                        .map(Category::getCode)
                        .collect(Collectors.toSet()));
    }

    /** The words with their typing errors corrected, if that finds a product. */
    Optional<String> suggest(String words, Locale language) {
        return spelling.computeIfAbsent(language, this::spelling)
                .correct(SearchText.words(words), typed -> !searchIn(language, typed)
                        .isEmpty())
                .filter(corrected -> !searchIn(language, corrected).isEmpty());
    }

    private SpellingSuggestion spelling(Locale language) {
        List<String> names = new ArrayList<>();
        categories.forEach(category -> names.add(category.name(language)));
        all.forEach(product -> names.add(product.text(language).getName()));
        return new SpellingSuggestion(names, language);
    }

    /** A word of the search and the categories whose names contain it. */
    private record Word(SearchWord word, Set<String> categories) {

        boolean fits(Product product, Locale language) {
            return categories.contains(product.getCategory())
                    || product.getSku().toLowerCase(Locale.ROOT).startsWith(word.typed())
                    || product.text(language).matches(word);
        }

        int rank(String name) {
            if (word.begins(name)) {
                return 0;
            }
            return word.isIn(name) ? 1 : 2;
        }
    }
}
