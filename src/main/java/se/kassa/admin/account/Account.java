package se.kassa.admin.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import se.kassa.platform.security.GuessBackoff;
import se.kassa.platform.security.Tokens;

/**
 * A user account of the admin pages. After several wrong passwords each further attempt has to {@linkplain GuessBackoff wait}.
 * {@linkplain KnownBrowser Browsers} from which the account has logged in before have a wait of their own.
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
    private GuessBackoff wait = new GuessBackoff();

    @Column(name = "session_epoch")
    private int sessionEpoch;

    @Column(name = "list_columns")
    private String listColumns;

    protected Account() {}

    public Account(String login, String passwordHash, Role role, OffsetDateTime now) {
        this.login = login;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = now;
    }

    /** The columns of the order list, separated by spaces; null if the user chose none. */
    String getListColumns() {
        return listColumns;
    }

    void chooseListColumns(String columns) {
        listColumns = columns;
    }

    /** The wait caused by wrong passwords from browsers that the account does not know. */
    GuessBackoff getWait() {
        return wait;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
        wait.reset();
    }

    /** Stores a new hash of the same password. */
    void rehash(String newHash) {
        passwordHash = newHash;
    }

    /** Ends all sessions of the account. */
    void endSessions() {
        sessionEpoch++;
    }

    /**
     * A digest that each session stores. It changes with a new password and when all sessions are ended, which
     * invalidates older sessions.
     */
    String stamp() {
        return Tokens.sha256(sessionEpoch == 0 ? passwordHash : passwordHash + '|' + sessionEpoch);
    }

    void changeRole(Role newRole) {
        role = newRole;
    }

    void enable(boolean yes) {
        enabled = yes;
    }

    /** Whether the account is enabled and has the role staff. At least one such account must remain. */
    boolean isActiveStaff() {
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
