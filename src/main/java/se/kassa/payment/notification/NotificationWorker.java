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
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.platform.jobs.ExponentialBackoff;
import se.kassa.platform.jobs.LeasedWorkers;
import se.kassa.platform.operations.Failures;

/** Works notifications off by asking Ecster, at once after they are stored and again by the sweep. */
@ApplicationScoped
public class NotificationWorker extends LeasedWorkers<NotificationInbox.Claim> {

    private static final Logger LOG = Logger.getLogger(NotificationWorker.class.getName());

    /** Few, for those that wait for a slow one; each saves a transaction. */
    private static final int CLAIMED_TOGETHER = 4;

    @Inject
    private NotificationInbox inbox;

    @Inject
    private PaymentReconciler sync;

    @Inject
    private NotificationMetrics metrics;

    @Inject
    private NotificationSettings settings;

    @Inject
    private AlertService alarms;

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
    protected int claimedTogether() {
        return CLAIMED_TOGETHER;
    }

    @Override
    protected List<NotificationInbox.Claim> claim(List<Long> ids, String asOwner) {
        return inbox.claim(ids, asOwner);
    }

    /** Where those before it took long, it is left to another worker. */
    @Override
    protected void work(NotificationInbox.Claim claim) {
        if (claim.isLate(OffsetDateTime.now(clock))) {
            inbox.giveBack(claim);
        } else {
            ask(claim);
        }
    }

    private void ask(NotificationInbox.Claim claim) {
        long begun = System.nanoTime();
        try {
            sync.ask(claim.question(), claim.providerOrderId(), Actors.PROVIDER);
            inbox.done(claim);
            ended(claim, "done", begun, "");
        } catch (RuntimeException e) {
            String why = e instanceof PaymentProviderException failure ? failure.getMessage() : Failures.inShort(e);
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

    /** Returns what is done about the failure. */
    private String retry(NotificationInbox.Claim claim, String why) {
        Optional<Duration> pause = ExponentialBackoff.after(claim.lease().tries(), settings.maxAttempts());
        if (pause.isPresent()) {
            inbox.again(claim, pause.get(), why);
            return "again";
        }
        if (!inbox.park(claim, why)) {
            return "again";
        }
        alarms.raise(AlertCause.NOTIFICATION_PARKED, "inbox", "order " + claim.orderNumber() + ": " + why);
        return "parked";
    }
}
