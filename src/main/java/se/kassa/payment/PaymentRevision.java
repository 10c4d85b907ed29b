package se.kassa.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.order.Line;

/** An immutable snapshot of the lines and the total that an attempt can be paid with. */
@Entity
@Table(name = "payment_revision")
public class PaymentRevision {

    static final int FIRST = 1;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "payment_revision_seq")
    @SequenceGenerator(name = "payment_revision_seq", sequenceName = "payment_revision_seq", allocationSize = 50)
    private Long id;

    @Column(name = "attempt_id", updatable = false)
    private long attemptId;

    @Column(name = "number", updatable = false)
    private int number;

    @Column(name = "amount", updatable = false)
    private long amount;

    @Convert(converter = LinesConverter.class)
    @Column(name = "lines", updatable = false)
    private List<Line> lines;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    protected PaymentRevision() {}

    PaymentRevision(long attemptId, int number, List<Line> lines, OffsetDateTime now) {
        this.attemptId = attemptId;
        this.number = number;
        this.lines = List.copyOf(lines);
        this.amount = Line.sum(lines);
        this.createdAt = now;
    }

    /** 1 for the first of its attempt. */
    public int getNumber() {
        return number;
    }

    /** Minor units, VAT included. */
    public long getAmount() {
        return amount;
    }

    public List<Line> getLines() {
        return lines;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }
}
