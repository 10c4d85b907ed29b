package se.kassa.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** The last failed call to the provider; the table has one row. */
@Entity
@Table(name = "connection_failure")
public class ProviderCallFailure {

    @Id
    private int id;

    @Column(name = "at")
    private OffsetDateTime at;

    @Column(name = "reason")
    private String reason;

    protected ProviderCallFailure() {}

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
