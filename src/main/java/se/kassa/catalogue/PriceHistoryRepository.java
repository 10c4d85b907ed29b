package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import se.kassa.platform.settings.ShopSettings;

/** Records every price of every product. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PriceHistoryRepository {

    private static final int BATCH = 500;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    @Inject
    private ShopSettings settings;

    /** Records the first price of a product that was just persisted. */
    public void begin(Product product, String actor) {
        entityManager.persist(present(product, actor));
    }

    /** Changes a product, and records its price if that is another one afterwards. */
    public void change(Product product, Consumer<Product> change, String actor) {
        PriceChange before = present(product, actor);
        change.accept(product);
        PriceChange after = present(product, actor);
        if (!after.isSamePrice(before)) {
            entityManager.persist(after);
        }
    }

    private PriceChange present(Product product, String actor) {
        return new PriceChange(product, OffsetDateTime.now(clock), actor);
    }

    /** The newest changes of a product, the newest first. */
    @Transactional
    public List<PriceChange> newest(String sku, int most) {
        return entityManager
                .createQuery(
                        "select c from PriceChange c where c.sku = :sku order by c.at desc, c.id desc",
                        PriceChange.class)
                .setParameter("sku", sku)
                .setMaxResults(most)
                .getResultList();
    }

    /** Gives products with a sale that is not over the prior price of that sale. */
    void showPriorPrices(Collection<Product> products) {
        LocalDate today = LocalDate.now(clock.withZone(settings.timeZone()));
        List<Product> reduced = products.stream()
                .filter(product ->
                        product.getSale() != null && !product.getSale().last().isBefore(today))
                .toList();
        for (int from = 0; from < reduced.size(); from += BATCH) {
            List<Product> some = reduced.subList(from, Math.min(reduced.size(), from + BATCH));
            Map<String, List<PriceChange>> histories =
                    of(some.stream().map(Product::getSku).toList());
            some.forEach(product -> product.showPriorPrice(
                    priorPrice(product.getSale(), today, histories.getOrDefault(product.getSku(), List.of()))));
        }
    }

    private OptionalLong priorPrice(Sale sale, LocalDate today, List<PriceChange> history) {
        PriorPrice prices = new PriorPrice(history, settings.timeZone());
        return sale.first().isAfter(today)
                ? prices.at(sale.first().atStartOfDay(settings.timeZone()).toInstant())
                : prices.at(clock.instant());
    }

    /**
     * The lowest prices that were charged in the 30 days before a moment, minor units.
     *
     * @return by SKU; those that were not sold then are missing
     */
    @Transactional
    public Map<String, Long> lowestBefore(Collection<String> skus, OffsetDateTime moment) {
        Map<String, Long> lowest = new HashMap<>();
        if (!skus.isEmpty()) {
            of(List.copyOf(skus)).forEach((sku, history) -> new PriorPrice(history, settings.timeZone())
                    .lowestBefore(moment.toInstant())
                    .ifPresent(price -> lowest.put(sku, price)));
        }
        return lowest;
    }

    /** The changes of each product, the oldest first. */
    private Map<String, List<PriceChange>> of(List<String> skus) {
        return entityManager
                .createQuery("select c from PriceChange c where c.sku in :skus order by c.at, c.id", PriceChange.class)
                .setParameter("skus", skus)
                .getResultStream()
                .collect(Collectors.groupingBy(PriceChange::getSku));
    }
}
