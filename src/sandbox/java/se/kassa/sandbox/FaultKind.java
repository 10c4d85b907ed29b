package se.kassa.sandbox;

/** The ways in which a payment provider fails its callers. */
public enum FaultKind {
    /** Answers, but late. */
    DELAY(1_000),
    /** 429 with {@code Retry-After}. */
    TOO_MANY_REQUESTS(0),
    SERVER_ERROR(0),
    /** The work is done, and the answer says 500. */
    SERVER_ERROR_AFTER_WORK(0),
    /** 400 with {@code {error, message}} (Magento 2 plugin). */
    ERROR_WITHOUT_CODE(0),
    /** An error page for people instead of JSON. */
    HTML(0),
    /** The connection ends in the middle of the answer, and nothing was done. */
    DROPPED(0),
    /** The work is done, and the connection ends in the middle of the answer. */
    DROPPED_AFTER_WORK(0),
    /** Nothing is done, and no answer comes. */
    TIMEOUT_BEFORE_WORK(30_000),
    /** The work is done at once, and no answer comes. */
    TIMEOUT_AFTER_WORK(30_000),
    /** The work is done so late that the caller has given up. */
    LATE_WORK(20_000),

    /** A notification is never sent. */
    LOST(0),
    /** A notification is sent late. */
    LATE(5_000),
    /** A notification is sent twice, at the same moment. */
    DOUBLED(0),
    /** A notification is sent after the next one. */
    REORDERED(0),
    /** Besides the notification somebody sends another to the same address, without the agreed header. */
    FORGED(0),
    /** Besides the notification another is sent, with the header, that lies about order and status. */
    LYING(0);

    private final long usualMillis;

    FaultKind(long usualMillis) {
        this.usualMillis = usualMillis;
    }

    long usualMillis() {
        return usualMillis;
    }

    public boolean ofNotifications() {
        return compareTo(LOST) >= 0;
    }

    /** Whether the call is worked on as usual before the fault strikes. */
    public boolean afterWork() {
        return this == DROPPED_AFTER_WORK || this == TIMEOUT_AFTER_WORK || this == SERVER_ERROR_AFTER_WORK;
    }
}
