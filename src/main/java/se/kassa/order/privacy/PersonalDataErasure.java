package se.kassa.order.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import se.kassa.order.ErasureObstacle;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;

/** Erases the data of the person who bought, order by order: all that is kept about one, or nothing. */
@ApplicationScoped
public class PersonalDataErasure {

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderHistory history;

    @Inject
    @Any
    private Instance<PersonalDataSource> records;

    @Inject
    private ErasureMetrics metrics;

    @Inject
    private Clock clock;

    /**
     * Erases in a transaction of its own. An order that was erased before is gone through once more.
     *
     * @param actor who has it erased, for the history
     * @return why it could not be; empty where it is erased now
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<ErasureObstacle> erase(long orderId, String actor) {
        Order order = orders.lock(orderId);
        Optional<ErasureObstacle> why = unfinished(order);
        if (why.isEmpty()) {
            erase(order, actor);
        }
        return why;
    }

    private void erase(Order order, String actor) {
        boolean news = !order.isErased();
        order.erasePersonalData(OffsetDateTime.now(clock));
        for (PersonalDataSource kept : records) {
            kept.erase(order);
        }
        if (news) {
            history.add(order, OrderHistoryEntry.Type.ERASED, actor, HistoryMessage.of("history.erased"));
            metrics.erased(actor);
        }
    }

    /** Why it can't be erased now; empty where it can. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ErasureObstacle> unfinished(Order order) {
        return order.getUnfinished().or(() -> records.stream()
                .flatMap(kept -> kept.unfinished(order).stream())
                .findFirst());
    }
}
