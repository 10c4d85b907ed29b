package se.kassa.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Stores a notification once, however often and however simultaneously it is received. */
@ApplicationScoped
public class NotificationIntake {

    private static final int TRIES = 3;

    @Inject
    private Inbox inbox;

    /** Returns the id of the stored notification when it is committed. */
    long receive(long attemptId, NotificationMessage message) {
        RuntimeException failure = null;
        for (int i = 0; i < TRIES; i++) {
            Optional<Long> repeated = inbox.countRepeat(attemptId, message.identity());
            if (repeated.isPresent()) {
                return repeated.get();
            }
            try {
                return inbox.store(attemptId, message);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        throw failure;
    }
}
