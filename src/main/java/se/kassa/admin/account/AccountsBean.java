package se.kassa.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import se.kassa.platform.web.RequestParameters;

/** Backs the accounts page. The forms post plain request parameters. */
@Named("accounts")
@RequestScoped
public class AccountsBean {

    private static final int SHOWN = 50;
    private static final String SAME_PAGE = "/admin/accounts.xhtml?faces-redirect=true&change=";

    @Inject
    private AccountAdmin admin;

    private List<Account> all;
    private AdminAccountService.Change refused;

    /** Rejects viewers before rendering starts. */
    public void load() {
        getAll();
    }

    /** Loaded from the first phase of a postback on, so that Faces finds the submitted form. */
    public List<Account> getAll() {
        if (all == null) {
            all = admin.all();
        }
        return all;
    }

    public List<AccountChange> getChanges() {
        return admin.changes(SHOWN);
    }

    /** Adds an account. If it is refused, the form comes back as it was sent, without the password. */
    public String add() {
        AdminAccountService.Change result =
                admin.add(RequestParameters.parameter("login"), RequestParameters.parameter("password"), role("role"));
        if (result == AdminAccountService.Change.ADDED) {
            return SAME_PAGE + result;
        }
        refused = result;
        return null;
    }

    /** The login that was sent for a new account; empty if none was. */
    public String getSentLogin() {
        return refused == null ? "" : Objects.toString(RequestParameters.parameter("login"), "");
    }

    /** The role to offer for a new account: the one that was sent, else read-only. */
    public Role getSentRole() {
        return refused == null ? Role.VIEWER : role("role");
    }

    /** The result of the last submit; null if there was none. */
    public String getResult() {
        return refused == null ? RequestParameters.parameter("change") : refused.name();
    }

    public String changePassword() {
        return SAME_PAGE
                + admin.changePassword(RequestParameters.parameter("login"), RequestParameters.parameter("password"))
                + ofLogin();
    }

    public String change() {
        return SAME_PAGE
                + admin.change(
                        RequestParameters.parameter("login"),
                        role("shownRole"),
                        Boolean.parseBoolean(RequestParameters.parameter("shownEnabled")),
                        role("role"),
                        RequestParameters.parameter("enabled") != null)
                + ofLogin();
    }

    private static String ofLogin() {
        String login = RequestParameters.parameter("login");
        return login == null ? "" : "&of=" + RequestParameters.encoded(login);
    }

    /** Whether the last submit had this result for this account; without a login, for the account to be added. */
    public boolean hasResult(String change, String login) {
        return change.equals(getResult())
                && Objects.equals(login == null || login.isEmpty() ? null : login, RequestParameters.parameter("of"));
    }

    /** Whether the login of the account to be added was refused. */
    public boolean isLoginRejected() {
        return hasResult(AdminAccountService.Change.TAKEN.name(), null)
                || hasResult(AdminAccountService.Change.BAD_LOGIN.name(), null);
    }

    /** Whether the result has no section to be shown in. */
    public boolean isResultOnTop() {
        String of = RequestParameters.parameter("of");
        return isDone()
                || hasResult(AdminAccountService.Change.NOT_FOUND.name(), of)
                || hasResult(AdminAccountService.Change.BUSY.name(), of);
    }

    /**
     * Whether the last submit failed because of the account's new password; without a login, that of the account to be
     * added.
     */
    public boolean isPasswordRejected(String login) {
        return hasResult(AdminAccountService.Change.WEAK.name(), login)
                || hasResult(AdminAccountService.Change.KNOWN.name(), login);
    }

    private static Role role(String parameter) {
        String role = RequestParameters.parameter(parameter);
        return Role.STAFF.name().equals(role) ? Role.STAFF : Role.VIEWER;
    }

    /** Whether the last change succeeded; false if there was none. */
    public boolean isDone() {
        String change = getResult();
        return AdminAccountService.Change.DONE.name().equals(change)
                || AdminAccountService.Change.ADDED.name().equals(change);
    }
}
