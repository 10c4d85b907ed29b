package se.kassa.payment.operation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import se.kassa.order.Line;

/** A {@link MoneyRow} kept with its operation; {@code amount} is there for sums in the database. */
@Embeddable
public class OperationRow implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "base")
    private int base;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Line.Kind kind;

    @Column(name = "part_number")
    private String partNumber;

    @Column(name = "name")
    private String name;

    @Column(name = "quantity")
    private int quantity;

    @Column(name = "unit_amount")
    private long unitAmount;

    @Column(name = "discount_amount")
    private long discountAmount;

    @Column(name = "vat_rate")
    private int vatRate;

    @Column(name = "amount")
    private long amount;

    @Column(name = "vat_amount")
    private long vatAmount;

    protected OperationRow() {}

    OperationRow(MoneyRow row) {
        this.base = row.base();
        this.kind = row.line().kind();
        this.partNumber = row.line().partNumber();
        this.name = row.line().name();
        this.quantity = row.line().quantity();
        this.unitAmount = row.line().unitAmount();
        this.discountAmount = row.line().discountAmount();
        this.vatRate = row.line().vatRate();
        this.amount = row.amount();
        this.vatAmount = row.vat();
    }

    MoneyRow toRow() {
        return new MoneyRow(
                base, new Line(kind, partNumber, name, quantity, unitAmount, discountAmount, vatRate), vatAmount);
    }
}
