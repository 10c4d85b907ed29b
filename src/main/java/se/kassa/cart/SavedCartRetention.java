package se.kassa.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import se.kassa.platform.jobs.ScheduledJob;

/** Deletes carts of browsers that did not come back. */
@ApplicationScoped
public class SavedCartRetention implements ScheduledJob {

    private static final Duration INTERVAL = Duration.ofHours(1);
    private static final int BATCH = 500;

    @Inject
    private SavedCarts savedCarts;

    @Override
    public Duration pause() {
        return INTERVAL;
    }

    @Override
    public void run() {
        int deleted = BATCH;
        while (deleted == BATCH) {
            deleted = savedCarts.prune(BATCH);
        }
    }
}
