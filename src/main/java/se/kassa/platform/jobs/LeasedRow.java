package se.kassa.platform.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.OffsetDateTime;

/**
 * A row that one worker at a time works on, whichever node it runs on. Its columns are changed by {@link LeasedQueue}
 * only; an entity adds an {@code id}, its {@code state}, and what the work is about.
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

    /** @param due not worked on before */
    protected LeasedRow(OffsetDateTime due) {
        this.dueAt = due;
    }

    /** Due again, as if it had never been tried. */
    protected final void beginAnew(OffsetDateTime now) {
        tries = 0;
        dueAt = now;
    }

    public int getTries() {
        return tries;
    }

    /** Why the last try failed; null or empty where none did. */
    public String getFailure() {
        return failure;
    }

    /** When the last try ended; null before. */
    public OffsetDateTime getFinishedAt() {
        return finishedAt;
    }
}
