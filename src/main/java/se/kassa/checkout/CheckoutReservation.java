package se.kassa.checkout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** An order that may hold goods and the use of a code back from others, and when it is looked at again. */
@Entity
@Table(name = "reservation")
class CheckoutReservation {

    @Id
    @Column(name = "order_id")
    private long orderId;

    @Column(name = "due_at")
    private OffsetDateTime dueAt;

    protected CheckoutReservation() {}

    CheckoutReservation(long orderId, OffsetDateTime dueAt) {
        this.orderId = orderId;
        this.dueAt = dueAt;
    }

    void lookAgain(OffsetDateTime when) {
        dueAt = when;
    }
}
