package se.kassa.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** Quantity reserved for an order that can still be paid. */
@Entity
@Table(name = "stock_reservation")
@IdClass(StockReservation.Key.class)
class StockReservation {

    /** Key: order and SKU. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long orderId;
        private String sku;

        public Key() {}

        Key(long orderId, String sku) {
            this.orderId = orderId;
            this.sku = sku;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && orderId == that.orderId && Objects.equals(sku, that.sku);
        }

        @Override
        public int hashCode() {
            return Objects.hash(orderId, sku);
        }
    }

    @Id
    @Column(name = "order_id")
    private long orderId;

    @Id
    @Column(name = "sku")
    private String sku;

    @Column(name = "quantity")
    private int quantity;

    protected StockReservation() {}
}
