package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Stores when a call to a payment provider last failed, and why, for the health check of every node. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ProviderCallFailureStore {

    /** When the last call failed, and why. */
    public record Failure(OffsetDateTime at, String reason) {}

    private static final int ROW = 1;
    private static final int MAX_LENGTH = 1000;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** @param reason truncated to 1,000 characters; null becomes empty */
    public void save(String reason) {
        String text = reason == null ? "" : reason;
        row().failed(OffsetDateTime.now(clock), text.substring(0, Math.min(MAX_LENGTH, text.length())));
    }

    /** Empty if no call has failed yet. */
    public Optional<Failure> last() {
        ProviderCallFailure row = row();
        return row.getAt() == null ? Optional.empty() : Optional.of(new Failure(row.getAt(), row.getReason()));
    }

    private ProviderCallFailure row() {
        return entityManager.find(ProviderCallFailure.class, ROW);
    }
}
