package se.kassa.admin.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;
import se.kassa.platform.security.Tokens;

/**
 * Somebody who may enter the order admin. After some wrong passwords each further try has to wait a little longer, for
 * five minutes at most: slow enough for a guesser, and nobody is locked out for good.
 */
@Entity
@Table(name = "account")
public class Account {

    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    @Id
    @Column(name = "login")
    private String login;

    @Column(name = "password_hash")
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    @Column(name = "role")
    private Role role;

    @Column(name = "enabled")
    private boolean enabled = true;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "failures")
    private int failures;

    @Column(name = "locked_until")
    private OffsetDateTime lockedUntil;

    @Column(name = "session_epoch")
    private int sessionEpoch;

    protected Account() {}

    public Account(String login, String passwordHash, Role role, OffsetDateTime now) {
        this.login = login;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = now;
    }

    /** Whether a password is looked at now. */
    boolean mayTry(OffsetDateTime now) {
        return enabled && (lockedUntil == null || !lockedUntil.isAfter(now));
    }

    void failed(OffsetDateTime now) {
        failures++;
        if (failures >= FREE_TRIES) {
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_TRIES, 10));
            lockedUntil = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        }
    }

    void succeeded() {
        failures = 0;
        lockedUntil = null;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
        succeeded();
    }

    /** The same password, hashed in another way. */
    void rehash(String newHash) {
        passwordHash = newHash;
    }

    /** Sessions that began before are over. */
    void endSessions() {
        sessionEpoch++;
    }

    /** What a session keeps of its account, so that it ends with a new password, and when all are ended. */
    String stamp() {
        return Tokens.digest(sessionEpoch == 0 ? passwordHash : passwordHash + '|' + sessionEpoch);
    }

    void changeRole(Role newRole) {
        role = newRole;
    }

    void enable(boolean yes) {
        enabled = yes;
    }

    /** Whether it works orders and may enter: of these one must always be left. */
    boolean isWorking() {
        return enabled && role == Role.STAFF;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }

    String getPasswordHash() {
        return passwordHash;
    }

    public String getLogin() {
        return login;
    }

    public Role getRole() {
        return role;
    }

    public boolean isEnabled() {
        return enabled;
    }
}
