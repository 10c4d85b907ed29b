package se.kassa.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is missing of a product. A product that has any fact about food needs its ingredients, allergens and net quantity,
 * too. A text counts in any language.
 */
public final class MissingFacts {

    private MissingFacts() {}

    /**
     * Names the missing facts, as {@code fact.*} of the texts for staff.
     *
     * @param facts keys of the facts that the product has
     */
    public static List<String> of(Product product, Collection<ProductFactKind.Key> facts) {
        Set<ProductFactKind> present =
                facts.stream().map(ProductFactKind.Key::fact).collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        Stream.concat(ProductFactKind.needed().stream(), food(present))
                .filter(fact -> !present.contains(fact))
                .map(ProductFactKind::name)
                .forEach(missing::add);
        if (isFood(present) && product.getNetQuantity() == null) {
            missing.add("NET_QUANTITY");
        }
        if (Product.NO_PICTURE.equals(product.getPicture())) {
            missing.add("PICTURE");
        }
        return missing;
    }

    private static Stream<ProductFactKind> food(Set<ProductFactKind> present) {
        return isFood(present) ? Stream.of(ProductFactKind.INGREDIENTS, ProductFactKind.ALLERGENS) : Stream.empty();
    }

    private static boolean isFood(Set<ProductFactKind> present) {
        return present.stream().anyMatch(fact -> !fact.isSafety());
    }

    /** Those of products that lack something, in their order. */
    public static Map<Product, List<String>> of(
            Collection<Product> products, Map<String, Map<ProductFactKind.Key, String>> facts) {
        Map<Product, List<String>> all = new LinkedHashMap<>();
        products.forEach(product -> {
            List<String> missing =
                    of(product, facts.getOrDefault(product.getSku(), Map.of()).keySet());
            if (!missing.isEmpty()) {
                all.put(product, missing);
            }
        });
        return all;
    }
}
