package se.kassa.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import se.kassa.order.History;
import se.kassa.order.OrderEvent;
import se.kassa.order.Told;
import se.kassa.payment.Actors;
import se.kassa.platform.database.DatabaseOutage;
import se.kassa.platform.database.PlainTransactions;
import se.kassa.platform.database.Sql;

/**
 * Stores a notification once, however often and however simultaneously it is received. One that is new, as nearly all
 * are, costs one transaction: a question, the inserts, the commit.
 */
@ApplicationScoped
public class NotificationIntake {

    /** A notification that is committed. */
    public record Received(long id, String orderNumber) {}

    /**
     * Whom the notification's address means.
     *
     * @param repeated whether the same notification is stored already
     * @param freeId an id for it, if not
     */
    private record Addressee(long attemptId, long orderId, String orderNumber, boolean repeated, long freeId) {}

    private static final int TRIES = 3;

    /** Found by the index of the tokens, however many orders there are and however old this one is. */
    private static final String ADDRESSEE = "select a.id, a.order_id, o.number, n.id, nextval('notification_seq')"
            + " from payment_attempt a join orders o on o.id = a.order_id"
            + " left join notification n on n.attempt_id = a.id and n.identity = ?"
            + " where a.notification_token = ?";

    @Inject
    private PlainTransactions transactions;

    @Inject
    private Inbox inbox;

    @Inject
    private Clock clock;

    /**
     * Returns what is stored when it is committed; empty where no attempt has this token.
     *
     * @throws RuntimeException if it could not be stored
     */
    Optional<Received> receive(String token, NotificationMessage message) {
        RuntimeException failure = new IllegalStateException("The same notification comes and goes");
        for (int i = 0; i < TRIES; i++) {
            try {
                Optional<Addressee> addressee = transactions.run(connection -> store(connection, token, message));
                Optional<Received> received = addressee.flatMap(known -> received(known, message));
                if (received.isPresent() || addressee.isEmpty()) {
                    return received;
                }
            } catch (RuntimeException e) {
                failure = e;
                if (DatabaseOutage.isBehind(e)) {
                    break;
                }
            }
        }
        throw failure;
    }

    /** Empty where it was a repeat of one that has been forgotten meanwhile. */
    private Optional<Received> received(Addressee addressee, NotificationMessage message) {
        Optional<Long> id = addressee.repeated()
                ? inbox.countRepeat(addressee.attemptId(), message.identity())
                : Optional.of(addressee.freeId());
        return id.map(known -> new Received(known, addressee.orderNumber()));
    }

    /** Fails if the same one is stored at the same moment: the next try finds it. */
    private Optional<Addressee> store(Connection connection, String token, NotificationMessage message)
            throws SQLException {
        Optional<Addressee> addressee = addressee(connection, token, message);
        if (addressee.isPresent() && !addressee.get().repeated()) {
            insert(addressee.get(), message).execute(connection);
        }
        return addressee;
    }

    private static Optional<Addressee> addressee(Connection connection, String token, NotificationMessage message)
            throws SQLException {
        try (PreparedStatement question =
                        Sql.of(ADDRESSEE, message.identity(), token).prepare(connection);
                ResultSet row = question.executeQuery()) {
            return row.next()
                    ? Optional.of(new Addressee(
                            row.getLong(1), row.getLong(2), row.getString(3), row.getObject(4) != null, row.getLong(5)))
                    : Optional.empty();
        }
    }

    /** The order before its attempt, as everybody locks them: an inserted row locks what it refers to. */
    private Sql insert(Addressee addressee, NotificationMessage message) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return History.insertOf(
                        addressee.orderId(),
                        OrderEvent.Type.NOTIFIED,
                        Actors.PROVIDER,
                        told(message),
                        message.status(),
                        now)
                .then(Notification.insertOf(addressee.freeId(), addressee.attemptId(), message, now));
    }

    private static Told told(NotificationMessage message) {
        return message.readable()
                ? Told.of("told.notified", message.event(), message.status())
                : Told.of("told.unreadable");
    }
}
