package se.kassa.admin.account;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.admin.order.HistoryText;
import se.kassa.platform.security.Tokens;

/** The accounts of the order admin. */
@ApplicationScoped
@Transactional
public class AccountService {

    /** The first account. */
    public static final String ADMIN = "admin";

    private static final int LONGEST_PASSWORD = 200;
    private static final int SHORTEST_PASSWORD = 12;

    /** As OWASP's cheat sheet on password storage has it for PBKDF2 with SHA-512. */
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";

    private static final String ITERATIONS = "210000";
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 64;
    private static final Map<String, String> HASHING = Map.of(
            "Pbkdf2PasswordHash.Algorithm",
            ALGORITHM,
            "Pbkdf2PasswordHash.Iterations",
            ITERATIONS,
            "Pbkdf2PasswordHash.SaltSizeBytes",
            Integer.toString(SALT_BYTES),
            "Pbkdf2PasswordHash.KeySizeBytes",
            Integer.toString(KEY_BYTES));

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Pbkdf2PasswordHash hash;

    @Inject
    private Clock clock;

    /** What an unknown login's password is held against, so that it takes as long as a known one's. */
    private final String decoy = decoy();

    @PostConstruct
    void prepare() {
        hash.initialize(HASHING);
    }

    /** The account with this login and password; empty for every other, whatever the reason. */
    public Optional<Account> authenticate(String login, String password) {
        if (login == null || password == null || password.length() > LONGEST_PASSWORD) {
            return Optional.empty();
        }
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        OffsetDateTime now = OffsetDateTime.now(clock);
        boolean known = account != null && account.mayTry(now);
        boolean right = hash.verify(password.toCharArray(), known ? account.getPasswordHash() : decoy);
        if (!known) {
            return Optional.empty();
        }
        if (right) {
            account.succeeded();
            if (!isOfToday(account.getPasswordHash())) {
                account.rehash(hash.generate(password.toCharArray()));
            }
            return Optional.of(account);
        }
        account.failed(now);
        return Optional.empty();
    }

    /** Random bytes in the form of a hash: to verify it takes as long, and to make a real one would hold up each start. */
    static String decoy() {
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                ":",
                ALGORITHM,
                ITERATIONS,
                base64.encodeToString(Tokens.random(SALT_BYTES)),
                base64.encodeToString(Tokens.random(KEY_BYTES)));
    }

    /** Whether a hash was made with the parameters that new ones get; each has them at its beginning. */
    static boolean isOfToday(String hash) {
        return hash.startsWith(ALGORITHM + ":" + ITERATIONS + ":");
    }

    /** Ends every session of an account, wherever it is. */
    public void endSessions(String actor, String login) {
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        account.endSessions();
        keep(actor, login, AccountChange.Kind.LOGGED_OUT, null);
    }

    /**
     * Gives the account {@code admin} this password and the right to work, should it not have them. Returns whether it
     * was so before.
     */
    public boolean restoreAdmin(String actor, String password) {
        Account admin = entityManager.find(Account.class, ADMIN, LockModeType.PESSIMISTIC_WRITE);
        if (admin != null && admin.isWorking() && hash.verify(password.toCharArray(), admin.getPasswordHash())) {
            return true;
        }
        put(actor, ADMIN, password, Role.STAFF);
        change(actor, ADMIN, Role.STAFF, true);
        return false;
    }

    /** What came of a change. */
    public enum Change {
        DONE,
        ADDED,
        /** Another account has the login. */
        TAKEN,
        /** Logins have 1 to 64 letters, digits, dots, hyphens or underscores. */
        BAD_LOGIN,
        /** Passwords have at least twelve characters. */
        WEAK,
        /** It is the last one that works orders: somebody must be left who can. */
        LAST,
        NOT_FOUND
    }

    /** All of them, by login. */
    public List<Account> all() {
        return entityManager
                .createQuery("select a from Account a order by a.login", Account.class)
                .getResultList();
    }

    /** The account as it is now, where it is the one that logged in: enabled, and with the same password. */
    public Optional<Account> stillValid(String login, String stamp) {
        return Optional.ofNullable(entityManager.find(Account.class, login))
                .filter(Account::isEnabled)
                .filter(account -> Tokens.same(account.stamp(), stamp));
    }

    /** The newest changes of accounts, newest first. */
    public List<AccountChange> changes(int atMost) {
        return entityManager
                .createQuery("select c from AccountChange c order by c.id desc", AccountChange.class)
                .setMaxResults(atMost)
                .getResultList();
    }

    private void keep(String actor, String login, AccountChange.Kind kind, Role role) {
        entityManager.persist(new AccountChange(OffsetDateTime.now(clock), actor, login, kind, role));
    }

    /** @param actor who does it, to be kept with the change */
    public Change add(String actor, String login, String password, Role role) {
        if (login == null || !login.matches("[\\w.@-]{1,64}") || HistoryText.NOBODYS.contains(login.toLowerCase())) {
            return Change.BAD_LOGIN;
        }
        if (isWeak(password)) {
            return Change.WEAK;
        }
        if (entityManager.find(Account.class, login) != null) {
            return Change.TAKEN;
        }
        put(actor, login, password, role);
        return Change.ADDED;
    }

    public Change changePassword(String actor, String login, String password) {
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) {
            return Change.NOT_FOUND;
        }
        if (isWeak(password)) {
            return Change.WEAK;
        }
        account.changePassword(hash.generate(password.toCharArray()));
        keep(actor, login, AccountChange.Kind.NEW_PASSWORD, null);
        return Change.DONE;
    }

    /** Changes the role, and whether the account may enter. */
    public Change change(String actor, String login, Role role, boolean enabled) {
        List<Account> working = working();
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) {
            return Change.NOT_FOUND;
        }
        boolean stays = enabled && role == Role.STAFF;
        if (account.isWorking() && !stays && working.size() == 1) {
            return Change.LAST;
        }
        if (account.getRole() != role) {
            account.changeRole(role);
            keep(actor, login, AccountChange.Kind.NEW_ROLE, role);
        }
        if (account.isEnabled() != enabled) {
            account.enable(enabled);
            keep(actor, login, enabled ? AccountChange.Kind.ENABLED : AccountChange.Kind.DISABLED, null);
        }
        return Change.DONE;
    }

    /** Locked, always in the same order, so that two people can't take each other's right at the same moment. */
    private List<Account> working() {
        return entityManager
                .createQuery(
                        "select a from Account a where a.role = :role and a.enabled = true order by a.login",
                        Account.class)
                .setParameter("role", Role.STAFF)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    private static boolean isWeak(String password) {
        return password == null || password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD;
    }

    public boolean isEmpty() {
        return entityManager
                .createQuery("select a from Account a", Account.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Adds an account, or gives the one that has the login a new password. */
    public void put(String actor, String login, String password, Role role) {
        Account existing = entityManager.find(Account.class, login);
        String hashed = hash.generate(password.toCharArray());
        if (existing == null) {
            entityManager.persist(new Account(login, hashed, role, OffsetDateTime.now(clock)));
            keep(actor, login, AccountChange.Kind.ADDED, role);
        } else {
            existing.changePassword(hashed);
            keep(actor, login, AccountChange.Kind.NEW_PASSWORD, null);
        }
    }
}
