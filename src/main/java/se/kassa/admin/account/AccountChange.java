package se.kassa.admin.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** An audit entry for an added or changed account. Entries are never updated or deleted. */
@Entity
@Table(name = "account_change")
public class AccountChange {

    /** The kind of change. */
    public enum Kind {
        ADDED,
        PASSWORD_CHANGED,
        ROLE_CHANGED,
        DISABLED,
        ENABLED,
        LOGGED_OUT
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_change_seq")
    @SequenceGenerator(name = "account_change_seq", sequenceName = "account_change_seq", allocationSize = 50)
    private Long id;

    @Column(name = "at", updatable = false)
    private OffsetDateTime at;

    @Column(name = "actor", updatable = false)
    private String actor;

    @Column(name = "login", updatable = false)
    private String login;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", updatable = false)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "role", updatable = false)
    private Role role;

    protected AccountChange() {}

    AccountChange(OffsetDateTime at, String actor, String login, Kind kind, Role role) {
        this.at = at;
        this.actor = actor;
        this.login = login;
        this.kind = kind;
        this.role = role;
    }

    public OffsetDateTime getAt() {
        return at;
    }

    /** The login of the account that made the change; {@code kassa} for the application itself. */
    public String getActor() {
        return actor;
    }

    /** The account that was changed. */
    public String getLogin() {
        return login;
    }

    public Kind getKind() {
        return kind;
    }

    /** The new role; null if the role was not changed. */
    public Role getRole() {
        return role;
    }
}
