package se.kassa.platform.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.OffsetDateTime;

/**
 * Base class of rows that one worker at a time processes, on any node. Only {@link LeasedQueue} changes its columns; an
 * entity adds {@code id}, {@code state} and its payload.
 */
@MappedSuperclass
public abstract class LeasedRow {

    @Column(name = "tries")
    private int tries;

    @Column(name = "due_at")
    private OffsetDateTime dueAt;

    @Column(name = "lease_owner")
    private String leaseOwner;

    @Column(name = "lease_until")
    private OffsetDateTime leaseUntil;

    @Column(name = "fence")
    private long fence;

    @Column(name = "finished_at")
    private OffsetDateTime finishedAt;

    @Column(name = "failure")
    private String failure;

    protected LeasedRow() {}

    /** @param due earliest time of the first attempt */
    protected LeasedRow(OffsetDateTime due) {
        this.dueAt = due;
    }

    /** Makes the row due again with no attempts. */
    protected final void reset(OffsetDateTime now) {
        tries = 0;
        dueAt = now;
    }

    public int getTries() {
        return tries;
    }

    /** Reason of the last failure; null or empty if none. */
    public String getFailure() {
        return failure;
    }

    /** End of the last attempt; null before. */
    public OffsetDateTime getFinishedAt() {
        return finishedAt;
    }
}
