package se.kassa.returns.withdrawal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import se.kassa.order.Line;

/** A product that a withdrawal concerns. */
@Embeddable
public class WithdrawalLine implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "position")
    private int position;

    @Column(name = "sku")
    private String sku;

    @Column(name = "name")
    private String name;

    @Column(name = "quantity")
    private int quantity;

    protected WithdrawalLine() {}

    WithdrawalLine(int position, Line line, int quantity) {
        this.position = position;
        this.sku = line.sku();
        this.name = line.name();
        this.quantity = quantity;
    }

    /** Position of the line among the lines of the order. */
    public int getPosition() {
        return position;
    }

    public String getSku() {
        return sku;
    }

    public String getName() {
        return name;
    }

    public int getQuantity() {
        return quantity;
    }
}
