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
import se.kassa.platform.text.TextNormalizer;

/**
 * Something that a person must look at. It is open until a person acknowledges it; while it is open, the same cause about
 * the same subject is counted and not raised again.
 */
@Entity
@Table(name = "alarm")
public class Alert {

    private static final int LONGEST_EXPLANATION = 1000;
    private static final int LONGEST_SUBJECT = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "alarm_seq")
    @SequenceGenerator(name = "alarm_seq", sequenceName = "alarm_seq", allocationSize = 50)
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
        this.subject = cut(raised.subject(), LONGEST_SUBJECT);
        this.openSubject = openSubject(raised.cause(), raised.subject());
        this.orderNumber = raised.orderNumber();
        this.explanation = cut(raised.explanation(), LONGEST_EXPLANATION);
        this.raisedAt = raised.at();
        this.lastAt = raised.at();
    }

    /** What is unique among open alarms. */
    static String openSubject(AlertCause cause, String subject) {
        return cause + "/" + cut(subject, LONGEST_SUBJECT);
    }

    void repeated(OffsetDateTime now) {
        repeats++;
        lastAt = now;
    }

    /** A person takes care of it; who does so first is remembered. */
    void acknowledge(String person, OffsetDateTime now) {
        if (acknowledgedAt == null) {
            acknowledgedAt = now;
            acknowledgedBy = person;
            openSubject = null;
        }
    }

    private static String cut(String given, int longest) {
        String text = TextNormalizer.storable(given);
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    public Long getId() {
        return id;
    }

    public AlertCause getCause() {
        return cause;
    }

    /** Null where it concerns no order of ours. */
    public String getOrderNumber() {
        return orderNumber;
    }

    /** In no particular language. */
    public String getExplanation() {
        return explanation;
    }

    public OffsetDateTime getRaisedAt() {
        return raisedAt;
    }

    /** How often the same happened again while it was open, the last time at {@link #getLastAt()}. */
    public int getRepeats() {
        return repeats;
    }

    public OffsetDateTime getLastAt() {
        return lastAt;
    }

    /** Null while it is open. */
    public OffsetDateTime getAcknowledgedAt() {
        return acknowledgedAt;
    }

    /** The login name; null while it is open. */
    public String getAcknowledgedBy() {
        return acknowledgedBy;
    }
}
