package se.kassa.stock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.kassa.platform.database.UniqueViolation;

/**
 * Stock levels and reservations. Changes for an order use its lines in the database, in a few statements for any number
 * of lines; the caller holds the order's lock. Levels are locked in SKU order and read after that, so that two orders
 * never get the same unit.
 */
@ApplicationScoped
@Transactional
public class Stock {

    private static final int MAX_NAMED = 500;
    private static final String ITS_PRODUCTS =
            "(select l.sku from order_line l where l.order_id = ?1 and l.kind = 'PRODUCT')";
    private static final String ITS_PIECES = "(select sum(l.quantity) from order_line l"
            + " where l.order_id = ?1 and l.kind = 'PRODUCT' and l.sku = s.sku)";
    private static final String OF_OTHERS = "coalesce((select sum(r.quantity) from stock_reservation r"
            + " where r.sku = s.sku and r.order_id <> ?1), 0)";
    private static final String FREE = "greatest(s.quantity - " + OF_OTHERS + ", 0)";
    private static final String TAKEN = "least(" + ITS_PIECES + ", " + FREE + ")";

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /**
     * Quantity that the order can have; empty if stock is not tracked.
     *
     * @param orderId order whose own reservations count as available
     */
    public Optional<Integer> available(String sku, long orderId) {
        List<?> found = entityManager
                .createNativeQuery("select " + FREE + " from stock_level s where s.sku = ?2")
                .setParameter(1, orderId)
                .setParameter(2, sku)
                .getResultList();
        return found.stream().findFirst().map(pieces -> ((Number) pieces).intValue());
    }

    /**
     * Quantities that the order can have, by SKU; products whose stock is not tracked are missing.
     *
     * @param orderId order whose own reservations count as available
     */
    public Map<String, Integer> available(Collection<String> skus, long orderId) {
        Map<String, Integer> quantities = new HashMap<>();
        for (String sku : skus) {
            available(sku, orderId).ifPresent(quantity -> quantities.put(sku, quantity));
        }
        return quantities;
    }

    /** Stock level including reservations; empty if stock is not tracked. */
    public Optional<Integer> level(String sku) {
        return Optional.ofNullable(entityManager.find(StockLevel.class, sku)).map(StockLevel::getQuantity);
    }

    /** All stock levels by SKU. */
    public Map<String, Integer> levels() {
        Map<String, Integer> levels = new HashMap<>();
        entityManager
                .createQuery("select l from StockLevel l", StockLevel.class)
                .getResultList()
                .forEach(level -> levels.put(level.getSku(), level.getQuantity()));
        return levels;
    }

    /**
     * Sets a stock level.
     *
     * @param quantity zero or more; null to stop tracking, which deletes the reservations of the product
     */
    public void set(String sku, Integer quantity) {
        lockLevels(Set.of(sku));
        if (quantity == null) {
            update("delete from stock_reservation where sku = ?1", sku);
            update("delete from stock_level where sku = ?1", sku);
        } else if (update("update stock_level set quantity = ?2 where sku = ?1", sku, quantity) == 0) {
            update("insert into stock_level (sku, quantity) values (?1, ?2)", sku, quantity);
        }
    }

    /**
     * Changes several stock levels as {@link #change} does.
     *
     * @param shown levels that the caller started from, by SKU; null or missing if stock was not tracked
     * @param wanted new levels by SKU; null to stop tracking
     * @throws StockMovedException if one of the differences cannot be applied because the level changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changeAll(Map<String, Integer> shown, Map<String, Integer> wanted) {
        Set<String> skus = wanted.keySet().stream()
                .filter(sku -> !Objects.equals(shown.get(sku), wanted.get(sku)))
                .collect(Collectors.toSet());
        Set<String> tracked = Set.copyOf(lockLevels(skus));
        skus.forEach(sku -> change(sku, shown.get(sku), wanted.get(sku), tracked.contains(sku)));
    }

    /**
     * Changes a stock level by the difference between the shown and the entered quantity, so that units sold meanwhile
     * stay sold.
     *
     * @param shown level that the form loaded; null if stock was not tracked
     * @param wanted new level; null to stop tracking, which deletes the reservations of the product
     * @throws StockMovedException if the difference cannot be applied because the level changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void change(String sku, Integer shown, Integer wanted) {
        if (!Objects.equals(shown, wanted)) {
            change(sku, shown, wanted, shown == null && level(sku).isPresent());
        }
    }

    /** @param tracked whether the product has a level; asked only if none was shown */
    private void change(String sku, Integer shown, Integer wanted, boolean tracked) {
        boolean changed;
        if (shown == null) {
            changed = !tracked && insert(sku, wanted);
        } else if (wanted == null) {
            changed = update("update stock_level set quantity = quantity where sku = ?1 and quantity = ?2", sku, shown)
                    > 0;
            if (changed) {
                set(sku, null);
            }
        } else {
            changed = update(
                            "update stock_level set quantity = quantity + ?2 where sku = ?1 and quantity >= ?3",
                            sku,
                            wanted - shown,
                            shown - wanted)
                    > 0;
        }
        if (!changed) {
            throw new StockMovedException(sku);
        }
    }

    /** Returns false if somebody else has added a level at the same moment. */
    private boolean insert(String sku, int quantity) {
        try {
            return update("insert into stock_level (sku, quantity) values (?1, ?2)", sku, quantity) > 0;
        } catch (PersistenceException e) {
            if (UniqueViolation.isCauseOf(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Replaces the order's reservations by the quantities of its lines.
     *
     * @return SKUs with insufficient stock; if there are any, roll back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> reserve(long orderId) {
        lockLevels(orderId);
        List<String> missing = insufficient(orderId);
        update("delete from stock_reservation where order_id = ?1", orderId);
        update(
                "insert into stock_reservation (order_id, sku, quantity) select l.order_id, s.sku, sum(l.quantity)"
                        + " from order_line l join stock_level s on s.sku = l.sku"
                        + " where l.order_id = ?1 and l.kind = 'PRODUCT' group by l.order_id, s.sku",
                orderId);
        return missing;
    }

    /**
     * Deducts the quantities of a paid order and deletes its reservations. If stock is insufficient, takes what is not
     * reserved by others; only that can be restocked.
     *
     * @return SKUs with insufficient stock
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> sell(long orderId) {
        if (lockLevels(orderId).isEmpty()) {
            release(orderId);
            return List.of();
        }
        List<String> missing = insufficient(orderId);
        update(
                "insert into restocked_line (order_id, sku, quantity) select ?1, s.sku, " + ITS_PIECES + " - " + TAKEN
                        + " from stock_level s where s.sku in " + ITS_PRODUCTS + " and " + TAKEN + " < " + ITS_PIECES,
                orderId);
        update(
                "update stock_level s set quantity = s.quantity - " + TAKEN + " where s.sku in " + ITS_PRODUCTS,
                orderId);
        release(orderId);
        return missing;
    }

    /**
     * Adjusts the stock when the lines of a paid order change. If stock is insufficient, takes what is not reserved by
     * others; only that can be restocked.
     *
     * @param more additional quantity by SKU; negative for less
     * @return SKUs with insufficient stock
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> adjust(long orderId, SortedMap<String, Integer> more) {
        List<String> missing = new ArrayList<>();
        lockLevels(more.keySet());
        more.forEach((sku, pieces) -> {
            if (!locked(sku)) {
                return;
            }
            int taken = Math.min(pieces, available(sku, orderId).orElseThrow());
            if (taken < pieces) {
                missing.add(sku);
                returned(orderId, sku).add(pieces - taken);
            }
            update("update stock_level set quantity = quantity - ?2 where sku = ?1", sku, taken);
        });
        return missing;
    }

    /** Locks a stock level, then reads it; false if stock is not tracked. */
    private boolean locked(String sku) {
        StockLevel level = entityManager.find(StockLevel.class, sku, LockModeType.PESSIMISTIC_WRITE);
        if (level != null) {
            entityManager.refresh(level);
        }
        return level != null;
    }

    /** Deletes the order's reservations. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(long orderId) {
        update("delete from stock_reservation where order_id = ?1", orderId);
    }

    /**
     * Restocks quantities that the order bought; the caller has checked that it had them. Ignores products without a
     * stock level.
     *
     * @param pieces quantity by SKU
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void restock(long orderId, Map<String, Integer> pieces) {
        lockLevels(pieces.keySet());
        pieces.forEach((sku, quantity) -> {
            returned(orderId, sku).add(quantity);
            update("update stock_level set quantity = quantity + ?2 where sku = ?1", sku, quantity);
        });
    }

    private StockReturn returned(long orderId, String sku) {
        StockReturn known = entityManager.find(StockReturn.class, new StockReservation.Key(orderId, sku));
        if (known != null) {
            return known;
        }
        StockReturn back = new StockReturn(orderId, sku);
        entityManager.persist(back);
        return back;
    }

    /**
     * Quantity by SKU that the order has returned or never took because stock was insufficient; products without any
     * are missing.
     */
    public Map<String, Integer> restocked(long orderId) {
        Map<String, Integer> returned = new HashMap<>();
        entityManager
                .createQuery("select r from StockReturn r where r.orderId = :order", StockReturn.class)
                .setParameter("order", orderId)
                .getResultList()
                .forEach(back -> returned.put(back.getSku(), back.getQuantity()));
        return returned;
    }

    /**
     * Locks stock levels in the database's SKU order, which may differ from Java's, as for the products of an order. Locks
     * all levels if there are very many SKUs.
     *
     * @return the SKUs that have a level, possibly with others
     */
    private List<String> lockLevels(Collection<String> skus) {
        if (skus.isEmpty()) {
            return List.of();
        }
        List<String> named = skus.size() <= MAX_NAMED ? List.copyOf(skus) : List.of();
        String which = IntStream.rangeClosed(1, named.size())
                .mapToObj(position -> "?" + position)
                .collect(Collectors.joining(", ", " where s.sku in (", ")"));
        Query query = entityManager.createNativeQuery(
                "select s.sku from stock_level s" + (named.isEmpty() ? "" : which) + " order by s.sku for update");
        for (int i = 0; i < named.size(); i++) {
            query.setParameter(i + 1, named.get(i));
        }
        return names(query);
    }

    /** Locks the stock levels of the order's products in SKU order and returns the SKUs. */
    private List<String> lockLevels(long orderId) {
        entityManager.flush();
        return skus(
                "select s.sku from stock_level s where s.sku in " + ITS_PRODUCTS + " order by s.sku for update",
                orderId);
    }

    private List<String> insufficient(long orderId) {
        return skus(
                "select s.sku from stock_level s where s.sku in " + ITS_PRODUCTS + " and s.quantity - " + OF_OTHERS
                        + " < " + ITS_PIECES,
                orderId);
    }

    private List<String> skus(String sql, long orderId) {
        return names(entityManager.createNativeQuery(sql).setParameter(1, orderId));
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Query query) {
        return query.getResultList();
    }

    private int update(String sql, Object... parameters) {
        var query = entityManager.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }
}
