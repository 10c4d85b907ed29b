package se.kassa.admin.account;

import java.time.Duration;
import java.util.Optional;
import se.kassa.platform.settings.SettingsReader;

/**
 * Settings of the admin login ({@code kassa.admin.*}).
 *
 * @param password of the account {@code admin}; empty only in the demo, which generates one
 * @param passwordReset whether to reset the account {@code admin} to that password at start-up
 * @param idleTimeout session time-out without a request
 * @param maxAge maximum age of a session
 */
record AdminLoginSettings(Optional<String> password, boolean passwordReset, Duration idleTimeout, Duration maxAge) {

    private static final String PASSWORD = "kassa.admin.password";
    private static final String PASSWORD_RESET = "kassa.admin.password-reset";

    static AdminLoginSettings read(SettingsReader reader, boolean demo) {
        Optional<String> password = reader.optional(PASSWORD);
        boolean passwordReset = reader.bool(PASSWORD_RESET);
        if (password.isEmpty() && !demo) {
            reader.error(PASSWORD, "is missing: the initial password of the account admin");
        }
        if (password.isEmpty() && passwordReset) {
            reader.error(PASSWORD_RESET, "needs " + PASSWORD);
        }
        return new AdminLoginSettings(
                password,
                passwordReset,
                reader.duration("kassa.admin.idle-timeout", Duration.ofMinutes(30)),
                reader.duration("kassa.admin.session-timeout", Duration.ofHours(12)));
    }
}
