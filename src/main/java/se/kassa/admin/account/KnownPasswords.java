package se.kassa.admin.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Rejects passwords that are easy to guess: common passwords, words and names, the account's own login, and variations
 * with digits, repeats or capitals.
 */
@ApplicationScoped
class KnownPasswords {

    /** Lowest accepted zxcvbn score; lower ones take less than a million guesses. */
    private static final int MIN_SCORE = 2;

    /** zxcvbn's run time grows faster than the length, and a strong prefix is enough. */
    private static final int MEASURED_LENGTH = 50;

    private static final List<String> SHOP_WORDS =
            List.of("kassa", "lösenord", "sommar", "vinter", "hemligt", "butik", "välkommen");

    private final Zxcvbn strength = new Zxcvbn();

    /** Whether the password (not null) is easy to guess. */
    boolean isGuessable(String login, String password) {
        if (password.equalsIgnoreCase(login)) {
            return true;
        }
        List<String> own = new ArrayList<>(SHOP_WORDS);
        own.add(login);
        String prefix = password.substring(0, Math.min(MEASURED_LENGTH, password.length()));
        return strength.measure(prefix, own).getScore() < MIN_SCORE;
    }
}
