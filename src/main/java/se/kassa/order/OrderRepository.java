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

/** All orders: mints their numbers, keeps and finds them. */
@ApplicationScoped
@Transactional
public class OrderRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Settings settings;

    /** A number that no order has had or will have; numbers may have gaps. */
    public OrderNumber mintNumber() {
        Number next = (Number) entityManager
                .createNativeQuery("select nextval('order_number_seq')")
                .getSingleResult();
        return new OrderNumber(settings.orderNumberPrefix() + next.longValue());
    }

    /**
     * Whether a reference looks like one of this shop's: our prefix, digits, and perhaps the number of a later attempt.
     * Another shop without a prefix of its own can't be told apart.
     */
    public boolean isNumberOfOurs(String reference) {
        return reference != null
                && reference.startsWith(settings.orderNumberPrefix())
                && reference.substring(settings.orderNumberPrefix().length()).matches("\\d{5,18}(-\\d{1,4})?");
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Order order) {
        entityManager.persist(order);
    }

    /** The order, locked until the transaction ends: whoever else wants it waits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Order lock(long id) {
        return entityManager.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** With its lines, so that a page can show it. */
    public Optional<Order> byNumber(String number) {
        return by("number", number);
    }

    /** With its lines, so that a page can show it. */
    public Optional<Order> byReceiptToken(String token) {
        return by("receiptToken", token);
    }

    /** With its lines, so that a page can show it. */
    public Optional<Order> byCartToken(String token) {
        return by("cartToken", token);
    }

    /** The newest orders whose payment is held before a person, newest first. */
    public List<Order> held(int atMost) {
        return entityManager
                .createQuery("select o from Order o where o.hold.reason is not null order by o.id desc", Order.class)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** The id of the order that a cart made, if it made one; for those who lock it next. */
    public Optional<Long> idByCartToken(String token) {
        return entityManager
                .createQuery("select o.id from Order o where o.cartToken = :token", Long.class)
                .setParameter("token", token)
                .getResultStream()
                .findFirst();
    }

    /** How many payments are held before a person. */
    public long countHeld() {
        return entityManager
                .createQuery("select count(o) from Order o where o.hold.reason is not null", Long.class)
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
