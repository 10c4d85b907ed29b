package se.kassa.platform.jobs;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs every {@link ScheduledJob} while the application runs. After each run, it schedules jobs again that the server lost. */
@ApplicationScoped
public class JobScheduler {

    private static final Logger LOG = Logger.getLogger(JobScheduler.class.getName());
    private static final Duration LOST_AFTER = Duration.ofMinutes(1);

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @Any
    private Instance<ScheduledJob> jobs;

    private final List<PeriodicTask> scheduled = new CopyOnWriteArrayList<>();

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        for (ScheduledJob job : jobs) {
            PeriodicTask task = new PeriodicTask(executor, () -> run(job), job.pause());
            task.schedule();
            scheduled.add(task);
        }
    }

    @PreDestroy
    void stop() {
        scheduled.forEach(PeriodicTask::cancel);
    }

    private void run(ScheduledJob job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A repeated task failed and is run again", e);
        }
        for (PeriodicTask task : scheduled) {
            if (task.rescheduleIfLost(LOST_AFTER)) {
                LOG.warning("The server did not start a repeated task in time; it is scheduled again");
            }
        }
    }
}
