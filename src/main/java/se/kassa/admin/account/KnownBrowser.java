package se.kassa.admin.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import se.kassa.platform.security.GuessBackoff;
import se.kassa.platform.security.Tokens;

/**
 * A browser from which an account has logged in, identified by a random token in a cookie. Its wrong passwords are
 * counted separately: guesses from elsewhere do not lock out the owner, and a stolen cookie does not allow faster
 * guessing.
 */
@Entity
@Table(name = "known_browser")
public class KnownBrowser {

    @Id
    @Column(name = "token_digest")
    private String tokenDigest;

    @Column(name = "login", updatable = false)
    private String login;

    @Column(name = "last_used_at")
    private OffsetDateTime lastUsedAt;

    @Embedded
    private GuessBackoff wait = new GuessBackoff();

    protected KnownBrowser() {}

    KnownBrowser(String token, String login, OffsetDateTime now) {
        this.tokenDigest = digest(token);
        this.login = login;
        this.lastUsedAt = now;
    }

    /** The primary key for a token. */
    static String digest(String token) {
        return Tokens.sha256(token);
    }

    boolean isOf(String account) {
        return login.equals(account);
    }

    void usedAt(OffsetDateTime now) {
        lastUsedAt = now;
        wait.reset();
    }

    GuessBackoff getWait() {
        return wait;
    }
}
