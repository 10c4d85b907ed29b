package se.kassa.admin.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import se.kassa.platform.security.Tokens;

/**
 * A browser that an account has logged in with, known again by a random token in a cookie. Its wrong passwords are counted
 * apart from those of all others, so that whoever guesses elsewhere does not keep its owner out, and whoever steals the
 * cookie guesses no faster.
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
    private Wait wait = new Wait();

    protected KnownBrowser() {}

    KnownBrowser(String token, String login, OffsetDateTime now) {
        this.tokenDigest = digest(token);
        this.login = login;
        this.lastUsedAt = now;
    }

    /** Under which a browser with this token is kept. */
    static String digest(String token) {
        return Tokens.digest(token);
    }

    boolean isOf(String account) {
        return login.equals(account);
    }

    void usedAt(OffsetDateTime now) {
        lastUsedAt = now;
        wait.end();
    }

    Wait getWait() {
        return wait;
    }
}
