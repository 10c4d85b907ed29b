package se.kassa.desk;

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
import java.util.Map;
import java.util.Optional;
import se.kassa.platform.security.Secrets;

/** The accounts of the order desk. */
@ApplicationScoped
@Transactional
public class Accounts {

    /** The first account. */
    public static final String ADMIN = "admin";

    private static final int LONGEST_PASSWORD = 200;

    /** As OWASP's cheat sheet on password storage has it for PBKDF2 with SHA-512. */
    private static final Map<String, String> HASHING = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "16",
            "Pbkdf2PasswordHash.KeySizeBytes", "64");

    @PersistenceContext(unitName = "kassa")
    private EntityManager entityManager;

    @Inject
    private Pbkdf2PasswordHash hash;

    @Inject
    private Clock clock;

    /** What an unknown login's password is held against, so that it takes as long as a known one's. */
    private String decoy;

    @PostConstruct
    void prepare() {
        hash.initialize(HASHING);
        decoy = hash.generate(Secrets.newToken().toCharArray());
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
            return Optional.of(account);
        }
        account.failed(now);
        return Optional.empty();
    }

    public boolean isEmpty() {
        return entityManager
                .createQuery("select a from Account a", Account.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Adds an account, or gives the one that has the login a new password. */
    public void put(String login, String password, Role role) {
        Account existing = entityManager.find(Account.class, login);
        String hashed = hash.generate(password.toCharArray());
        if (existing == null) {
            entityManager.persist(new Account(login, hashed, role, OffsetDateTime.now(clock)));
        } else {
            existing.changePassword(hashed);
        }
    }
}
