package se.kassa.stock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The pieces of a product that nobody has paid yet, those that are reserved among them. */
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
