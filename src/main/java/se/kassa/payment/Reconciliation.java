package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.background.RepeatedTask;

/** Asks about payments of which nothing was heard, by the schedule that each attempt keeps. */
@ApplicationScoped
public class Reconciliation implements RepeatedTask {

    private static final Logger LOG = Logger.getLogger(Reconciliation.class.getName());
    private static final int BATCH = 20;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);

    @Inject
    private PaymentAttempts attempts;

    @Inject
    private PaymentQuestions questions;

    @Inject
    private PaymentSync sync;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return LOOK_EVERY;
    }

    /** Asks about every attempt whose question is due; each is claimed first, for other nodes do the same. */
    @Override
    public void run() {
        for (long attemptId : attempts.dueForQuestion(OffsetDateTime.now(clock), BATCH)) {
            if (questions.claim(attemptId)) {
                ask(attemptId);
            }
        }
    }

    private void ask(long attemptId) {
        try {
            sync.ask(attemptId, Actors.KASSA);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Could not ask about attempt {0}: {1}", new Object[] {attemptId, e.toString()});
        }
    }
}
