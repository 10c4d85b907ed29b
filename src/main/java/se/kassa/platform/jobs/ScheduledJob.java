package se.kassa.platform.jobs;

import java.time.Duration;

/**
 * Work that every node does again and again while the application runs. Any bean that implements this is found. Nodes
 * do not know of each other: what must not be done twice is claimed in the database.
 */
public interface ScheduledJob {

    /** How long to rest between the end of one run and the next. */
    Duration pause();

    /** Does what there is to do. What it throws is logged, and it is run again all the same. */
    void run();
}
