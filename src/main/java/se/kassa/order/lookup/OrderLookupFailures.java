package se.kassa.order.lookup;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import se.kassa.platform.security.GuessBackoff;

/** Counts the failed searches for one order at {@code /find-order} since it was last found. */
@Entity
@Table(name = "order_lookup")
public class OrderLookupFailures {

    @Id
    @Column(name = "order_id")
    private Long orderId;

    @Embedded
    private GuessBackoff wait = new GuessBackoff();

    protected OrderLookupFailures() {}

    OrderLookupFailures(long orderId) {
        this.orderId = orderId;
    }

    GuessBackoff getWait() {
        return wait;
    }
}
