package se.kassa.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Manages accounts, and logs who did. Every method wants the role {@code desk}. */
@ApplicationScoped
@WorksOrders
public class AccountDesk {

    private static final Logger LOG = Logger.getLogger(AccountDesk.class.getName());

    @Inject
    private SecurityContext security;

    @Inject
    private Accounts accounts;

    public List<Account> all() {
        return accounts.all();
    }

    public Accounts.Change add(String login, String password, Role role) {
        return log("added", login, accounts.add(login, password, role));
    }

    public Accounts.Change changePassword(String login, String password) {
        return log("given a new password", login, accounts.changePassword(login, password));
    }

    public Accounts.Change change(String login, Role role, boolean enabled) {
        return log(enabled ? "made " + role : "disabled", login, accounts.change(login, role, enabled));
    }

    private Accounts.Change log(String what, String login, Accounts.Change change) {
        if (change == Accounts.Change.DONE) {
            LOG.log(Level.INFO, "Account {0} was {1} by {2}", new Object[] {
                login, what, security.getCallerPrincipal().getName()
            });
        }
        return change;
    }
}
