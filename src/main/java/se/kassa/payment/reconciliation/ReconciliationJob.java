package se.kassa.payment.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.operations.Failures;

/** Asks about payments of which nothing was heard, by the schedule that each attempt keeps. */
@ApplicationScoped
public class ReconciliationJob implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(ReconciliationJob.class.getName());
    private static final int BATCH = 20;
    private static final int MOST_BATCHES = 50;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentQueryClaims questions;

    @Inject
    private PaymentReconciler sync;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return LOOK_EVERY;
    }

    /**
     * Asks about every attempt whose question is due; each is claimed first, for other nodes do the same. A claim and
     * whatever comes of the question put the next one off, so that none that can't be asked comes up again and again.
     */
    @Override
    public void run() {
        List<Long> due = dueNow();
        for (int batch = 0; batch < MOST_BATCHES && !due.isEmpty(); batch++) {
            due.stream().filter(questions::claim).forEach(this::ask);
            due = dueNow();
        }
    }

    private List<Long> dueNow() {
        return attempts.dueForQuestion(OffsetDateTime.now(clock), BATCH);
    }

    private void ask(long attemptId) {
        try {
            sync.ask(attemptId, Actors.KASSA);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "attempt={0} could not be asked about: {1}", new Object[] {
                Long.toString(attemptId), Failures.inShort(e)
            });
        }
    }
}
