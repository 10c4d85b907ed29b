package se.kassa.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import se.kassa.platform.text.InputNormalizer;

/**
 * Reads and writes the history of orders. Entries are written in the transaction of the change, after the order has
 * changed: adding an entry also {@linkplain OrderEventPublisher#publish publishes} the order's pending events.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OrderHistory {

    private static final int MAX_EXPLANATION_LENGTH = 1000;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private OrderEventPublisher eventPublisher;

    @Inject
    @Any
    private Instance<PendingHistory> pendingSources;

    @Inject
    private Clock clock;

    /**
     * Adds an entry with free text, such as a note by staff or an explanation from the payment provider; cut to 1,000
     * characters.
     */
    public OrderHistoryEntry add(Order order, OrderHistoryEntry.Type type, String actor, String explanation) {
        String text = InputNormalizer.storable(explanation);
        String truncated = text.length() > MAX_EXPLANATION_LENGTH ? text.substring(0, MAX_EXPLANATION_LENGTH) : text;
        return write(order, new OrderHistoryEntry(order.getId(), type, actor, truncated, OffsetDateTime.now(clock)));
    }

    /** Adds an entry that each page translates to its own language. */
    public OrderHistoryEntry add(Order order, OrderHistoryEntry.Type type, String actor, HistoryMessage message) {
        return write(order, new OrderHistoryEntry(order.getId(), type, actor, message, OffsetDateTime.now(clock)));
    }

    /** Stores an entry that a {@linkplain PendingHistory pending history} has reported until now. */
    public void record(OrderHistoryEntry event) {
        entityManager.persist(event);
    }

    private OrderHistoryEntry write(Order order, OrderHistoryEntry event) {
        entityManager.persist(event);
        eventPublisher.publish(order);
        return event;
    }

    /** Adds an entry, or increments the repeat counter of the newest entry if that is identical. */
    public void addOrRepeat(Order order, OrderHistoryEntry.Type type, String actor, String explanation) {
        newest(order)
                .filter(event -> event.getType() == type
                        && event.getActor().equals(actor)
                        && event.getMessage().isEmpty()
                        && event.getExplanation().equals(explanation))
                .ifPresentOrElse(
                        event -> event.repeated(OffsetDateTime.now(clock)), () -> add(order, type, actor, explanation));
    }

    /** Adds an entry, or increments the repeat counter of the newest entry if that is identical. */
    public void addOrRepeat(Order order, OrderHistoryEntry.Type type, String actor, HistoryMessage message) {
        newest(order)
                .filter(event -> event.getType() == type
                        && event.getActor().equals(actor)
                        && event.getMessage().filter(message::equals).isPresent())
                .ifPresentOrElse(
                        event -> event.repeated(OffsetDateTime.now(clock)), () -> add(order, type, actor, message));
    }

    /** All entries of the order, oldest first, including pending ones. */
    @Transactional
    public List<OrderHistoryEntry> of(Order order) {
        List<OrderHistoryEntry> all = new ArrayList<>();
        for (PendingHistory source : pendingSources) {
            all.addAll(source.of(order));
        }
        List<OrderHistoryEntry> recorded = recorded(order);
        all.removeIf(event -> recorded.stream().anyMatch(event::isSameAs));
        all.addAll(0, recorded);
        all.sort(Comparator.comparing(OrderHistoryEntry::getAt));
        return all;
    }

    private List<OrderHistoryEntry> recorded(Order order) {
        return entityManager
                .createQuery(
                        "select e from OrderHistoryEntry e where e.orderId = :order order by e.at, e.id",
                        OrderHistoryEntry.class)
                .setParameter("order", order.getId())
                .getResultList();
    }

    /**
     * Erases from every entry what may contain personal data: free text and provider responses. The fact of each event
     * stays. The caller holds the order's lock.
     */
    public void erasePersonalData(Order order) {
        for (OrderHistoryEntry event : recorded(order)) {
            entityManager
                    .createQuery(
                            "update OrderHistoryEntry e set e.explanation = :explanation, e.textParameters = :parameters,"
                                    + " e.details = null where e.id = :id")
                    .setParameter("explanation", event.erasedExplanation())
                    .setParameter("parameters", event.erasedParameters())
                    .setParameter("id", event.getId())
                    .executeUpdate();
        }
    }

    private Optional<OrderHistoryEntry> newest(Order order) {
        return entityManager
                .createQuery(
                        "select e from OrderHistoryEntry e where e.orderId = :order order by e.at desc, e.id desc",
                        OrderHistoryEntry.class)
                .setParameter("order", order.getId())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
