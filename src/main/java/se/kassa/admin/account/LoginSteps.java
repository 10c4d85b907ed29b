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
import se.kassa.platform.security.Tokens;

/**
 * What a login reads of the database before a password is hashed, and writes after it. Each step is one short transaction;
 * the hashing between them holds no connection and no lock.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class LoginSteps {

    private static final int MOST_BROWSERS = 20;

    /**
     * What came of a password.
     *
     * @param account who may enter; null for nobody
     * @param browserToken what the browser is known by from now on; null where nobody may enter
     * @param failures how many passwords in a row were wrong by now, of browsers that the account does not know
     */
    record Result(Account account, String browserToken, int failures) {

        private static final Result NOTHING = new Result(null, null, 0);
    }

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Clock clock;

    /** The hash that a password for this login is held against; empty where none is looked at now. */
    Optional<String> hash(String login, String browserToken) {
        Account account = entityManager.find(Account.class, login);
        return account != null && isOpen(account, browser(login, browserToken, LockModeType.NONE))
                ? Optional.of(account.getPasswordHash())
                : Optional.empty();
    }

    private boolean isOpen(Account account, KnownBrowser browser) {
        Wait wait = browser == null ? account.getWait() : browser.getWait();
        return account.isEnabled() && wait.isOver(OffsetDateTime.now(clock));
    }

    /**
     * Keeps what came of a password. It counts as it would have if every password had been looked at alone, one after the
     * other: not at all where others were wrong meanwhile and there is a wait.
     *
     * @param hash what it was held against
     * @param newHash the same password hashed as new ones are; null where the hash is such a one
     */
    Result keep(String login, String browserToken, String hash, boolean right, String newHash) {
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) {
            return Result.NOTHING;
        }
        KnownBrowser browser = browser(login, browserToken, LockModeType.PESSIMISTIC_WRITE);
        if (!isOpen(account, browser) || !Objects.equals(hash, account.getPasswordHash())) {
            return Result.NOTHING;
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
            return Result.NOTHING;
        }
        return new Result(null, null, account.getWait().failed(now));
    }

    /** One that is known says nothing about those who guess elsewhere: their wait goes on. */
    private String succeeded(Account account, KnownBrowser browser, String browserToken) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (browser != null) {
            browser.usedAt(now);
            return browserToken;
        }
        account.getWait().end();
        String token = Tokens.newToken();
        entityManager.persist(new KnownBrowser(token, account.getLogin(), now));
        forgetOldest(account.getLogin());
        return token;
    }

    private void forgetOldest(String login) {
        List<KnownBrowser> all = entityManager
                .createQuery(
                        "select b from KnownBrowser b where b.login = :login order by b.lastUsedAt desc",
                        KnownBrowser.class)
                .setParameter("login", login)
                .getResultList();
        all.stream().skip(MOST_BROWSERS).forEach(entityManager::remove);
    }

    /** The browser with this token, where it is one of the account's; else null. */
    private KnownBrowser browser(String login, String token, LockModeType lock) {
        if (token == null) {
            return null;
        }
        KnownBrowser browser = entityManager.find(KnownBrowser.class, KnownBrowser.digest(token), lock);
        return browser != null && browser.isOf(login) ? browser : null;
    }
}
