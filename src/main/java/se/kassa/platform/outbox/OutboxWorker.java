package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.jobs.ExponentialBackoff;
import se.kassa.platform.jobs.LeasedWorkers;

/** Delivers outbox messages on every node that has their handlers. */
@ApplicationScoped
public class OutboxWorker extends LeasedWorkers<OutboxQueue.Claim> {

    private static final Logger LOG = Logger.getLogger(OutboxWorker.class.getName());

    @Inject
    private OutboxQueue queue;

    @Inject
    private OutboxHandlers handlers;

    @Inject
    private OutboxMetrics metrics;

    @Inject
    private OutboxSettings settings;

    @Inject
    private Event<MessageFailed> messageFailed;

    @Override
    protected List<Long> due(int atMost) {
        return queue.due(handlers.names(), atMost);
    }

    @Override
    protected List<OutboxQueue.Claim> claim(List<Long> ids, String asOwner) {
        return queue.claim(ids, asOwner);
    }

    @Override
    protected void work(OutboxQueue.Claim claim) {
        OutboxHandler handler = handlers.named(claim.handler());
        if (claim.lease().abandoned() && !handler.isRepeatable()) {
            end(claim, handler, DeliveryOutcome.UNCERTAIN, "The server ended in the middle of it");
            return;
        }
        try {
            handlers.deliver(handler, claim.delivery());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "{0} {1} failed at try {2}: {3}", new Object[] {
                claim.handler(), claim.delivery().id(), claim.lease().tries(), describe(e)
            });
            failed(claim, handler, kind(handler, e), e.getMessage() == null ? e.toString() : e.getMessage());
            return;
        }
        end(claim, handler, DeliveryOutcome.DELIVERED, "");
    }

    /** Describes an unexpected failure with its cause; the cause of a known failure may quote an address. */
    private static String describe(RuntimeException failure) {
        return failure instanceof DeliveryException || failure.getCause() == null
                ? failure.toString()
                : failure + ", because of " + failure.getCause();
    }

    private static DeliveryException.Kind kind(OutboxHandler handler, RuntimeException failure) {
        if (failure instanceof DeliveryException known) {
            return known.kind();
        }
        return handler.isRepeatable() ? DeliveryException.Kind.RETRY : DeliveryException.Kind.UNCERTAIN;
    }

    private void failed(OutboxQueue.Claim claim, OutboxHandler handler, DeliveryException.Kind kind, String why) {
        Optional<Duration> pause = kind == DeliveryException.Kind.RETRY
                ? ExponentialBackoff.after(claim.lease().tries(), settings.tries())
                : Optional.empty();
        if (pause.isPresent()) {
            queue.retryLater(claim, pause.get(), why);
            metrics.attempted(claim.handler(), "again");
        } else {
            boolean uncertain = kind == DeliveryException.Kind.UNCERTAIN;
            end(claim, handler, uncertain ? DeliveryOutcome.UNCERTAIN : DeliveryOutcome.FAILED, why);
        }
    }

    private void end(OutboxQueue.Claim claim, OutboxHandler handler, DeliveryOutcome outcome, String why) {
        queue.end(claim, handler, outcome, why);
        metrics.attempted(claim.handler(), outcome.name().toLowerCase(Locale.ROOT));
        if (outcome != DeliveryOutcome.DELIVERED) {
            messageFailed.fire(new MessageFailed(claim.handler(), claim.delivery(), outcome, why));
        }
    }
}
