package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Records the last failed call for all nodes, at most once every five seconds on each node. */
@ApplicationScoped
public class ProviderCallFailures {

    private static final Logger LOG = Logger.getLogger(ProviderCallFailures.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    @Inject
    private ProviderCallFailureStore store;

    /** Never throws: the caller is handling another failure. */
    public void record(String reason) {
        Instant now = Instant.now();
        Instant before = last.get();
        if (before.isBefore(now.minus(PAUSE)) && last.compareAndSet(before, now)) {
            try {
                store.save(reason);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Could not store the failure of a call", e);
            }
        }
    }
}
