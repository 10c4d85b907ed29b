package se.kassa.discount;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The use of a code by an order: claimed while the order can be paid, permanent once it is paid. */
@Entity
@Table(name = "discount_use")
class DiscountUse {

    @Id
    @Column(name = "order_id")
    private long orderId;

    @Column(name = "code")
    private String code;

    @Column(name = "customer_hash")
    private String customer;

    @Column(name = "paid")
    private boolean paid;

    protected DiscountUse() {}

    DiscountUse(long orderId) {
        this.orderId = orderId;
    }

    /** @param newCustomer hash of the e-mail address; null if unknown */
    void claim(String newCode, String newCustomer) {
        code = newCode;
        customer = newCustomer;
    }

    void pay(String newCustomer) {
        paid = true;
        customer = newCustomer == null ? customer : newCustomer;
    }

    void eraseCustomer() {
        customer = null;
    }

    boolean hasCustomer() {
        return customer != null;
    }

    boolean isPaid() {
        return paid;
    }
}
