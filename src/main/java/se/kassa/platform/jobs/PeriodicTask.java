package se.kassa.platform.jobs;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A task that a server's executor runs repeatedly, and that is scheduled again if the server lost it. GlassFish 7 loses a
 * task whose run begins while the server registers another application: it reads the name of an application that has none
 * yet, and never calls the task again.
 */
final class PeriodicTask {

    private final ScheduledExecutorService executor;
    private final Runnable work;
    private final Duration pause;
    private ScheduledFuture<?> scheduled;
    private boolean running;

    /**
     * Not scheduled yet.
     *
     * @param work must not throw
     * @param pause from the end of one run to the start of the next, and before the first
     */
    PeriodicTask(ScheduledExecutorService executor, Runnable work, Duration pause) {
        this.executor = executor;
        this.work = work;
        this.pause = pause;
    }

    synchronized void schedule() {
        scheduled =
                executor.scheduleWithFixedDelay(this::run, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run() {
        setRunning(true);
        try {
            work.run();
        } finally {
            setRunning(false);
        }
    }

    private synchronized void setRunning(boolean now) {
        running = now;
    }

    /**
     * Schedules the task again if its next run is overdue and it is neither running nor cancelled.
     *
     * @param tolerance how late a run may be when the server is busy
     * @return whether it was scheduled again
     */
    synchronized boolean rescheduleIfLost(Duration tolerance) {
        boolean overdue = scheduled.getDelay(TimeUnit.MILLISECONDS) < -tolerance.toMillis();
        if (running || scheduled.isCancelled() || !overdue) {
            return false;
        }
        scheduled.cancel(false);
        schedule();
        return true;
    }

    /** Lets a run end. No further run begins. */
    synchronized void cancel() {
        scheduled.cancel(false);
    }
}
