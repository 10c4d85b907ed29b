package se.kassa.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;

/** The price of a product from a moment on, with its sale. Never changed or deleted: it proves earlier prices. */
@Entity
@Table(name = "price_change")
public class PriceChange {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "price_change_seq")
    @SequenceGenerator(name = "price_change_seq", sequenceName = "price_change_seq", allocationSize = 50)
    private Long id;

    @Column(name = "sku", updatable = false)
    private String sku;

    @Column(name = "at", updatable = false)
    private OffsetDateTime at;

    @Column(name = "actor", updatable = false)
    private String actor;

    @Column(name = "unit_amount", updatable = false)
    private long unitAmount;

    @Column(name = "sale_amount", updatable = false)
    private Long saleAmount;

    @Column(name = "sale_first", updatable = false)
    private LocalDate saleFirst;

    @Column(name = "sale_last", updatable = false)
    private LocalDate saleLast;

    @Column(name = "on_sale", updatable = false)
    private boolean offered;

    protected PriceChange() {}

    /** The present price of a product. */
    PriceChange(Product product, OffsetDateTime at, String actor) {
        this.sku = product.getSku();
        this.at = at;
        this.actor = actor;
        this.unitAmount = product.getUnitAmount();
        this.offered = product.isOnSale();
        Sale sale = product.getSale();
        if (sale != null) {
            this.saleAmount = sale.unitAmount();
            this.saleFirst = sale.first();
            this.saleLast = sale.last();
        }
    }

    /** Whether both say the same about the price. */
    boolean isSamePrice(PriceChange other) {
        return unitAmount == other.unitAmount && offered == other.offered && Objects.equals(getSale(), other.getSale());
    }

    public String getSku() {
        return sku;
    }

    public OffsetDateTime getAt() {
        return at;
    }

    /** Login name, or the part of the application that wrote the price. */
    public String getActor() {
        return actor;
    }

    /** Ordinary price, minor units, VAT included. */
    public long getUnitAmount() {
        return unitAmount;
    }

    /** Null for none. */
    public Sale getSale() {
        return saleAmount == null ? null : new Sale(saleAmount, saleFirst, saleLast);
    }

    /** Whether the product was visible, so that the price was charged. */
    public boolean isOffered() {
        return offered;
    }
}
