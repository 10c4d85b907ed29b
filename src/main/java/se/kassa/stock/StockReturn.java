package se.kassa.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Quantity of a product that an order has returned, or never took because stock was insufficient. */
@Entity
@Table(name = "restocked_line")
@IdClass(StockReservation.Key.class)
class StockReturn {

    @Id
    @Column(name = "order_id")
    private long orderId;

    @Id
    @Column(name = "sku")
    private String sku;

    @Column(name = "quantity")
    private int quantity;

    protected StockReturn() {}

    StockReturn(long orderId, String sku) {
        this.orderId = orderId;
        this.sku = sku;
    }

    void add(int pieces) {
        quantity += pieces;
    }

    String getSku() {
        return sku;
    }

    int getQuantity() {
        return quantity;
    }
}
