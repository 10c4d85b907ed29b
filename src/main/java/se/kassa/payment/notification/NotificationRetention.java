package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import se.kassa.platform.jobs.ScheduledJob;

/** Forgets notifications that were worked off long ago; the orders' history stays. */
@ApplicationScoped
public class NotificationRetention implements ScheduledJob {

    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);
    private static final int BATCH = 500;

    @Inject
    private NotificationInbox inbox;

    @Inject
    private NotificationSettings settings;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return LOOK_EVERY;
    }

    @Override
    public void run() {
        OffsetDateTime before = OffsetDateTime.now(clock).minus(settings.retention());
        int forgotten = BATCH;
        while (forgotten == BATCH) {
            forgotten = inbox.prune(before, BATCH);
        }
    }
}
