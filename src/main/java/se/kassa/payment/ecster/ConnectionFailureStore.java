package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The one row of the last failed call. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ConnectionFailureStore {

    /** When and why. */
    record Failure(OffsetDateTime at, String reason) {}

    private static final int ROW = 1;
    private static final int LONGEST = 1000;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** @param reason cut to 1,000 characters; null becomes empty */
    public void keep(String reason) {
        String text = reason == null ? "" : reason;
        row().failed(OffsetDateTime.now(clock), text.substring(0, Math.min(LONGEST, text.length())));
    }

    Optional<Failure> last() {
        ConnectionFailure row = row();
        return row.getAt() == null ? Optional.empty() : Optional.of(new Failure(row.getAt(), row.getReason()));
    }

    /** When Ecster notified last; empty for never. */
    Optional<OffsetDateTime> lastNotification() {
        return Optional.ofNullable(entityManager
                .createQuery("select max(n.lastReceivedAt) from Notification n", OffsetDateTime.class)
                .getSingleResult());
    }

    private ConnectionFailure row() {
        return entityManager.find(ConnectionFailure.class, ROW);
    }
}
