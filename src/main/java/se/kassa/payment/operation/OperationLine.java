package se.kassa.payment.operation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import se.kassa.order.Line;

/**
 * A stored {@link TransactionLine}; immutable. {@code amount} is stored for sums in SQL. An entity of its own, because
 * EclipseLink without weaving cannot compare a collection of embeddables.
 */
@Entity
@IdClass(OperationLine.Key.class)
@Table(name = "payment_operation_line")
public class OperationLine {

    /** Which line it is. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long operationId;
        private int position;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && operationId == that.operationId && position == that.position;
        }

        @Override
        public int hashCode() {
            return Objects.hash(operationId, position);
        }
    }

    @Id
    @Column(name = "operation_id", updatable = false)
    private long operationId;

    @Id
    @Column(name = "position", updatable = false)
    private int position;

    @Column(name = "base_position")
    private int base;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Line.Kind kind;

    @Column(name = "sku")
    private String sku;

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

    protected OperationLine() {}

    OperationLine(long operationId, int position, TransactionLine row) {
        this.operationId = operationId;
        this.position = position;
        this.base = row.base();
        this.kind = row.line().kind();
        this.sku = row.line().sku();
        this.name = row.line().name();
        this.quantity = row.line().quantity();
        this.unitAmount = row.line().unitAmount();
        this.discountAmount = row.line().discountAmount();
        this.vatRate = row.line().vatRate();
        this.amount = row.amount();
        this.vatAmount = row.vat();
    }

    long getOperationId() {
        return operationId;
    }

    TransactionLine toLine() {
        return new TransactionLine(
                base, new Line(kind, sku, name, quantity, unitAmount, discountAmount, vatRate), vatAmount);
    }
}
