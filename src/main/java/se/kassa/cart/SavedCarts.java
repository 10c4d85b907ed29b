package se.kassa.cart;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import se.kassa.platform.security.Tokens;

/**
 * Keeps carts in the database, so that they outlive the session. A browser finds its cart by a random token; only a
 * digest of the token is stored.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class SavedCarts {

    /** How long a cart is kept after its last use. */
    public static final Duration KEPT = Duration.ofDays(30);

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /**
     * Adds what is saved under a token to a session's cart, which from then on is saved under this token.
     *
     * @return false if nothing is saved under the token; the cart is unchanged then
     */
    public boolean restore(Cart cart, String token) {
        SavedCart saved = find(token);
        if (saved == null) {
            return false;
        }
        saved.use(OffsetDateTime.now(clock));
        cart.restore(token, saved.content(), saved.revision());
        return true;
    }

    /**
     * Saves a cart under its token; an empty one is deleted. If another session of the browser saved it meanwhile, the
     * cart gets its products too.
     */
    public void save(Cart cart) {
        SavedCart saved = find(cart.savedToken());
        if (saved != null && saved.revision() != cart.savedRevision()) {
            cart.restore(cart.savedToken(), saved.content(), saved.revision());
        }
        CartContent content = cart.content();
        if (!content.quantities().isEmpty()) {
            boolean first = saved == null;
            if (first) {
                saved = new SavedCart(Tokens.sha256(cart.savedToken()));
            }
            saved.write(content, cart.savedRevision() + 1, OffsetDateTime.now(clock));
            if (first) {
                // Not before it is filled: Hibernate inserts the state of this moment.
                entityManager.persist(saved);
            }
        } else if (saved != null) {
            entityManager.remove(saved);
        }
        entityManager.flush();
        cart.saved(content);
    }

    /** Locks the row, so that requests of one session save one after the other. */
    private SavedCart find(String token) {
        return entityManager.find(SavedCart.class, Tokens.sha256(token), LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Deletes carts that were not used for {@link #KEPT}.
     *
     * @return how many were deleted
     */
    int prune(int atMost) {
        List<String> old = entityManager
                .createQuery("select c.tokenHash from SavedCart c where c.usedAt < :before", String.class)
                .setParameter("before", OffsetDateTime.now(clock).minus(KEPT))
                .setMaxResults(atMost)
                .getResultList();
        return old.isEmpty()
                ? 0
                : entityManager
                        .createQuery("delete from SavedCart c where c.tokenHash in :old and c.usedAt < :before")
                        .setParameter("old", old)
                        .setParameter("before", OffsetDateTime.now(clock).minus(KEPT))
                        .executeUpdate();
    }
}
