package se.kassa.admin.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows passwords that are guessed first: those that many people use, common words and names, the account's own login, and
 * all of these with digits, repeats or capitals added.
 */
@ApplicationScoped
class KnownPasswords {

    /** Of five classes; those below are found with less than a million guesses. */
    private static final int FIRST_GOOD = 2;

    /** The time that it takes grows faster than the length; nothing is weak whose beginning is strong. */
    private static final int LOOKED_AT = 50;

    private static final List<String> OURS =
            List.of("kassa", "lösenord", "sommar", "vinter", "hemligt", "butik", "välkommen");

    private final Zxcvbn strength = new Zxcvbn();

    /** Whether the password, which is not null, is one of them. */
    boolean has(String login, String password) {
        if (password.equalsIgnoreCase(login)) {
            return true;
        }
        List<String> own = new ArrayList<>(OURS);
        own.add(login);
        String beginning = password.substring(0, Math.min(LOOKED_AT, password.length()));
        return strength.measure(beginning, own).getScore() < FIRST_GOOD;
    }
}
