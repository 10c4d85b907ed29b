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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs every {@link ScheduledJob} while the application runs. */
@ApplicationScoped
public class JobScheduler {

    private static final Logger LOG = Logger.getLogger(JobScheduler.class.getName());

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @Any
    private Instance<ScheduledJob> jobs;

    private final List<Future<?>> scheduled = new ArrayList<>();

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        for (ScheduledJob job : jobs) {
            long pause = job.pause().toMillis();
            scheduled.add(executor.scheduleWithFixedDelay(() -> run(job), pause, pause, TimeUnit.MILLISECONDS));
        }
    }

    @PreDestroy
    void stop() {
        scheduled.forEach(job -> job.cancel(false));
    }

    private static void run(ScheduledJob job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A repeated task failed and is run again", e);
        }
    }
}
