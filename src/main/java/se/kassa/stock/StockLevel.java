package se.kassa.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Quantity of a product in stock, including reserved units. */
@Entity
@Table(name = "stock_level")
class StockLevel {

    @Id
    @Column(name = "sku")
    private String sku;

    @Column(name = "quantity")
    private int quantity;

    protected StockLevel() {}

    String getSku() {
        return sku;
    }

    int getQuantity() {
        return quantity;
    }
}
