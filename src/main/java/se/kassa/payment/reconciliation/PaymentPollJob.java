package se.kassa.payment.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.operations.ThrowableSummary;

/** Polls payments of which no notification has arrived, on each attempt's schedule. */
@ApplicationScoped
public class PaymentPollJob implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(PaymentPollJob.class.getName());
    private static final int BATCH = 20;
    private static final int MAX_BATCHES = 50;
    private static final Duration INTERVAL = Duration.ofSeconds(20);

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentQueryClaims claims;

    @Inject
    private PaymentReconciler reconciler;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return INTERVAL;
    }

    /**
     * Queries every attempt that is due. Each is claimed first, because other nodes run the same job. Claim and outcome
     * both postpone the next query.
     */
    @Override
    public void run() {
        List<Long> due = dueNow();
        for (int batch = 0; batch < MAX_BATCHES && !due.isEmpty(); batch++) {
            due.stream().filter(claims::claim).forEach(this::query);
            due = dueNow();
        }
    }

    private List<Long> dueNow() {
        return attempts.dueForQuery(OffsetDateTime.now(clock), BATCH);
    }

    private void query(long attemptId) {
        try {
            reconciler.query(attemptId, SystemActors.KASSA);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "attempt={0} could not be queried: {1}", new Object[] {
                Long.toString(attemptId), ThrowableSummary.of(e)
            });
        }
    }
}
