package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import se.kassa.platform.database.AutoCommitJdbc;
import se.kassa.platform.database.DatabaseOutage;
import se.kassa.platform.database.SqlStatement;
import se.kassa.platform.database.TransactionRetry;
import se.kassa.platform.database.UniqueViolation;

/**
 * Stores a notification exactly once, however often and however concurrently it is received. A new one costs one SQL
 * statement; everything else is left to the worker.
 */
@ApplicationScoped
public class NotificationStore {

    /**
     * A committed notification.
     *
     * @param again whether it had been received before
     */
    public record Received(long id, boolean again) {}

    @Inject
    private AutoCommitJdbc statements;

    @Inject
    private NotificationInbox inbox;

    @Inject
    private Clock clock;

    /**
     * Stores a notification for the provider's attempt with this token and commits.
     *
     * @return empty if the provider has no attempt with this token
     * @throws RuntimeException if it could not be stored
     */
    Optional<Received> store(String provider, String token, NotificationMessage message) {
        return store(
                Notification.insertOf(provider, token, message, OffsetDateTime.now(clock)),
                () -> inbox.countRepeat(token, message.deduplicationKey()));
    }

    /**
     * Stores a notification for an attempt and commits.
     *
     * @throws RuntimeException if it could not be stored
     */
    Received store(long attemptId, NotificationMessage message) {
        return store(
                        Notification.insertOf(attemptId, message, OffsetDateTime.now(clock)),
                        () -> inbox.countRepeat(attemptId, message.deduplicationKey()))
                .orElseThrow();
    }

    private Optional<Received> store(SqlStatement insert, Supplier<Optional<Long>> repeat) {
        return TransactionRetry.runUnless(DatabaseOutage::isCauseOf, () -> storeOrCount(insert, repeat));
    }

    /** Throws if the notification is a repeat of one that was deleted in the meantime: the next attempt stores it. */
    private Optional<Received> storeOrCount(SqlStatement insert, Supplier<Optional<Long>> repeat) {
        try {
            return statements
                    .execute(connection -> insert.insert(connection, "id"))
                    .map(id -> new Received(id, false));
        } catch (RuntimeException e) {
            if (!UniqueViolation.isCauseOf(e)) {
                throw e;
            }
            long id = repeat.get().orElseThrow(() -> e);
            return Optional.of(new Received(id, true));
        }
    }
}
