package se.kassa.discount;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The only use of a code by an order: claimed while the order can be paid, kept for good when it is. */
@Entity
@Table(name = "discount_use")
class DiscountUse {

    @Id
    @Column(name = "order_id")
    private long orderId;

    @Column(name = "code")
    private String code;

    @Column(name = "consumer")
    private String consumer;

    @Column(name = "paid")
    private boolean paid;

    protected DiscountUse() {}

    DiscountUse(long orderId) {
        this.orderId = orderId;
    }

    /** @param newConsumer the digest of an e-mail address; null where it is not known */
    void claim(String newCode, String newConsumer) {
        code = newCode;
        consumer = newConsumer;
    }

    void pay(String newConsumer) {
        paid = true;
        consumer = newConsumer == null ? consumer : newConsumer;
    }

    void forgetConsumer() {
        consumer = null;
    }

    boolean knowsConsumer() {
        return consumer != null;
    }

    boolean isPaid() {
        return paid;
    }
}
