package se.kassa.platform.jobs;

import java.util.function.IntUnaryOperator;

/** Deletes old rows in batches, so that no transaction holds many locks. */
public final class BatchDeletion {

    private static final int BATCH = 500;

    private BatchDeletion() {}

    /**
     * Repeats a deletion until it finds fewer rows than it may delete.
     *
     * @param delete deletes at most the given number of rows in a transaction of its own and returns how many it deleted
     */
    public static void run(IntUnaryOperator delete) {
        int deleted = BATCH;
        while (deleted == BATCH) {
            deleted = delete.applyAsInt(BATCH);
        }
    }
}
