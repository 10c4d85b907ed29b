package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the last failure of a call to Ecster where every node sees it; of many in a row one every few seconds. */
@ApplicationScoped
public class ConnectionFailures {

    private static final Logger LOG = Logger.getLogger(ConnectionFailures.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    @Inject
    private ConnectionFailureStore store;

    /** Never fails itself: it is told on the way of another failure. */
    void note(String reason) {
        Instant now = Instant.now();
        Instant before = last.get();
        if (before.isBefore(now.minus(PAUSE)) && last.compareAndSet(before, now)) {
            try {
                store.keep(reason);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Could not keep that a call failed", e);
            }
        }
    }
}
