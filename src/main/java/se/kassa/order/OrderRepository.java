package se.kassa.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.platform.text.InputNormalizer;

/** Stores and finds orders, and assigns their numbers. */
@ApplicationScoped
@Transactional
public class OrderRepository {

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private ShopSettings settings;

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

    /**
     * Finds an order by its number as a customer types it: with spaces, {@code #}, any dash, and the prefix in any case
     * or not at all. Empty if that may be either of two orders.
     */
    public Optional<Order> byTypedNumber(String typed) {
        String number = InputNormalizer.normalizeNumber(typed).replaceAll("[ #]", "");
        Optional<Order> exact = byNumber(number);
        if (exact.isPresent()) {
            return exact;
        }
        List<Order> found = digits(number)
                .map(digits -> byNumber(settings.orderNumberPrefix() + digits))
                .flatMap(Optional::stream)
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** What may be the digits after the prefix. A prefix may have digits itself, so that there may be two. */
    private Stream<String> digits(String number) {
        String plain = withoutHyphens(number);
        String prefix = withoutHyphens(settings.orderNumberPrefix());
        return Stream.of(plain, plain.startsWith(prefix) ? plain.substring(prefix.length()) : plain)
                .distinct()
                .filter(digits -> digits.matches("\\d{1,18}") && number.endsWith(digits));
    }

    private static String withoutHyphens(String number) {
        return number.replace("-", "").toUpperCase(Locale.ROOT);
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
