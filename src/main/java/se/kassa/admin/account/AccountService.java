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
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import se.kassa.admin.order.HistoryText;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertService;
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

    /** How long a login waits for those before it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** So many logins wait for those before them, each with a thread of the server; more are sent away at once. */
    private static final int MOST_WAITING = 30;

    private static final int CALLS_SOMEBODY = 10;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Pbkdf2PasswordHash hash;

    @Inject
    private Clock clock;

    @Inject
    private LoginSteps steps;

    @Inject
    private KnownPasswords knownPasswords;

    @Inject
    private AlertService alarms;

    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /** What an unknown login's password is held against, so that it takes as long as a known one's. */
    private final String decoy = decoy();

    @PostConstruct
    void prepare() {
        hash.initialize(HASHING);
    }

    /** What came of a login. */
    enum Login {
        DONE,
        /** Login or password is wrong, or there is a wait: nobody learns which. */
        REFUSED,
        /** Too many log in at this moment. */
        BUSY
    }

    /**
     * @param account who may enter; null unless it is done
     * @param browserToken what the browser is known by from now on; null unless it is done
     */
    record Attempt(Login login, Account account, String browserToken) {

        private static Attempt without(Login login) {
            return new Attempt(login, null, null);
        }
    }

    /**
     * Looks at a login and a password. Only a few are hashed at once, so that many logins leave the processors to the shop;
     * while a password is hashed, no connection to the database is held.
     *
     * @param browserToken what the browser has kept since it logged in last; may be null
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    Attempt authenticate(String login, String password, String browserToken) {
        if (login == null || password == null || password.length() > LONGEST_PASSWORD) {
            return Attempt.without(Login.REFUSED);
        }
        try {
            if (places.getQueueLength() >= MOST_WAITING
                    || !places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return Attempt.without(Login.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.without(Login.BUSY);
        }
        Checked checked;
        try {
            checked = check(steps.hash(login, browserToken), password);
        } finally {
            places.release();
        }
        return checked.hash() == null ? Attempt.without(Login.REFUSED) : keep(login, browserToken, checked);
    }

    /** @param hash what the password was held against; null where that was none of an account */
    private record Checked(String hash, boolean right, String newHash) {}

    private Checked check(Optional<String> known, String password) {
        boolean right = hash.verify(password.toCharArray(), known.orElse(decoy));
        boolean outdated = known.isPresent() && right && !isOfToday(known.get());
        return new Checked(known.orElse(null), right, outdated ? hash.generate(password.toCharArray()) : null);
    }

    private Attempt keep(String login, String browserToken, Checked checked) {
        LoginSteps.Result result = steps.keep(login, browserToken, checked.hash(), checked.right(), checked.newHash());
        if (result.failures() >= CALLS_SOMEBODY) {
            alarms.raise(AlertCause.FAILED_LOGINS, login, login + ": " + result.failures() + " wrong passwords");
        }
        return result.account() == null
                ? Attempt.without(Login.REFUSED)
                : new Attempt(Login.DONE, result.account(), result.browserToken());
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
        forgetBrowsers(login);
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
        /** It is one of the passwords that are guessed first. */
        KNOWN,
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
        Optional<Change> unfit = unfit(login, password);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        if (entityManager.find(Account.class, login) != null) {
            return Change.TAKEN;
        }
        put(actor, login, password, role);
        return Change.ADDED;
    }

    public Change changePassword(String actor, String login, String password) {
        Optional<Change> unfit = unfit(login, password);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        // Before the row is locked: it takes its time.
        String hashed = hash.generate(password.toCharArray());
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) {
            return Change.NOT_FOUND;
        }
        account.changePassword(hashed);
        forgetBrowsers(login);
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
            forgetBrowsers(login);
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

    /** Why nobody may have this password with this login; empty where they may. */
    private Optional<Change> unfit(String login, String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            return Optional.of(Change.WEAK);
        }
        return knownPasswords.has(login, password) ? Optional.of(Change.KNOWN) : Optional.empty();
    }

    /** Whoever has the account's old password, or a browser of it, is a stranger now. */
    private void forgetBrowsers(String login) {
        entityManager
                .createQuery("delete from KnownBrowser b where b.login = :login")
                .setParameter("login", login)
                .executeUpdate();
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
        String hashed = hash.generate(password.toCharArray());
        Account existing = entityManager.find(Account.class, login);
        if (existing == null) {
            entityManager.persist(new Account(login, hashed, role, OffsetDateTime.now(clock)));
            keep(actor, login, AccountChange.Kind.ADDED, role);
        } else {
            existing.changePassword(hashed);
            forgetBrowsers(login);
            keep(actor, login, AccountChange.Kind.NEW_PASSWORD, null);
        }
    }
}
