package se.kassa.admin.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import se.kassa.platform.security.Tokens;

/**
 * Somebody who may enter the order admin. After some wrong passwords each further one has to {@linkplain Wait wait}; only
 * {@linkplain KnownBrowser browsers} that the account has logged in with before have waits of their own.
 */
@Entity
@Table(name = "account")
public class Account {

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

    @Embedded
    private Wait wait = new Wait();

    @Column(name = "session_epoch")
    private int sessionEpoch;

    protected Account() {}

    public Account(String login, String passwordHash, Role role, OffsetDateTime now) {
        this.login = login;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = now;
    }

    /** Brought about by wrong passwords from browsers that the account does not know. */
    Wait getWait() {
        return wait;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
        wait.end();
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
