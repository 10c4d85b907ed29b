package se.kassa.payment.notification;

/** Reads a provider's notifications. Implemented by the provider's adapter. */
public interface NotificationParser {

    /**
     * Reads a body of any content. It never fails: a body that it cannot read is returned as unreadable.
     *
     * @param body as received
     */
    NotificationMessage parse(String body);
}
