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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import se.kassa.admin.order.HistoryText;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertService;
import se.kassa.platform.security.Tokens;

/** Reads, changes and authenticates the accounts of the admin pages; shoppers have none. */
@ApplicationScoped
@Transactional
public class AdminAccountService {

    /** The first account. */
    public static final String ADMIN = "admin";

    private static final int MAX_PASSWORD_LENGTH = 200;
    private static final int MIN_PASSWORD_LENGTH = 12;

    /** OWASP's recommendation for PBKDF2 with SHA-512. */
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

    /** How long a login or a new password waits for a hashing permit. */
    private static final Duration PERMIT_TIMEOUT = Duration.ofSeconds(10);

    /** How many may wait for a hashing permit, each on a server thread. Further ones are rejected at once. */
    private static final int MAX_WAITING = 30;

    private static final int ALERT_THRESHOLD = 10;

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Pbkdf2PasswordHash hash;

    @Inject
    private Clock clock;

    @Inject
    private LoginTransactions loginTransactions;

    @Inject
    private KnownPasswords knownPasswords;

    @Inject
    private AlertService alerts;

    private final Semaphore hashingPermits =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /**
     * The hash that an unknown login's password is verified against, so that it takes as long as that of a known one.
     */
    private final String decoy = decoy();

    @PostConstruct
    void prepare() {
        hash.initialize(HASHING);
    }

    /** The result of a login attempt. */
    enum Login {
        DONE,
        /** Wrong login or password, or the account has to wait. The caller can't tell which. */
        REFUSED,
        /** Too many logins at this moment. */
        BUSY
    }

    /**
     * @param account the account; null unless the login succeeded
     * @param browserToken identifies the browser from now on; null unless the login succeeded
     */
    record Attempt(Login login, Account account, String browserToken) {

        private static Attempt failed(Login login) {
            return new Attempt(login, null, null);
        }
    }

    /**
     * Verifies a login and a password. Only a few passwords are hashed at a time, so that a burst of logins leaves CPU
     * time to the shop. No database connection is held while a password is hashed.
     *
     * @param browserToken the browser's token from its last login; may be null
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    Attempt authenticate(String login, String password, String browserToken) {
        if (login == null || password == null || password.length() > MAX_PASSWORD_LENGTH) {
            return Attempt.failed(Login.REFUSED);
        }
        Optional<Verification> verified =
                withPermit(() -> verify(loginTransactions.hash(login, browserToken), password));
        if (verified.isEmpty()) {
            return Attempt.failed(Login.BUSY);
        }
        Verification verification = verified.get();
        return verification.hash() == null
                ? Attempt.failed(Login.REFUSED)
                : recordResult(login, browserToken, verification);
    }

    /** Hashes with a permit. Returns empty if too many others wait for one, or none is free in time. */
    private <T> Optional<T> withPermit(Supplier<T> hashing) {
        try {
            if (hashingPermits.getQueueLength() >= MAX_WAITING
                    || !hashingPermits.tryAcquire(PERMIT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(hashing.get());
        } finally {
            hashingPermits.release();
        }
    }

    /** @param hash the hash that the password was verified against; null if it was the decoy */
    private record Verification(String hash, boolean right, String newHash) {}

    private Verification verify(Optional<String> known, String password) {
        boolean right = hash.verify(password.toCharArray(), known.orElse(decoy));
        boolean outdated = known.isPresent() && right && !hasCurrentParameters(known.get());
        return new Verification(known.orElse(null), right, outdated ? hash.generate(password.toCharArray()) : null);
    }

    private Attempt recordResult(String login, String browserToken, Verification verification) {
        LoginTransactions.Result result = loginTransactions.record(
                login, browserToken, verification.hash(), verification.right(), verification.newHash());
        if (result.failures() >= ALERT_THRESHOLD) {
            alerts.raise(AlertCause.FAILED_LOGINS, login, login);
        }
        return result.account() == null
                ? Attempt.failed(Login.REFUSED)
                : new Attempt(Login.DONE, result.account(), result.browserToken());
    }

    /**
     * Random bytes in the format of a hash. Verification takes as long as with a real hash; computing a real one would
     * delay each start.
     */
    static String decoy() {
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                ":",
                ALGORITHM,
                ITERATIONS,
                base64.encodeToString(Tokens.randomBytes(SALT_BYTES)),
                base64.encodeToString(Tokens.randomBytes(KEY_BYTES)));
    }

    /** Whether a hash has the parameters of new hashes. They are the hash's prefix. */
    static boolean hasCurrentParameters(String hash) {
        return hash.startsWith(ALGORITHM + ":" + ITERATIONS + ":");
    }

    /** Ends all sessions of an account, on all devices. */
    public void endSessions(String actor, String login) {
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        account.endSessions();
        removeKnownBrowsers(login);
        audit(actor, login, AccountChange.Kind.LOGGED_OUT, null);
    }

    /**
     * Sets the password of the account {@code admin}, enables it and gives it the role staff. Returns true if nothing
     * had to be changed.
     */
    public boolean restoreAdmin(String actor, String password) {
        Account admin = entityManager.find(Account.class, ADMIN, LockModeType.PESSIMISTIC_WRITE);
        if (admin != null && admin.isActiveStaff() && hash.verify(password.toCharArray(), admin.getPasswordHash())) {
            return true;
        }
        addOrSetPassword(actor, ADMIN, password, Role.STAFF);
        change(actor, ADMIN, Role.STAFF, true);
        return false;
    }

    /** The result of a change. */
    public enum Change {
        DONE,
        ADDED,
        /** Another account has the login, possibly in other case. */
        TAKEN,
        /** Logins have 1 to 64 letters, digits, dots, hyphens or underscores. */
        BAD_LOGIN,
        /** Passwords have at least twelve characters. */
        WEAK,
        /** The password is easy to guess. */
        KNOWN,
        /** It is the last enabled account with the role staff; one must remain. */
        LAST,
        NOT_FOUND,
        /** Somebody else changed role or access after the page was opened. */
        CHANGED,
        /** Too many passwords are hashed at this moment. */
        BUSY
    }

    /** All accounts, ordered by login. */
    public List<Account> all() {
        return entityManager
                .createQuery("select a from Account a order by a.login", Account.class)
                .getResultList();
    }

    /** The account's current state; empty if it is disabled or the stamp is outdated. */
    public Optional<Account> stillValid(String login, String stamp) {
        return Optional.ofNullable(entityManager.find(Account.class, login))
                .filter(Account::isEnabled)
                .filter(account -> Tokens.constantTimeEquals(account.stamp(), stamp));
    }

    /** The latest account changes, newest first. */
    public List<AccountChange> changes(int limit) {
        return entityManager
                .createQuery("select c from AccountChange c order by c.id desc", AccountChange.class)
                .setMaxResults(limit)
                .getResultList();
    }

    private void audit(String actor, String login, AccountChange.Kind kind, Role role) {
        entityManager.persist(new AccountChange(OffsetDateTime.now(clock), actor, login, kind, role));
    }

    /** @param actor recorded with the change */
    public Change add(String actor, String login, String password, Role role) {
        if (login == null
                || !login.matches("[\\w.@-]{1,64}")
                || HistoryText.SYSTEM_ACTORS.contains(login.toLowerCase(Locale.ROOT))) {
            return Change.BAD_LOGIN;
        }
        Optional<Change> rejection = rejection(login, password);
        if (rejection.isPresent()) {
            return rejection.get();
        }
        // Hashing is slow, so it runs before the first query takes a database connection.
        Optional<String> hashed = withPermit(() -> hash.generate(password.toCharArray()));
        if (hashed.isEmpty()) {
            return Change.BUSY;
        }
        if (isTaken(login)) {
            return Change.TAKEN;
        }
        add(actor, new Account(login, hashed.get(), role, OffsetDateTime.now(clock)));
        return Change.ADDED;
    }

    /** Whether an account has the login, in whatever case: people could not tell two such accounts apart. */
    private boolean isTaken(String login) {
        return !entityManager
                .createQuery("select a from Account a where lower(a.login) = :login", Account.class)
                .setParameter("login", login.toLowerCase(Locale.ROOT))
                .getResultList()
                .isEmpty();
    }

    private void add(String actor, Account account) {
        entityManager.persist(account);
        audit(actor, account.getLogin(), AccountChange.Kind.ADDED, account.getRole());
    }

    public Change changePassword(String actor, String login, String password) {
        Optional<Change> rejection = rejection(login, password);
        if (rejection.isPresent()) {
            return rejection.get();
        }
        // Hashing is slow, so it runs before the row is locked.
        Optional<String> hashed = withPermit(() -> hash.generate(password.toCharArray()));
        if (hashed.isEmpty()) {
            return Change.BUSY;
        }
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) {
            return Change.NOT_FOUND;
        }
        account.changePassword(hashed.get());
        removeKnownBrowsers(login);
        audit(actor, login, AccountChange.Kind.PASSWORD_CHANGED, null);
        return Change.DONE;
    }

    /**
     * Changes the role and whether the account is enabled, unless either is no longer what the page showed.
     */
    public Change change(String actor, String login, Role shownRole, boolean shownEnabled, Role role, boolean enabled) {
        activeStaff();
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        return account != null && (account.getRole() != shownRole || account.isEnabled() != shownEnabled)
                ? Change.CHANGED
                : change(actor, login, role, enabled);
    }

    /** Changes the role and whether the account is enabled. */
    public Change change(String actor, String login, Role role, boolean enabled) {
        List<Account> activeStaff = activeStaff();
        Account account = entityManager.find(Account.class, login, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) {
            return Change.NOT_FOUND;
        }
        boolean stays = enabled && role == Role.STAFF;
        if (account.isActiveStaff() && !stays && activeStaff.size() == 1) {
            return Change.LAST;
        }
        if (account.getRole() != role) {
            account.changeRole(role);
            audit(actor, login, AccountChange.Kind.ROLE_CHANGED, role);
        }
        if (account.isEnabled() != enabled) {
            account.enable(enabled);
            removeKnownBrowsers(login);
            audit(actor, login, enabled ? AccountChange.Kind.ENABLED : AccountChange.Kind.DISABLED, null);
        }
        return Change.DONE;
    }

    /**
     * Locks the enabled staff accounts in a fixed order, so that two concurrent changes can't remove both of the last
     * two.
     */
    private List<Account> activeStaff() {
        return entityManager
                .createQuery(
                        "select a from Account a where a.role = :role and a.enabled = true order by a.login",
                        Account.class)
                .setParameter("role", Role.STAFF)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Why the password is not accepted for this login; empty if it is. */
    private Optional<Change> rejection(String login, String password) {
        if (password == null || password.length() < MIN_PASSWORD_LENGTH || password.length() > MAX_PASSWORD_LENGTH) {
            return Optional.of(Change.WEAK);
        }
        return knownPasswords.isGuessable(login, password) ? Optional.of(Change.KNOWN) : Optional.empty();
    }

    /** Removes the known browsers: they were trusted with the old credentials. */
    private void removeKnownBrowsers(String login) {
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

    /** Adds an account, or sets a new password if the login exists. */
    public void addOrSetPassword(String actor, String login, String password, Role role) {
        String hashed = hash.generate(password.toCharArray());
        Account existing = entityManager.find(Account.class, login);
        if (existing == null) {
            add(actor, new Account(login, hashed, role, OffsetDateTime.now(clock)));
        } else {
            existing.changePassword(hashed);
            removeKnownBrowsers(login);
            audit(actor, login, AccountChange.Kind.PASSWORD_CHANGED, null);
        }
    }
}
