package se.kassa.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds orders for the order desk, newest first, page by page from a known order on. */
@ApplicationScoped
@Transactional
public class OrderList {

    /** What a list shows. */
    public enum Filter {
        ALL("o.id is not null"),
        TO_SHIP("o.paidAt is not null and o.hold.reason is null and o.shippingState = :notShipped"
                + " and o.paymentState in :shippable"),
        WAITING("o.paymentState in :waiting and o.hold.reason is null"),
        HELD("o.hold.reason is not null");

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }
    }

    private static final List<PaymentState> SHIPPABLE =
            List.of(PaymentState.AUTHORIZED, PaymentState.PARTIALLY_CAPTURED, PaymentState.CAPTURED);
    private static final List<PaymentState> WAITING =
            List.of(PaymentState.PENDING, PaymentState.STOPPED, PaymentState.UNKNOWN);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    /**
     * The orders after a known one.
     *
     * @param search the beginning of a number, a name or an e-mail; null for all
     * @param after the database id of the last order of the page before; null for the first page
     * @param atMost how many
     */
    public List<Order> older(Filter filter, String search, Long after, int atMost) {
        String position = after == null ? "" : " and o.id < :position";
        return query(filter, search, position, " order by o.id desc", after)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** The orders before a known one, nearest to it, newest first. */
    public List<Order> newer(Filter filter, String search, Long before, int atMost) {
        List<Order> nearestFirst = query(filter, search, " and o.id > :position", " order by o.id", before)
                .setMaxResults(atMost)
                .getResultList();
        Collections.reverse(nearestFirst);
        return nearestFirst;
    }

    private TypedQuery<Order> query(Filter filter, String search, String position, String order, Long id) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder("select o from Order o where ").append(filter.condition);
        if (filter == Filter.TO_SHIP) {
            parameters.put("notShipped", ShippingState.NOT_SHIPPED);
            parameters.put("shippable", SHIPPABLE);
        } else if (filter == Filter.WAITING) {
            parameters.put("waiting", WAITING);
        }
        if (search != null && !search.isBlank()) {
            text.append(" and (lower(o.number) like :search escape '!' or lower(o.consumer.firstName) like :search"
                    + " escape '!' or lower(o.consumer.lastName) like :search escape '!'"
                    + " or lower(o.consumer.email) like :search escape '!')");
            parameters.put("search", prefix(search));
        }
        if (!position.isEmpty()) {
            text.append(position);
            parameters.put("position", id);
        }
        TypedQuery<Order> query = entityManager.createQuery(text.append(order).toString(), Order.class);
        parameters.forEach(query::setParameter);
        return query;
    }

    private static String prefix(String search) {
        String escaped = search.strip()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return escaped + "%";
    }
}
