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
import se.kassa.platform.text.TextNormalizer;

/**
 * The history of every order. Entries are written in the transaction of what they tell of, after the order has made its
 * transition: the same entry has the transition {@linkplain OrderEventPublisher told} to whoever listens.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OrderHistory {

    private static final int LONGEST_EXPLANATION = 1000;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private OrderEventPublisher facts;

    @Inject
    @Any
    private Instance<PendingHistory> toCome;

    @Inject
    private Clock clock;

    /**
     * Adds an entry in the words of whoever said it: a person's note, what the payment provider told. Longer ones than
     * 1,000 characters are cut.
     */
    public OrderHistoryEntry add(Order order, OrderHistoryEntry.Type type, String actor, String explanation) {
        String text = TextNormalizer.storable(explanation);
        String kept = text.length() > LONGEST_EXPLANATION ? text.substring(0, LONGEST_EXPLANATION) : text;
        return write(order, new OrderHistoryEntry(order.getId(), type, actor, kept, OffsetDateTime.now(clock)));
    }

    /** Adds an entry that every page writes in its own language. */
    public OrderHistoryEntry add(Order order, OrderHistoryEntry.Type type, String actor, HistoryMessage told) {
        return write(order, new OrderHistoryEntry(order.getId(), type, actor, told, OffsetDateTime.now(clock)));
    }

    /** Adds an entry that was {@linkplain PendingHistory known elsewhere} until now. */
    public void enter(OrderHistoryEntry event) {
        entityManager.persist(event);
    }

    private OrderHistoryEntry write(Order order, OrderHistoryEntry event) {
        entityManager.persist(event);
        facts.tell(order);
        return event;
    }

    /** Adds an entry, or counts a repeat where the order's newest entry tells exactly the same. */
    public void addOrRepeat(Order order, OrderHistoryEntry.Type type, String actor, String explanation) {
        newest(order)
                .filter(event -> event.getType() == type
                        && event.getActor().equals(actor)
                        && event.getTold().isEmpty()
                        && event.getExplanation().equals(explanation))
                .ifPresentOrElse(
                        event -> event.repeated(OffsetDateTime.now(clock)), () -> add(order, type, actor, explanation));
    }

    /** Adds an entry, or counts a repeat where the order's newest entry tells exactly the same. */
    public void addOrRepeat(Order order, OrderHistoryEntry.Type type, String actor, HistoryMessage told) {
        newest(order)
                .filter(event -> event.getType() == type
                        && event.getActor().equals(actor)
                        && event.getTold().filter(told::equals).isPresent())
                .ifPresentOrElse(
                        event -> event.repeated(OffsetDateTime.now(clock)), () -> add(order, type, actor, told));
    }

    /** Everything that happened to the order, oldest first, with what is not entered yet. */
    @Transactional
    public List<OrderHistoryEntry> of(Order order) {
        List<OrderHistoryEntry> all = new ArrayList<>();
        for (PendingHistory elsewhere : toCome) {
            all.addAll(elsewhere.of(order));
        }
        List<OrderHistoryEntry> entered = entered(order);
        all.removeIf(event -> entered.stream().anyMatch(event::isSame));
        all.addAll(0, entered);
        all.sort(Comparator.comparing(OrderHistoryEntry::getAt));
        return all;
    }

    private List<OrderHistoryEntry> entered(Order order) {
        return entityManager
                .createQuery(
                        "select e from OrderHistoryEntry e where e.orderId = :order order by e.at, e.id",
                        OrderHistoryEntry.class)
                .setParameter("order", order.getId())
                .getResultList();
    }

    /**
     * Takes out of every entry what may name a person: what somebody wrote, and the payment provider's answers. What happened
     * stays. For those who hold the order's lock.
     */
    public void erasePersonalData(Order order) {
        for (OrderHistoryEntry event : entered(order)) {
            entityManager
                    .createQuery(
                            "update OrderHistoryEntry e set e.explanation = :explanation, e.textParameters = :parameters,"
                                    + " e.details = null where e.id = :id")
                    .setParameter("explanation", event.explanationWithoutPerson())
                    .setParameter("parameters", event.parametersWithoutPerson())
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
