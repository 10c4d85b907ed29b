package se.kassa.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** How far the search through everything that the provider has was completed; one row for all nodes. */
@Entity
@Table(name = "payment_sweep")
public class SweepMark {

    static final int ONLY = 1;

    @Id
    private int id;

    @Column(name = "swept_until")
    private OffsetDateTime sweptUntil;

    @Column(name = "next_at")
    private OffsetDateTime nextAt;

    protected SweepMark() {}

    OffsetDateTime getSweptUntil() {
        return sweptUntil;
    }
}
