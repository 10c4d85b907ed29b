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
import se.kassa.platform.security.StaffOnly;

/** Erases the personal data of an order in all sources, atomically. */
@ApplicationScoped
public class OrderDataErasure {

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderHistory history;

    @Inject
    @Any
    private Instance<PersonalDataSource> sources;

    @Inject
    private ErasureMetrics metrics;

    @Inject
    private Clock clock;

    /**
     * Erases in a new transaction. Idempotent.
     *
     * @param actor actor for the history
     * @return the obstacle; empty if the data is erased
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @StaffOnly
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
        for (PersonalDataSource source : sources) {
            source.erase(order);
        }
        if (news) {
            history.add(order, OrderHistoryEntry.Type.ERASED, actor, HistoryMessage.of("history.erased"));
            metrics.erased(actor);
        }
    }

    /** The obstacle to erasure; empty if there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<ErasureObstacle> unfinished(Order order) {
        return order.getErasureObstacle().or(() -> sources.stream()
                .flatMap(source -> source.unfinished(order).stream())
                .findFirst());
    }
}
