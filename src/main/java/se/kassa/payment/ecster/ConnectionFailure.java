package se.kassa.payment.ecster;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** The last call that failed; there is one row of it. */
@Entity
@Table(name = "link_failure")
public class ConnectionFailure {

    @Id
    private int id;

    @Column(name = "at")
    private OffsetDateTime at;

    @Column(name = "reason")
    private String reason;

    protected ConnectionFailure() {}

    void failed(OffsetDateTime now, String why) {
        at = now;
        reason = why;
    }

    OffsetDateTime getAt() {
        return at;
    }

    String getReason() {
        return reason;
    }
}
