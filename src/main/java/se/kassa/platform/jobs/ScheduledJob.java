package se.kassa.platform.jobs;

import java.time.Duration;

/**
 * A job that every node runs periodically. Any bean that implements this interface is found. Nodes are not coordinated:
 * a job that must not run twice claims its work in the database.
 */
public interface ScheduledJob {

    /** Delay between the end of one run and the start of the next. */
    Duration pause();

    /** Runs the job. An exception is logged; the job runs again. */
    void run();
}
