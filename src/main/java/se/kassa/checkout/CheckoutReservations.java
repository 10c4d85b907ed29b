package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.discount.DiscountRepository;
import se.kassa.order.Customer;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaidOrderStock;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.stock.Stock;

/**
 * The stock and the discount code that an order reserves, from checkout until it is paid or can no longer be paid.
 * Every method requires the order lock, and locks the code before the stock.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class CheckoutReservations implements PaidOrderStock {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private DiscountRepository discounts;

    @Inject
    private Stock stock;

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    /**
     * Holds back what the order has now, and gives back what it had before.
     *
     * @throws ReservationFailedException where others were faster: roll back
     */
    void hold(Order order) {
        String email = order.getCustomer().map(Customer::getEmail).orElse(null);
        if (!discounts.claim(order.getId(), order.getDiscountCode(), email)) {
            throw new ReservationFailedException(ReservationFailedException.What.DISCOUNT, order.getDiscountCode());
        }
        List<String> missing = stock.reserve(order.getId());
        if (!missing.isEmpty()) {
            throw new ReservationFailedException(ReservationFailedException.What.PRODUCT, String.join(", ", missing));
        }
        ReservationCheck reservation = entityManager.find(ReservationCheck.class, order.getId());
        if (reservation == null) {
            entityManager.persist(new ReservationCheck(order.getId(), due()));
        } else {
            reservation.lookAgain(due());
        }
    }

    private OffsetDateTime due() {
        return OffsetDateTime.now(clock).plus(attempts.maxLifetimeOfNew());
    }

    @Override
    public List<String> orderPaid(Order order) {
        String email = order.getCustomer().map(Customer::getEmail).orElse(null);
        discounts.paid(order.getId(), order.getDiscountCode(), email);
        List<String> missing = stock.sell(order.getId());
        end(order.getId());
        return missing;
    }

    @Override
    public List<String> linesChanged(Order order, List<Line> before, String actor) {
        Map<String, Integer> back = stock.restocked(order.getId());
        Map<String, Integer> had = pieces(before);
        Map<String, Integer> has = pieces(order.getLines());
        SortedMap<String, Integer> more = new TreeMap<>();
        Stream.concat(had.keySet().stream(), has.keySet().stream()).distinct().forEach(sku -> {
            int returned = back.getOrDefault(sku, 0);
            int out = Math.max(0, had.getOrDefault(sku, 0) - returned);
            more.put(sku, Math.max(0, has.getOrDefault(sku, 0) - returned) - out);
        });
        more.values().removeIf(pieces -> pieces == 0);
        if (more.isEmpty()) {
            return List.of();
        }
        List<String> missing = stock.adjust(order.getId(), more);
        history.add(
                order, OrderHistoryEntry.Type.STOCK, actor, HistoryMessage.of("history.stock.adjusted", inWords(more)));
        return missing;
    }

    private static Map<String, Integer> pieces(List<Line> lines) {
        return lines.stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .collect(Collectors.toMap(Line::sku, Line::quantity, Integer::sum));
    }

    /** Describes changes of the stock: {@code +2 × te-sencha, −1 × bo-kartor}. */
    private static String inWords(Map<String, Integer> taken) {
        return taken.entrySet().stream()
                .map(entry -> (entry.getValue() < 0 ? "+" : "−") + Math.abs(entry.getValue()) + " × " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    /** The ids of orders whose reservation is due for a check, longest overdue first. */
    @Transactional
    public List<Long> due(int atMost) {
        return entityManager
                .createQuery(
                        "select r.orderId from ReservationCheck r where r.dueAt <= :now order by r.dueAt", Long.class)
                .setParameter("now", OffsetDateTime.now(clock))
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Releases the reservation if the order can no longer be paid; otherwise schedules another check. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void lookAt(long orderId) {
        Order order = orders.lock(orderId);
        ReservationCheck reservation = entityManager.find(ReservationCheck.class, orderId);
        if (reservation == null) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (order.isInReview() || attempts.mayStillBePaid(orderId, now)) {
            reservation.lookAgain(now.plus(LOOK_AGAIN));
            return;
        }
        discounts.release(orderId);
        stock.release(orderId);
        end(orderId);
        history.add(
                order, OrderHistoryEntry.Type.STOCK, SystemActors.KASSA, HistoryMessage.of("history.stock.released"));
    }

    private void end(long orderId) {
        ReservationCheck reservation = entityManager.find(ReservationCheck.class, orderId);
        if (reservation != null) {
            entityManager.remove(reservation);
        }
    }
}
