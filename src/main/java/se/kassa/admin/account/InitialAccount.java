package se.kassa.admin.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.Actors;
import se.kassa.platform.security.Tokens;

/**
 * Creates the account {@code admin} with the configured password if there is no account, and resets it if the settings
 * say so. A demo without a configured password generates one at each start and prints it.
 */
@ApplicationScoped
public class InitialAccount {

    private static final Logger LOG = Logger.getLogger(InitialAccount.class.getName());
    private static final int SPOKEN_LENGTH = 12;

    @Inject
    private AccountService accounts;

    private String madeUp;

    void prepare(@Observes @Initialized(ApplicationScoped.class) Object context, AdminSettings settings) {
        if (settings.password().isEmpty()) {
            madeUp = Tokens.newToken().substring(0, SPOKEN_LENGTH);
            put(madeUp);
        } else if (accounts.isEmpty()) {
            put(settings.password().orElseThrow());
        } else if (settings.passwordReset()) {
            reset(settings.password().orElseThrow());
        }
    }

    private void reset(String password) {
        if (accounts.restoreAdmin(Actors.KASSA, password)) {
            LOG.log(Level.WARNING, "kassa.admin.password-reset is on but there is nothing to reset: remove it");
        } else {
            LOG.log(Level.WARNING, "The account admin was reset to the configured password");
        }
    }

    private void put(String password) {
        try {
            accounts.put(Actors.KASSA, AccountService.ADMIN, password, Role.STAFF);
        } catch (PersistenceException | TransactionalException e) {
            LOG.log(Level.INFO, "Another node creates the initial account");
        }
    }

    /** The password generated for the demo; null if one is configured. */
    public String madeUpPassword() {
        return madeUp;
    }
}
