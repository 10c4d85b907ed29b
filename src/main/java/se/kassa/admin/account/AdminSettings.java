package se.kassa.admin.account;

import java.time.Duration;
import java.util.Optional;
import se.kassa.platform.settings.SettingsReader;

/**
 * How the order desk is entered ({@code kassa.admin.*}).
 *
 * @param password of the account {@code admin}; empty only in the demo, which makes one up
 * @param passwordReset whether the account {@code admin} gets that password back, should it have another
 * @param idle how long a session lives without a request
 * @param longest how long a session lives in all
 */
record AdminSettings(Optional<String> password, boolean passwordReset, Duration idle, Duration longest) {

    private static final String PASSWORD = "kassa.admin.password";
    private static final String PASSWORD_RESET = "kassa.admin.password-reset";

    static AdminSettings read(SettingsReader reader, boolean demo) {
        Optional<String> password = reader.optional(PASSWORD);
        boolean passwordReset = reader.flag(PASSWORD_RESET);
        if (password.isEmpty() && !demo) {
            reader.problem(PASSWORD, "is missing: the first password of the order desk's account admin");
        }
        if (password.isEmpty() && passwordReset) {
            reader.problem(PASSWORD_RESET, "needs " + PASSWORD);
        }
        return new AdminSettings(
                password,
                passwordReset,
                reader.duration("kassa.admin.idle-timeout", Duration.ofMinutes(30)),
                reader.duration("kassa.admin.session-timeout", Duration.ofHours(12)));
    }
}
