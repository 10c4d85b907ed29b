package se.kassa.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import se.kassa.platform.jobs.BatchDeletion;
import se.kassa.platform.jobs.ScheduledJob;

/** Deletes carts of browsers that did not come back. */
@ApplicationScoped
public class SavedCartRetentionJob implements ScheduledJob {

    private static final Duration INTERVAL = Duration.ofHours(1);

    @Inject
    private SavedCarts savedCarts;

    @Override
    public Duration pause() {
        return INTERVAL;
    }

    @Override
    public void run() {
        BatchDeletion.run(savedCarts::prune);
    }
}
