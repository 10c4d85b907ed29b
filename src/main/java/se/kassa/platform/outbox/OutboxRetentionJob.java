package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import se.kassa.platform.jobs.BatchDeletion;
import se.kassa.platform.jobs.ScheduledJob;

/** Deletes messages that were delivered long ago. */
@ApplicationScoped
public class OutboxRetentionJob implements ScheduledJob {

    private static final Duration INTERVAL = Duration.ofMinutes(10);

    @Inject
    private OutboxQueue queue;

    @Inject
    private OutboxSettings settings;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return INTERVAL;
    }

    @Override
    public void run() {
        OffsetDateTime before = OffsetDateTime.now(clock).minus(settings.retention());
        BatchDeletion.run(most -> queue.prune(before, most));
    }
}
