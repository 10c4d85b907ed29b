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

/** Runs every {@link ScheduledJob} from the start of the application to its end. */
@ApplicationScoped
public class JobScheduler {

    private static final Logger LOG = Logger.getLogger(JobScheduler.class.getName());

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    @Any
    private Instance<ScheduledJob> tasks;

    private final List<Future<?>> scheduled = new ArrayList<>();

    void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
        for (ScheduledJob task : tasks) {
            long pause = task.pause().toMillis();
            scheduled.add(executor.scheduleWithFixedDelay(() -> run(task), pause, pause, TimeUnit.MILLISECONDS));
        }
    }

    @PreDestroy
    void stop() {
        scheduled.forEach(task -> task.cancel(false));
    }

    private static void run(ScheduledJob task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A repeated task failed and is run again", e);
        }
    }
}
