package se.kassa.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import se.kassa.platform.text.InputNormalizer;

/**
 * A condition that needs attention from staff. An alert is open until it is acknowledged; while it is open, the same
 * cause and subject increments its repeat counter instead of raising another alert.
 */
@Entity
@Table(name = "alert")
public class Alert {

    private static final int MAX_EXPLANATION_LENGTH = 1000;
    private static final int MAX_SUBJECT_LENGTH = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "alert_seq")
    @SequenceGenerator(name = "alert_seq", sequenceName = "alert_seq", allocationSize = 50)
    private Long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "cause", updatable = false)
    private AlertCause cause;

    @Column(name = "subject", updatable = false)
    private String subject;

    @Column(name = "open_subject")
    private String openSubject;

    @Column(name = "order_number", updatable = false)
    private String orderNumber;

    @Column(name = "explanation")
    private String explanation;

    @Column(name = "raised_at", updatable = false)
    private OffsetDateTime raisedAt;

    @Column(name = "repeats")
    private int repeats;

    @Column(name = "last_at")
    private OffsetDateTime lastAt;

    @Column(name = "acknowledged_at")
    private OffsetDateTime acknowledgedAt;

    @Column(name = "acknowledged_by")
    private String acknowledgedBy;

    protected Alert() {}

    Alert(AlertRaised raised) {
        this.cause = raised.cause();
        this.subject = cut(raised.subject(), MAX_SUBJECT_LENGTH);
        this.openSubject = openSubject(raised.cause(), raised.subject());
        this.orderNumber = raised.orderNumber();
        this.explanation = cut(raised.explanation(), MAX_EXPLANATION_LENGTH);
        this.raisedAt = raised.at();
        this.lastAt = raised.at();
    }

    /** The key that is unique among open alerts. */
    static String openSubject(AlertCause cause, String subject) {
        return cause + "/" + cut(subject, MAX_SUBJECT_LENGTH);
    }

    void repeated(OffsetDateTime now) {
        repeats++;
        lastAt = now;
    }

    /** Acknowledges the alert; only the first acknowledgement is stored. */
    void acknowledge(String person, OffsetDateTime now) {
        if (acknowledgedAt == null) {
            acknowledgedAt = now;
            acknowledgedBy = person;
            openSubject = null;
        }
    }

    private static String cut(String given, int longest) {
        String text = InputNormalizer.storable(given);
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    public Long getId() {
        return id;
    }

    public AlertCause getCause() {
        return cause;
    }

    /** Distinguishes alerts with the same cause. */
    public String getSubject() {
        return subject;
    }

    /** Order number; null if the alert concerns no order of this shop. */
    public String getOrderNumber() {
        return orderNumber;
    }

    /** Language-neutral text. */
    public String getExplanation() {
        return explanation;
    }

    public OffsetDateTime getRaisedAt() {
        return raisedAt;
    }

    /** Number of repeats while the alert was open; the last was at {@link #getLastAt()}. */
    public int getRepeats() {
        return repeats;
    }

    public OffsetDateTime getLastAt() {
        return lastAt;
    }

    /** Time of acknowledgement; null while the alert is open. */
    public OffsetDateTime getAcknowledgedAt() {
        return acknowledgedAt;
    }

    /** Login name; null while the alert is open. */
    public String getAcknowledgedBy() {
        return acknowledgedBy;
    }
}
