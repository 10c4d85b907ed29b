package se.kassa.bulk;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A bulk action on many orders; its {@link BulkJobItem}s hold the results. */
@Entity
@Table(name = "bulk_job")
public class BulkJob {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "bulk_job_seq")
    @SequenceGenerator(name = "bulk_job_seq", sequenceName = "bulk_job_seq", allocationSize = 50)
    private Long id;

    @Column(name = "action", updatable = false)
    private String action;

    @Column(name = "actor", updatable = false)
    private String actor;

    @Column(name = "started_at", updatable = false)
    private OffsetDateTime startedAt;

    @Column(name = "item_count", updatable = false)
    private int items;

    @Column(name = "idempotency_key", updatable = false)
    private String idempotencyKey;

    protected BulkJob() {}

    BulkJob(String action, String actor, int items, String idempotencyKey, OffsetDateTime now) {
        this.action = action;
        this.actor = actor;
        this.items = items;
        this.idempotencyKey = idempotencyKey;
        this.startedAt = now;
    }

    public Long getId() {
        return id;
    }

    public String getAction() {
        return action;
    }

    /** The login name of the person that started it. */
    public String getActor() {
        return actor;
    }

    public OffsetDateTime getStartedAt() {
        return startedAt;
    }

    /** How many orders it is about. */
    public int getItems() {
        return items;
    }
}
