package se.kassa.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import se.kassa.platform.settings.Settings;

/** Stores and finds orders, and assigns their numbers. */
@ApplicationScoped
@Transactional
public class OrderRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Settings settings;

    /** Returns a new order number, unique for ever; numbers may have gaps. */
    public OrderNumber mintNumber() {
        Number next = (Number) entityManager
                .createNativeQuery("select nextval('order_number_seq')")
                .getSingleResult();
        return new OrderNumber(settings.orderNumberPrefix() + next.longValue());
    }

    /**
     * Whether a reference has the format of this shop's order numbers: the prefix, digits, and optionally the number of
     * a later payment attempt. Without a prefix, references of another shop cannot be distinguished.
     */
    public boolean isNumberOfOurs(String reference) {
        return reference != null
                && reference.startsWith(settings.orderNumberPrefix())
                && reference.substring(settings.orderNumberPrefix().length()).matches("\\d{5,18}(-\\d{1,4})?");
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Order order) {
        entityManager.persist(order);
        entityManager.flush();
    }

    /** Returns the order with a row lock that is held until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Order lock(long id) {
        return entityManager.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Finds an order with its lines loaded. */
    public Optional<Order> byNumber(String number) {
        return by("number", number);
    }

    /** Finds an order with its lines loaded. */
    public Optional<Order> byReceiptToken(String token) {
        return by("receiptToken", token);
    }

    /** Finds an order with its lines loaded. */
    public Optional<Order> byCartToken(String token) {
        return by("cartToken", token);
    }

    /** Orders in payment review, newest first. */
    public List<Order> held(int atMost) {
        return entityManager
                .createQuery("select o from Order o where o.review.reason is not null order by o.id desc", Order.class)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** The id of the order made from a cart, for callers that lock it next; empty if there is none. */
    public Optional<Long> idByCartToken(String token) {
        return entityManager
                .createQuery("select o.id from Order o where o.cartToken = :token", Long.class)
                .setParameter("token", token)
                .getResultStream()
                .findFirst();
    }

    /** Number of orders in payment review. */
    public long countInReview() {
        return entityManager
                .createQuery("select count(o) from Order o where o.review.reason is not null", Long.class)
                .getSingleResult();
    }

    private Optional<Order> by(String attribute, String value) {
        Optional<Order> found = entityManager
                .createQuery("select o from Order o where o." + attribute + " = :value", Order.class)
                .setParameter("value", value)
                .getResultStream()
                .findFirst();
        found.ifPresent(Order::getLines);
        return found;
    }
}
