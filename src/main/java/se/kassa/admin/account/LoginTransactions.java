package se.kassa.admin.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.kassa.platform.security.GuessBackoff;
import se.kassa.platform.security.Tokens;

/**
 * The database steps of a login: one before the password is hashed and one after it. Each is a short transaction of its
 * own; no connection or lock is held while hashing.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class LoginTransactions {

    private static final int MAX_BROWSERS = 20;

    /**
     * The result of a password check.
     *
     * @param account the account; null if the login failed
     * @param browserToken identifies the browser from now on; null if the login failed
     * @param failures consecutive wrong passwords from unknown browsers, this one included
     */
    record Result(Account account, String browserToken, int failures) {

        private static final Result FAILED = new Result(null, null, 0);
    }

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** The hash to verify a password of this login against; empty if the login is unknown, disabled or has to wait. */
    Optional<String> hash(String login, String browserToken) {
        Account account = entityManager.find(Account.class, login);
        return account != null && isOpen(account, browser(login, browserToken, LockModeType.NONE))
                ? Optional.of(account.getPasswordHash())
                : Optional.empty();
    }

    private boolean isOpen(Account account, KnownBrowser browser) {
        GuessBackoff wait = browser == null ? account.getWait() : browser.getWait();
        return account.isEnabled() && wait.isOver(OffsetDateTime.now(clock));
    }

    /**
     * Records the result of a password check as if all checks had run one after the other: it does not count if others
     * failed meanwhile and the account now has to wait.
     *
     * @param hash the hash that the password was verified against
     * @param newHash the same password hashed with current parameters; null if the hash is current
     */
    Result record(String login, String browserToken, String hash, boolean right, String newHash) {
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) {
            return Result.FAILED;
        }
        KnownBrowser browser = browser(login, browserToken, LockModeType.PESSIMISTIC_WRITE);
        if (!isOpen(account, browser) || !Objects.equals(hash, account.getPasswordHash())) {
            return Result.FAILED;
        }
        if (!right) {
            return failed(account, browser);
        }
        if (newHash != null) {
            account.rehash(newHash);
        }
        return new Result(account, succeeded(account, browser, browserToken), 0);
    }

    private Result failed(Account account, KnownBrowser browser) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (browser != null) {
            browser.getWait().failed(now);
            return Result.FAILED;
        }
        return new Result(null, null, account.getWait().failed(now));
    }

    /** A login from a known browser does not reset the wait of unknown browsers. */
    private String succeeded(Account account, KnownBrowser browser, String browserToken) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (browser != null) {
            browser.usedAt(now);
            return browserToken;
        }
        account.getWait().reset();
        String token = Tokens.random();
        entityManager.persist(new KnownBrowser(token, account.getLogin(), now));
        removeOldest(account.getLogin());
        return token;
    }

    private void removeOldest(String login) {
        List<KnownBrowser> all = entityManager
                .createQuery(
                        "select b from KnownBrowser b where b.login = :login order by b.lastUsedAt desc",
                        KnownBrowser.class)
                .setParameter("login", login)
                .getResultList();
        all.stream().skip(MAX_BROWSERS).forEach(entityManager::remove);
    }

    /** The account's browser with this token, or null. */
    private KnownBrowser browser(String login, String token, LockModeType lock) {
        if (token == null) {
            return null;
        }
        KnownBrowser browser = entityManager.find(KnownBrowser.class, KnownBrowser.digest(token), lock);
        return browser != null && browser.isOf(login) ? browser : null;
    }
}
