package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertService;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.platform.jobs.ExponentialBackoff;
import se.kassa.platform.jobs.LeasedWorkers;
import se.kassa.platform.operations.ThrowableSummary;

/** Processes notifications by querying the provider, immediately after they are stored and again when they are due. */
@ApplicationScoped
public class NotificationWorker extends LeasedWorkers<NotificationInbox.Claim> {

    private static final Logger LOG = Logger.getLogger(NotificationWorker.class.getName());

    /** Small, because the last of a batch waits for the others; each batch saves transactions. */
    private static final int CLAIM_BATCH = 4;

    @Inject
    private NotificationInbox inbox;

    @Inject
    private PaymentReconciler reconciler;

    @Inject
    private NotificationMetrics metrics;

    @Inject
    private NotificationSettings settings;

    @Inject
    private AlertService alerts;

    @Inject
    private Clock clock;

    @Override
    protected int workers() {
        return settings.workers();
    }

    @Override
    protected List<Long> due(int atMost) {
        return inbox.due(atMost);
    }

    @Override
    protected int claimBatchSize() {
        return CLAIM_BATCH;
    }

    @Override
    protected List<NotificationInbox.Claim> claim(List<Long> ids, String asOwner) {
        return inbox.claim(ids, asOwner);
    }

    /** Releases the claim if earlier notifications of the batch took too long. */
    @Override
    protected void work(NotificationInbox.Claim claim) {
        if (claim.isTooLate(OffsetDateTime.now(clock))) {
            inbox.release(claim);
        } else {
            process(claim);
        }
    }

    private void process(NotificationInbox.Claim claim) {
        long begun = System.nanoTime();
        try {
            reconciler.query(claim.query(), claim.paymentId(), SystemActors.PROVIDER);
            inbox.complete(claim);
            ended(claim, "done", begun, "");
        } catch (RuntimeException e) {
            String why = e instanceof PaymentProviderException failure ? failure.getMessage() : ThrowableSummary.of(e);
            ended(claim, retry(claim, why), begun, why);
        }
    }

    private void ended(NotificationInbox.Claim claim, String outcome, long begun, String why) {
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        metrics.processed(outcome, took);
        LOG.log(
                outcome.equals("done") ? Level.INFO : Level.WARNING,
                "notification={0} order={1} outcome={2} try={3} millis={4} {5}",
                new Object[] {
                    Long.toString(claim.lease().id()),
                    claim.orderNumber(),
                    outcome,
                    Integer.toString(claim.lease().tries()),
                    Long.toString(took.toMillis()),
                    why
                });
    }

    /** Returns the outcome: {@code again} or {@code failed}. */
    private String retry(NotificationInbox.Claim claim, String why) {
        Optional<Duration> pause = ExponentialBackoff.after(claim.lease().tries(), settings.maxAttempts());
        if (pause.isPresent()) {
            inbox.retryLater(claim, pause.get(), why);
            return "again";
        }
        if (!inbox.fail(claim, why)) {
            return "again";
        }
        alerts.raise(AlertCause.NOTIFICATION_FAILED, "inbox", "order " + claim.orderNumber() + ": " + why);
        return "failed";
    }
}
