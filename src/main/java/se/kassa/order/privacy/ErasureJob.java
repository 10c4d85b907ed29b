package se.kassa.order.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.database.TransactionRetry;
import se.kassa.platform.jobs.JobCheckpoints;
import se.kassa.platform.jobs.JobCheckpoints.Position;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.operations.ThrowableSummary;

/**
 * Erases personal data from finished orders that have not changed for {@code kassa.privacy.retention-days}. A run
 * processes a bounded number of orders; the next run continues after them, and starts over at the end.
 */
@ApplicationScoped
public class ErasureJob implements ScheduledJob {

    static final String ACTOR = "kassa";

    private static final Logger LOG = Logger.getLogger(ErasureJob.class.getName());

    private static final String CHECKPOINT = "erasure";
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    /** How often each node checks whether a run is due, so that the failure of one node delays a run only shortly. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(30);

    private static final int BATCH = 100;
    private static final int MAX_BATCHES = 20;

    @Inject
    private PrivacySettings settings;

    @Inject
    private JobCheckpoints checkpoints;

    @Inject
    private OrdersDueForErasure dueOrders;

    @Inject
    private OrderDataErasure erasure;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return POLL_INTERVAL;
    }

    @Override
    public void run() {
        if (settings.days().isPresent()) {
            OffsetDateTime before =
                    OffsetDateTime.now(clock).minusDays(settings.days().getAsInt());
            checkpoints.claim(CHECKPOINT, INTERVAL).ifPresent(position -> eraseDue(position, before));
        }
    }

    private void eraseDue(Position from, OffsetDateTime before) {
        int erased = 0;
        Optional<Position> position = Optional.of(from);
        for (int batch = 0; batch < MAX_BATCHES && position.isPresent(); batch++) {
            List<Position> found = dueOrders.next(position.get(), before, BATCH);
            erased += (int) found.stream().filter(this::erase).count();
            position = found.size() < BATCH ? Optional.empty() : Optional.of(found.get(BATCH - 1));
            checkpoints.advance(CHECKPOINT, position.orElse(Position.BEGINNING));
        }
        if (erased > 0) {
            LOG.log(Level.INFO, "Data of persons erased after their time: orders={0}", Integer.toString(erased));
        }
    }

    /** An order that cannot be erased does not stop the others. */
    private boolean erase(Position order) {
        try {
            return TransactionRetry.run(() -> erasure.erase(order.id(), ACTOR).isEmpty());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Data of a person could not be erased: {0}", ThrowableSummary.of(e));
            return false;
        }
    }
}
