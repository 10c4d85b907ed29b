package se.kassa.order.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import se.kassa.order.History;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.Orders;
import se.kassa.order.Told;
import se.kassa.order.Unfinished;

/** Erases the data of the person who bought, order by order: all that is kept about one, or nothing. */
@ApplicationScoped
public class Erasure {

    @Inject
    private Orders orders;

    @Inject
    private History history;

    @Inject
    @Any
    private Instance<PersonalRecords> records;

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
    public Optional<Unfinished> erase(long orderId, String actor) {
        Order order = orders.lock(orderId);
        Optional<Unfinished> why = unfinished(order);
        if (why.isEmpty()) {
            erase(order, actor);
        }
        return why;
    }

    private void erase(Order order, String actor) {
        boolean news = !order.isErased();
        order.erasePersonalData(OffsetDateTime.now(clock));
        for (PersonalRecords kept : records) {
            kept.erase(order);
        }
        if (news) {
            history.add(order, OrderEvent.Type.ERASED, actor, Told.of("told.erased"));
            metrics.erased(actor);
        }
    }

    /** Why it can't be erased now; empty where it can. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Unfinished> unfinished(Order order) {
        return order.getUnfinished().or(() -> records.stream()
                .flatMap(kept -> kept.unfinished(order).stream())
                .findFirst());
    }
}
