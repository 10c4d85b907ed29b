package se.kassa.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import se.kassa.platform.jobs.LeasedRow;

/** One order of a {@link BulkJob}, and what came of it. */
@Entity
@Table(name = "bulk_job_item")
public class BulkJobItem extends LeasedRow {

    /** Progress of the item. */
    public enum State {
        WAITING,
        DONE,
        /** The order does not permit the action. */
        REFUSED,
        /** The action failed with an error. */
        FAILED,
        CANCELLED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_job_item_seq")
    @SequenceGenerator(name = "bulk_job_item_seq", sequenceName = "bulk_job_item_seq", allocationSize = 50)
    private Long id;

    @Column(name = "job_id", updatable = false)
    private long jobId;

    @Column(name = "order_number", updatable = false)
    private String orderNumber;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state = State.WAITING;

    @Column(name = "result_code")
    private String resultCode = "";

    protected BulkJobItem() {}

    BulkJobItem(long jobId, String orderNumber, OffsetDateTime now) {
        super(now);
        this.jobId = jobId;
        this.orderNumber = orderNumber;
    }

    public Long getId() {
        return id;
    }

    /** Idempotency key of the operation on this order. */
    String getIdempotencyKey() {
        return "bulk-" + id;
    }

    public long getJobId() {
        return jobId;
    }

    public String getOrderNumber() {
        return orderNumber;
    }

    public State getState() {
        return state;
    }

    /** The key of what came of it under {@code bulk.result.}; empty before it ended. */
    public String getResultCode() {
        return resultCode;
    }

    /** The reason that the actor gave; may be empty. */
    public String getResultDetail() {
        return getFailure() == null ? "" : getFailure();
    }
}
