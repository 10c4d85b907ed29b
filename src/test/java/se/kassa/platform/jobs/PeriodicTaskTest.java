package se.kassa.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;

class PeriodicTaskTest {

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration TOLERANCE = Duration.ofMillis(200);

    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final ScheduledThreadPoolExecutor executor = new LosingExecutor();

    /** Loses each task that becomes due while it fails, as GlassFish 7 does during a deployment. */
    private final class LosingExecutor extends ScheduledThreadPoolExecutor {

        private LosingExecutor() {
            super(2, quietThreads());
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            if (failing.get()) {
                failures.incrementAndGet();
                throw new IllegalStateException("An application has no name");
            }
        }
    }

    private static ThreadFactory quietThreads() {
        return work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((dead, failure) -> {});
            return thread;
        };
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void lostTaskIsScheduledAgain() {
        failing.set(true);
        PeriodicTask task = new PeriodicTask(executor, runs::incrementAndGet, PAUSE);
        task.schedule();
        Await.until("the executor lost the task", () -> failures.get() == 1);
        failing.set(false);
        Await.until("the task is found overdue", () -> task.rescheduleIfLost(TOLERANCE));
        Await.until("the task runs repeatedly", () -> runs.get() > 1);
        assertThat(failures).hasValue(1);
    }

    @Test
    void runningTaskIsNotLost() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        PeriodicTask task = new PeriodicTask(
                executor,
                () -> {
                    runs.incrementAndGet();
                    begun.countDown();
                    awaitEnd(end);
                },
                PAUSE);
        task.schedule();
        begun.await();
        Await.millis(20);
        assertThat(task.rescheduleIfLost(Duration.ZERO)).isFalse();
        assertThat(runs).hasValue(1);
        end.countDown();
    }

    @Test
    void cancelledTaskIsNotScheduledAgain() {
        failing.set(true);
        PeriodicTask task = new PeriodicTask(executor, runs::incrementAndGet, PAUSE);
        task.schedule();
        Await.until("the executor lost the task", () -> failures.get() == 1);
        task.cancel();
        assertThat(task.rescheduleIfLost(Duration.ofDays(-1))).isFalse();
    }

    private static void awaitEnd(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
