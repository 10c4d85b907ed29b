package se.kassa.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;

/** A {@link Line} as stored with its order. */
@Embeddable
public class OrderLine implements Serializable {

    private static final long serialVersionUID = 1L;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Line.Kind kind;

    @Column(name = "sku")
    private String sku;

    @Column(name = "name")
    private String name;

    @Column(name = "description")
    private String description;

    @Column(name = "quantity")
    private int quantity;

    @Column(name = "unit_amount")
    private long unitAmount;

    @Column(name = "discount_amount")
    private long discountAmount;

    @Column(name = "vat_rate")
    private int vatRate;

    protected OrderLine() {}

    OrderLine(Line line) {
        this.kind = line.kind();
        this.sku = line.sku();
        this.name = line.name();
        this.description = line.description();
        this.quantity = line.quantity();
        this.unitAmount = line.unitAmount();
        this.discountAmount = line.discountAmount();
        this.vatRate = line.vatRate();
    }

    public Line toLine() {
        return new Line(kind, sku, name, description, quantity, unitAmount, discountAmount, vatRate);
    }
}
