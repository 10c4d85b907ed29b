package se.kassa.returns.withdrawal;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import se.kassa.order.Order;

/**
 * A consumer's withdrawal from the contract of an order, as received. It is evidence: it never changes, except that its
 * personal data can be erased. What happens later is recorded as a {@link WithdrawalEvent}.
 */
@Entity
@Table(name = "withdrawal")
public class Withdrawal {

    /** How the consumer reached the form. */
    public enum Channel {
        /** By the secret address of the order page, from the page or from a mail. */
        ORDER_PAGE,
        /** By order number and e-mail address. */
        ORDER_NUMBER
    }

    /** Begins the id of each confirmation mail; the id of the withdrawal follows. */
    public static final String MAIL_ID_PREFIX = "withdrawal-";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "withdrawal_seq")
    @SequenceGenerator(name = "withdrawal_seq", sequenceName = "withdrawal_seq", allocationSize = 50)
    private Long id;

    @Column(name = "order_id", updatable = false)
    private long orderId;

    @Column(name = "order_number", updatable = false)
    private String orderNumber;

    @Column(name = "token", updatable = false)
    private String token;

    @Column(name = "name")
    private String name;

    @Column(name = "email")
    private String email;

    @Column(name = "language", updatable = false)
    private String language;

    @Enumerated(EnumType.STRING)
    @Column(name = "channel", updatable = false)
    private Channel channel;

    @Column(name = "received_at", updatable = false)
    private OffsetDateTime receivedAt;

    @Column(name = "late", updatable = false)
    private boolean late;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "withdrawal_line", joinColumns = @JoinColumn(name = "withdrawal_id"))
    @OrderBy("position")
    private List<WithdrawalLine> lines = new ArrayList<>();

    protected Withdrawal() {}

    Withdrawal(
            Order order,
            WithdrawalRequest request,
            List<WithdrawalLine> lines,
            OffsetDateTime receivedAt,
            boolean late) {
        this.orderId = order.getId();
        this.orderNumber = order.getNumber().value();
        this.token = request.token();
        this.name = request.name();
        this.email = request.email();
        this.language = request.language();
        this.channel = request.channel();
        this.lines.addAll(lines);
        this.receivedAt = receivedAt;
        this.late = late;
    }

    /** Erases name and e-mail address. Idempotent. */
    void erasePersonalData() {
        name = "";
        email = "";
    }

    /** Stable id of the confirmation mail. */
    public String mailId() {
        return MAIL_ID_PREFIX + id;
    }

    public Long getId() {
        return id;
    }

    public long getOrderId() {
        return orderId;
    }

    public String getOrderNumber() {
        return orderNumber;
    }

    /** Secret token of the form that was sent, which opens the confirmation page. */
    public String getToken() {
        return token;
    }

    /** Name of the consumer; empty if erased. */
    public String getName() {
        return name;
    }

    /** Where the confirmation is sent; empty if erased. */
    public String getEmail() {
        return email;
    }

    /** Language of the page, a BCP 47 tag. */
    public String getLanguage() {
        return language;
    }

    public Channel getChannel() {
        return channel;
    }

    public OffsetDateTime getReceivedAt() {
        return receivedAt;
    }

    /** Whether it was received after the period, as far as the shop knows. */
    public boolean isLate() {
        return late;
    }

    /** In the order of the order's lines. */
    public List<WithdrawalLine> getLines() {
        return List.copyOf(lines);
    }
}
