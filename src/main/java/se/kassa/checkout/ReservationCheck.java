package se.kassa.checkout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** When to check next whether an order still needs its reserved stock and discount code. */
@Entity
@Table(name = "checkout_reservation")
class ReservationCheck {

    @Id
    @Column(name = "order_id")
    private long orderId;

    @Column(name = "due_at")
    private OffsetDateTime dueAt;

    protected ReservationCheck() {}

    ReservationCheck(long orderId, OffsetDateTime dueAt) {
        this.orderId = orderId;
        this.dueAt = dueAt;
    }

    void lookAgain(OffsetDateTime when) {
        dueAt = when;
    }
}
