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
import se.kassa.platform.database.Conflicts;
import se.kassa.platform.jobs.JobCheckpoints;
import se.kassa.platform.jobs.JobCheckpoints.Place;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.operations.Failures;

/**
 * Erases who bought from finished orders that nothing has happened to for {@code kassa.privacy.retention-days}. One look goes
 * through a bounded number of orders; the next one goes on where it ended, and begins anew after the last.
 */
@ApplicationScoped
public class ErasureJob implements ScheduledJob {

    static final String ACTOR = "kassa";

    private static final Logger LOG = Logger.getLogger(ErasureJob.class.getName());

    private static final String MARK = "erasure";
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);

    /** How often each node asks whether a look is due, so that the death of one puts none off for long. */
    private static final Duration ASK_EVERY = Duration.ofSeconds(30);

    private static final int BATCH = 100;
    private static final int MOST_BATCHES = 20;

    @Inject
    private PrivacySettings settings;

    @Inject
    private JobCheckpoints marks;

    @Inject
    private OrdersDueForErasure old;

    @Inject
    private PersonalDataErasure erasure;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return ASK_EVERY;
    }

    @Override
    public void run() {
        if (settings.days().isPresent()) {
            OffsetDateTime before =
                    OffsetDateTime.now(clock).minusDays(settings.days().getAsInt());
            marks.claim(MARK, LOOK_EVERY).ifPresent(place -> look(place, before));
        }
    }

    private void look(Place from, OffsetDateTime before) {
        int erased = 0;
        Optional<Place> place = Optional.of(from);
        for (int batch = 0; batch < MOST_BATCHES && place.isPresent(); batch++) {
            List<Place> found = old.next(place.get(), before, BATCH);
            erased += (int) found.stream().filter(this::erase).count();
            place = found.size() < BATCH ? Optional.empty() : Optional.of(found.get(BATCH - 1));
            marks.cameTo(MARK, place.orElse(Place.BEGINNING));
        }
        if (erased > 0) {
            LOG.log(Level.INFO, "Data of persons erased after their time: orders={0}", Integer.toString(erased));
        }
    }

    /** One that can't be erased stands in no other's way. */
    private boolean erase(Place order) {
        try {
            return Conflicts.retried(() -> erasure.erase(order.id(), ACTOR).isEmpty());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Data of a person could not be erased: {0}", Failures.inShort(e));
            return false;
        }
    }
}
