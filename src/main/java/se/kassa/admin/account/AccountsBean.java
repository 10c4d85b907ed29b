package se.kassa.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
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

    public String add() {
        return SAME_PAGE
                + admin.add(
                        RequestParameters.parameter("login"), RequestParameters.parameter("password"), role("role"));
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
        return change.equals(RequestParameters.parameter("change"))
                && Objects.equals(login == null || login.isEmpty() ? null : login, RequestParameters.parameter("of"));
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
        String change = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("change");
        return AdminAccountService.Change.DONE.name().equals(change)
                || AdminAccountService.Change.ADDED.name().equals(change);
    }
}
