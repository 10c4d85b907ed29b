package se.kassa.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.Actors;
import se.kassa.payment.Alarms;
import se.kassa.payment.PaymentSync;
import se.kassa.platform.background.GrowingPauses;
import se.kassa.platform.background.LeasedWorkers;

/** Works notifications off by asking Ecster, at once after they are stored and again by the sweep. */
@ApplicationScoped
public class NotificationWorker extends LeasedWorkers {

    private static final Logger LOG = Logger.getLogger(NotificationWorker.class.getName());

    @Inject
    private Inbox inbox;

    @Inject
    private PaymentSync sync;

    @Inject
    private EcsterMetrics metrics;

    @Inject
    private EcsterSettings settings;

    @Inject
    private Alarms alarms;

    @Override
    protected List<Long> due(int atMost) {
        return inbox.due(atMost);
    }

    @Override
    protected boolean tryToWork(long id, String asOwner) {
        Optional<Inbox.Claim> claim = inbox.claim(id, asOwner);
        claim.ifPresent(this::work);
        return claim.isPresent();
    }

    private void work(Inbox.Claim claim) {
        long begun = System.nanoTime();
        try {
            sync.ask(claim.attemptId(), claim.providerOrderId(), Actors.PROVIDER);
            inbox.done(claim);
            metrics.worked("done", Duration.ofNanos(System.nanoTime() - begun));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Notification {0} failed at try {1}: {2}", new Object[] {
                claim.lease().id(), claim.lease().tries(), e.toString()
            });
            metrics.worked(retry(claim, e), Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    /** Returns what is done about the failure. */
    private String retry(Inbox.Claim claim, RuntimeException failure) {
        Optional<Duration> pause = GrowingPauses.after(claim.lease().tries(), settings.notificationTries());
        if (pause.isPresent()) {
            inbox.again(claim, pause.get(), failure.toString());
            return "again";
        }
        inbox.park(claim, failure.toString());
        alarms.raise("notification parked", "A notification is parked: " + failure.getMessage());
        return "parked";
    }
}
