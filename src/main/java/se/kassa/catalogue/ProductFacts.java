package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The facts about products that the law asks for. They are read with the page of a product, not kept in memory. */
@ApplicationScoped
@Transactional
public class ProductFacts {

    private static final int BATCH = 500;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /** The texts of a product. */
    public Map<ProductFactKind.Key, String> of(String sku) {
        return of(List.of(sku)).getOrDefault(sku, Map.of());
    }

    /** The texts of products by SKU; those without any are missing. */
    public Map<String, Map<ProductFactKind.Key, String>> of(Collection<String> skus) {
        Map<String, Map<ProductFactKind.Key, String>> all = new HashMap<>();
        stored(List.copyOf(skus)).forEach(fact -> all.computeIfAbsent(fact.getSku(), sku -> new HashMap<>())
                .put(fact.getKey(), fact.getText()));
        return all;
    }

    private List<ProductFact> stored(List<String> skus) {
        List<ProductFact> found = new ArrayList<>();
        for (int from = 0; from < skus.size(); from += BATCH) {
            found.addAll(entityManager
                    .createQuery("select f from ProductFact f where f.sku in :skus", ProductFact.class)
                    .setParameter("skus", skus.subList(from, Math.min(skus.size(), from + BATCH)))
                    .getResultList());
        }
        return found;
    }

    /**
     * Sets texts of products.
     *
     * @param texts by SKU; an empty text removes a fact, a missing one keeps it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void save(Map<String, Map<ProductFactKind.Key, String>> texts) {
        Map<String, Map<ProductFactKind.Key, ProductFact>> known = new HashMap<>();
        stored(List.copyOf(texts.keySet())).forEach(fact -> known.computeIfAbsent(fact.getSku(), sku -> new HashMap<>())
                .put(fact.getKey(), fact));
        texts.forEach((sku, facts) -> facts.forEach((key, text) -> {
            ProductFact fact = known.getOrDefault(sku, Map.of()).get(key);
            if (fact == null && !text.isEmpty()) {
                entityManager.persist(new ProductFact(sku, key, text));
            } else if (fact != null && text.isEmpty()) {
                entityManager.remove(fact);
            } else if (fact != null) {
                fact.setText(text);
            }
        }));
    }

    /**
     * Why products of an order cannot be withdrawn from, by SKU; those that can are missing. A reason that was set after
     * the order was placed does not count.
     */
    public Map<String, WithdrawalExemption> exemptions(Collection<String> skus, OffsetDateTime placed) {
        Map<String, WithdrawalExemption> reasons = new HashMap<>();
        if (!skus.isEmpty()) {
            entityManager
                    .createQuery(
                            "select p from Product p where p.sku in :skus and p.exemption is not null"
                                    + " and p.exemptSince <= :placed",
                            Product.class)
                    .setParameter("skus", List.copyOf(skus))
                    .setParameter("placed", placed)
                    .getResultList()
                    .forEach(product -> reasons.put(product.getSku(), product.getExemption()));
        }
        return reasons;
    }
}
