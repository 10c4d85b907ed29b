package se.kassa.order.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** How far the look for old data came, and when the next is due; one row for all nodes. */
@Entity
@Table(name = "erasure_mark")
public class ErasureMark {

    static final int ONLY = 1;

    @Id
    private int id;

    @Column(name = "next_at")
    private OffsetDateTime nextAt;

    @Column(name = "seen_at")
    private OffsetDateTime seenAt;

    @Column(name = "seen_id")
    private Long seenId;

    protected ErasureMark() {}

    OldOrders.Place place() {
        return seenAt == null ? OldOrders.Place.BEGINNING : new OldOrders.Place(seenAt, seenId);
    }
}
