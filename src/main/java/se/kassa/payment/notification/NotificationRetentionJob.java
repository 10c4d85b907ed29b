package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import se.kassa.platform.jobs.BatchDeletion;
import se.kassa.platform.jobs.ScheduledJob;

/** Deletes notifications that were completed long ago. The orders' history remains. */
@ApplicationScoped
public class NotificationRetentionJob implements ScheduledJob {

    private static final Duration INTERVAL = Duration.ofMinutes(10);

    @Inject
    private NotificationInbox inbox;

    @Inject
    private NotificationSettings settings;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return INTERVAL;
    }

    @Override
    public void run() {
        OffsetDateTime before = OffsetDateTime.now(clock).minus(settings.retention());
        BatchDeletion.run(most -> inbox.prune(before, most));
    }
}
