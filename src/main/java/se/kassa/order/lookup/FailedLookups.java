package se.kassa.order.lookup;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import se.kassa.platform.security.Wait;

/** The wrong guesses about one order since it was last found. */
@Entity
@Table(name = "order_lookup")
public class FailedLookups {

    @Id
    @Column(name = "order_id")
    private Long orderId;

    @Embedded
    private Wait wait = new Wait();

    protected FailedLookups() {}

    FailedLookups(long orderId) {
        this.orderId = orderId;
    }

    Wait getWait() {
        return wait;
    }
}
