package se.kassa.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Manages accounts; every change is kept with who made it. Every method wants the role {@code desk}. */
@ApplicationScoped
@WorksOrders
public class AccountDesk {

    @Inject
    private Caller caller;

    @Inject
    private Accounts accounts;

    public List<Account> all() {
        return accounts.all();
    }

    /** The newest changes, newest first. */
    public List<AccountChange> changes(int atMost) {
        return accounts.changes(atMost);
    }

    public Accounts.Change add(String login, String password, Role role) {
        return accounts.add(caller.name(), login, password, role);
    }

    public Accounts.Change changePassword(String login, String password) {
        return accounts.changePassword(caller.name(), login, password);
    }

    public Accounts.Change change(String login, Role role, boolean enabled) {
        return accounts.change(caller.name(), login, role, enabled);
    }
}
