package se.kassa.admin.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import se.kassa.admin.Caller;

/** Manages accounts and records each change with its actor. Every method requires the role {@code staff}. */
@ApplicationScoped
@RequiresStaff
public class AccountAdmin {

    @Inject
    private Caller caller;

    @Inject
    private AccountService accounts;

    public List<Account> all() {
        return accounts.all();
    }

    /** The newest changes, newest first. */
    public List<AccountChange> changes(int atMost) {
        return accounts.changes(atMost);
    }

    public AccountService.Change add(String login, String password, Role role) {
        return accounts.add(caller.name(), login, password, role);
    }

    public AccountService.Change changePassword(String login, String password) {
        return accounts.changePassword(caller.name(), login, password);
    }

    public AccountService.Change change(String login, Role role, boolean enabled) {
        return accounts.change(caller.name(), login, role, enabled);
    }
}
