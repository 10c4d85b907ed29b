package se.kassa.admin.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.List;
import se.kassa.admin.Caller;
import se.kassa.platform.database.UniqueViolation;

/** Manages accounts and records each change with its actor. Every method requires the role {@code staff}. */
@ApplicationScoped
@RequiresStaff
public class AccountAdmin {

    @Inject
    private Caller caller;

    @Inject
    private AdminAccountService accounts;

    public List<Account> all() {
        return accounts.all();
    }

    /** The newest changes, newest first. */
    public List<AccountChange> changes(int limit) {
        return accounts.changes(limit);
    }

    public AdminAccountService.Change add(String login, String password, Role role) {
        try {
            return accounts.add(caller.name(), login, password, role);
        } catch (PersistenceException | TransactionalException e) {
            if (UniqueViolation.isCauseOf(e)) {
                return AdminAccountService.Change.TAKEN;
            }
            throw e;
        }
    }

    public AdminAccountService.Change changePassword(String login, String password) {
        return accounts.changePassword(caller.name(), login, password);
    }

    /**
     * @param shownRole and {@code shownEnabled} what the page showed: {@link AdminAccountService.Change#CHANGED} where it is
     *     other now
     */
    public AdminAccountService.Change change(
            String login, Role shownRole, boolean shownEnabled, Role role, boolean enabled) {
        return accounts.change(caller.name(), login, shownRole, shownEnabled, role, enabled);
    }
}
