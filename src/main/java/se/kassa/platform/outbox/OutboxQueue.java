package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.platform.jobs.LeasedQueue;
import se.kassa.platform.outbox.OutboxMessage.State;

/** The queue of the outbox workers. Every method is one transaction. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class OutboxQueue {

    /** A message that is leased by one worker. */
    record Claim(LeasedQueue.Lease lease, String handler, OutboxDelivery delivery) {}

    private static final List<State> ENDED = List.of(State.DELIVERED, State.DISMISSED);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private OutboxSettings settings;

    @Inject
    private Clock clock;

    /** Ids of due messages for these handlers that are not leased. */
    List<Long> due(List<String> handlers, int atMost) {
        return handlers.isEmpty() ? List.of() : queue().due(atMost, "handler", handlers);
    }

    List<Claim> claim(List<Long> ids, String owner) {
        return queue().claim(ids, owner, settings.lease()).stream()
                .map(this::claim)
                .toList();
    }

    private Claim claim(LeasedQueue.Lease lease) {
        OutboxMessage message = entityManager.find(OutboxMessage.class, lease.id());
        return new Claim(lease, message.getHandler(), message.toDelivery());
    }

    /** Schedules a retry. */
    void retryLater(Claim claim, Duration pause, String failure) {
        queue().finish(claim.lease(), State.WAITING, pause, failure);
    }

    /** Records the final outcome and notifies the handler in the same transaction, unless the lease was lost. */
    @ActivateRequestContext
    void end(Claim claim, OutboxHandler handler, DeliveryOutcome outcome, String explanation) {
        if (queue().finish(claim.lease(), State.valueOf(outcome.name()), Duration.ZERO, explanation)) {
            handler.ended(claim.delivery(), outcome, explanation);
        }
    }

    /** Deletes messages that ended before a time. */
    int prune(OffsetDateTime before, int atMost) {
        return queue().prune(ENDED, "createdAt", before, atMost);
    }

    private LeasedQueue queue() {
        return new LeasedQueue(entityManager, clock, OutboxMessage.class, State.WAITING);
    }
}
