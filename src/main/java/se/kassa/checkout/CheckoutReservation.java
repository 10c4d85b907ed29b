package se.kassa.checkout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** An order that may have reserved stock or a discount code, and when to check it next. */
@Entity
@Table(name = "checkout_reservation")
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
