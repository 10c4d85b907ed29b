package se.kassa.floor;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** An order with five lines, as plainly as JPA has it. */
@Entity
@Table(name = "floor_order")
public class FloorOrder {

    /** A line of it. */
    @Embeddable
    public static class Line implements Serializable {

        private static final long serialVersionUID = 1L;

        @Column(name = "name")
        private String name;

        @Column(name = "amount")
        private long amount;

        protected Line() {}

        Line(String name, long amount) {
            this.name = name;
            this.amount = amount;
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "floor_order_seq")
    @SequenceGenerator(name = "floor_order_seq", sequenceName = "floor_order_seq", allocationSize = 50)
    private Long id;

    @ElementCollection
    @CollectionTable(name = "floor_order_line", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    private List<Line> lines = new ArrayList<>();

    protected FloorOrder() {}

    FloorOrder(int howManyLines) {
        for (int i = 0; i < howManyLines; i++) {
            lines.add(new Line("Line " + i, 100L * i));
        }
    }
}
