package se.kassa.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Immutable copy of the catalogue. */
final class CatalogueSnapshot {

    private static final int MAX_RESULTS = 1_000;

    private final List<Category> categories;
    private final List<Product> all;
    private final Map<String, Product> byNumber;
    private final Map<String, List<Product>> byCategory;

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

    List<Product> search(String words, Locale language) {
        List<Word> wanted = SearchText.words(words).stream()
                .map(word -> new Word(word, categoriesWith(word, language)))
                .toList();
        return wanted.isEmpty()
                ? List.of()
                : all.stream()
                        .filter(product -> wanted.stream().allMatch(word -> word.fits(product, language)))
                        .limit(MAX_RESULTS)
                        .toList();
    }

    private Set<String> categoriesWith(String word, Locale language) {
        return categories.stream()
                .filter(category -> SearchText.begins(SearchText.normalize(category.name(language)), word))
                .map(Category::getCode)
                .collect(Collectors.toSet());
    }

    /** A word of the search and the categories whose names contain it. */
    private record Word(String text, Set<String> categories) {

        boolean fits(Product product, Locale language) {
            return categories.contains(product.getCategory())
                    || product.getSku().toLowerCase(Locale.ROOT).startsWith(text)
                    || product.text(language).hasWord(text);
        }
    }
}
