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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.kassa.platform.database.UniqueViolation;

/**
 * All stock levels. What is written of an order follows the lines that the database has of it, in a few statements however
 * many lines there are; who calls holds the order's lock. The levels are locked in the order of the product numbers, and
 * looked at after that, so that two orders never get the same piece.
 */
@ApplicationScoped
@Transactional
public class Stock {

    private static final int MOST_NAMED = 500;
    private static final String ITS_PRODUCTS =
            "(select l.part_number from order_line l where l.order_id = ?1 and l.kind = 'PRODUCT')";
    private static final String ITS_PIECES = "(select sum(l.quantity) from order_line l"
            + " where l.order_id = ?1 and l.kind = 'PRODUCT' and l.part_number = s.sku)";
    private static final String OF_OTHERS = "coalesce((select sum(r.quantity) from stock_reservation r"
            + " where r.sku = s.sku and r.order_id <> ?1), 0)";
    private static final String FREE = "greatest(s.quantity - " + OF_OTHERS + ", 0)";
    private static final String TAKEN = "least(" + ITS_PIECES + ", " + FREE + ")";

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /**
     * How many pieces the order can have in all; empty for a product without a level.
     *
     * @param orderId whose own reservations count as free
     */
    public Optional<Integer> available(String sku, long orderId) {
        List<?> found = entityManager
                .createNativeQuery("select " + FREE + " from stock_level s where s.sku = ?2")
                .setParameter(1, orderId)
                .setParameter(2, sku)
                .getResultList();
        return found.stream().findFirst().map(pieces -> ((Number) pieces).intValue());
    }

    /** The pieces that nobody has paid yet; empty for a product without a level. */
    public Optional<Integer> level(String sku) {
        return Optional.ofNullable(entityManager.find(StockLevel.class, sku)).map(StockLevel::getQuantity);
    }

    /** The levels of all products that have one, by product number. */
    public Map<String, Integer> levels() {
        Map<String, Integer> levels = new HashMap<>();
        entityManager
                .createQuery("select l from StockLevel l", StockLevel.class)
                .getResultList()
                .forEach(level -> levels.put(level.getSku(), level.getQuantity()));
        return levels;
    }

    /**
     * Sets how many pieces there are.
     *
     * @param quantity zero or more; null to stop counting, which gives up the reservations of the product
     */
    public void set(String sku, Integer quantity) {
        setAll(Collections.singletonMap(sku, quantity));
    }

    /**
     * Sets how many pieces there are of several products.
     *
     * @param quantities by product number: zero or more; null to stop counting, which gives up the reservations of the
     *     product
     */
    public void setAll(Map<String, Integer> quantities) {
        lockLevels(quantities.keySet());
        quantities.forEach((sku, quantity) -> {
            if (quantity == null) {
                update("delete from stock_reservation where sku = ?1", sku);
                update("delete from stock_level where sku = ?1", sku);
            } else if (update("update stock_level set quantity = ?2 where sku = ?1", sku, quantity) == 0) {
                update("insert into stock_level (sku, quantity) values (?1, ?2)", sku, quantity);
            }
        });
    }

    /**
     * Changes a level by the difference between what a form showed and what was typed, so that pieces that were sold
     * meanwhile stay sold.
     *
     * @param shown the level that the form showed; null where the product was not counted
     * @param wanted null to stop counting, which gives up the reservations of the product
     * @throws StockMovedException where the difference can't be applied: the product is counted or not counted otherwise
     *     than the form showed, fewer pieces are left than are to be taken away, or counting is to stop and the level is
     *     another
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void change(String sku, Integer shown, Integer wanted) {
        if (Objects.equals(shown, wanted)) {
            return;
        }
        boolean changed;
        if (shown == null) {
            changed = insert(sku, wanted);
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

    /** False where the product has a level already. */
    private boolean insert(String sku, int quantity) {
        if (level(sku).isPresent()) {
            return false;
        }
        try {
            return update("insert into stock_level (sku, quantity) values (?1, ?2)", sku, quantity) > 0;
        } catch (PersistenceException e) {
            if (UniqueViolation.isBehind(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Holds back what the order has on its lines now, and nothing else.
     *
     * @return the numbers of the products of which there is not enough; where there are some, roll back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> reserve(long orderId) {
        lockLevels(orderId);
        List<String> missing = lacking(orderId);
        update("delete from stock_reservation where order_id = ?1", orderId);
        update(
                "insert into stock_reservation (order_id, sku, quantity) select l.order_id, s.sku, sum(l.quantity)"
                        + " from order_line l join stock_level s on s.sku = l.part_number"
                        + " where l.order_id = ?1 and l.kind = 'PRODUCT' group by l.order_id, s.sku",
                orderId);
        return missing;
    }

    /**
     * The order is paid: its pieces are gone. Where there are too few, what nobody else has reserved goes, and only that
     * can come back.
     *
     * @return the numbers of the products of which there was not enough
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> sell(long orderId) {
        if (lockLevels(orderId).isEmpty()) {
            release(orderId);
            return List.of();
        }
        List<String> missing = lacking(orderId);
        update(
                "insert into stock_return (order_id, sku, quantity) select ?1, s.sku, " + ITS_PIECES + " - " + TAKEN
                        + " from stock_level s where s.sku in " + ITS_PRODUCTS + " and " + TAKEN + " < " + ITS_PIECES,
                orderId);
        update(
                "update stock_level s set quantity = s.quantity - " + TAKEN + " where s.sku in " + ITS_PRODUCTS,
                orderId);
        release(orderId);
        return missing;
    }

    /**
     * An order that was paid has other pieces now. Where there are too few, what nobody else has reserved goes, and only
     * that can come back.
     *
     * @param more how many pieces it has more, by product number; fewer where negative
     * @return the numbers of the products of which there was not enough
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> move(long orderId, SortedMap<String, Integer> more) {
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

    /** Locks the level of a product, and reads it only then; false where it has none. */
    private boolean locked(String sku) {
        StockLevel level = entityManager.find(StockLevel.class, sku, LockModeType.PESSIMISTIC_WRITE);
        if (level != null) {
            entityManager.refresh(level);
        }
        return level != null;
    }

    /** Gives back what the order holds, if it holds anything. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(long orderId) {
        update("delete from stock_reservation where order_id = ?1", orderId);
    }

    /**
     * Puts pieces that the order bought back; who calls has made sure that it had them. Nothing without a level.
     *
     * @param pieces by product number
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void putBack(long orderId, Map<String, Integer> pieces) {
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
     * How many pieces of each product the order has given back, or never took, for they were not there; products of which
     * there are none are not among them.
     */
    public Map<String, Integer> putBackOf(long orderId) {
        Map<String, Integer> returned = new HashMap<>();
        entityManager
                .createQuery("select r from StockReturn r where r.orderId = :order", StockReturn.class)
                .setParameter("order", orderId)
                .getResultList()
                .forEach(back -> returned.put(back.getSku(), back.getQuantity()));
        return returned;
    }

    /**
     * Locks the levels of these products, in the database's own order of their numbers, as those of an order are locked:
     * it need not be Java's. Where there are very many, locks all.
     */
    private void lockLevels(Collection<String> skus) {
        if (skus.isEmpty()) {
            return;
        }
        List<String> named = skus.size() <= MOST_NAMED ? List.copyOf(skus) : List.of();
        String which = IntStream.rangeClosed(1, named.size())
                .mapToObj(position -> "?" + position)
                .collect(Collectors.joining(", ", " where s.sku in (", ")"));
        Query query = entityManager.createNativeQuery(
                "select s.sku from stock_level s" + (named.isEmpty() ? "" : which) + " order by s.sku for update");
        for (int i = 0; i < named.size(); i++) {
            query.setParameter(i + 1, named.get(i));
        }
        query.getResultList();
    }

    /** Locks the levels of the order's products, in the order of their numbers, and tells which have one. */
    private List<String> lockLevels(long orderId) {
        entityManager.flush();
        return skus(
                "select s.sku from stock_level s where s.sku in " + ITS_PRODUCTS + " order by s.sku for update",
                orderId);
    }

    private List<String> lacking(long orderId) {
        return skus(
                "select s.sku from stock_level s where s.sku in " + ITS_PRODUCTS + " and s.quantity - " + OF_OTHERS
                        + " < " + ITS_PIECES,
                orderId);
    }

    @SuppressWarnings("unchecked")
    private List<String> skus(String sql, long orderId) {
        return entityManager.createNativeQuery(sql).setParameter(1, orderId).getResultList();
    }

    private int update(String sql, Object... parameters) {
        var query = entityManager.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query.executeUpdate();
    }
}
