package se.kassa.admin.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.order.SystemActors;
import se.kassa.platform.security.Tokens;

/**
 * Creates the account {@code admin} with the configured password if there is no account, and resets it if the settings
 * say so. A demo without a configured password generates one at each start and prints it.
 */
@ApplicationScoped
public class InitialAccount {

    private static final Logger LOG = Logger.getLogger(InitialAccount.class.getName());
    private static final int GENERATED_LENGTH = 12;

    @Inject
    private AdminAccountService accounts;

    private String generated;

    void prepare(@Observes @Initialized(ApplicationScoped.class) Object context, AdminLoginSettings settings) {
        if (settings.password().isEmpty()) {
            generated = Tokens.random().substring(0, GENERATED_LENGTH);
            addOrSetPassword(generated);
        } else if (accounts.isEmpty()) {
            addOrSetPassword(settings.password().orElseThrow());
        } else if (settings.passwordReset()) {
            reset(settings.password().orElseThrow());
        }
    }

    private void reset(String password) {
        if (accounts.restoreAdmin(SystemActors.KASSA, password)) {
            LOG.log(Level.WARNING, "kassa.admin.password-reset is on but there is nothing to reset: remove it");
        } else {
            LOG.log(Level.WARNING, "The account admin was reset to the configured password");
        }
    }

    private void addOrSetPassword(String password) {
        try {
            accounts.addOrSetPassword(SystemActors.KASSA, AdminAccountService.ADMIN, password, Role.STAFF);
        } catch (PersistenceException | TransactionalException e) {
            LOG.log(Level.INFO, "Another node creates the initial account");
        }
    }

    /** The password generated for the demo; null if one is configured. */
    public String generatedPassword() {
        return generated;
    }
}
