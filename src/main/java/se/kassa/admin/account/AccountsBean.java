package se.kassa.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import se.kassa.platform.web.RequestParameters;

/** The page of accounts; what its forms post is read from their plain fields. */
@Named("accounts")
@RequestScoped
public class AccountsBean {

    private static final int SHOWN = 50;
    private static final String SAME_PAGE = "/admin/accounts.xhtml?faces-redirect=true&change=";

    @Inject
    private AccountAdmin admin;

    private List<Account> all;

    /** Keeps out who may not manage accounts, before the page begins. */
    public void load() {
        getAll();
    }

    /** Known from the start of a request that posts a form, so that the form is found again. */
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
                + admin.add(RequestParameters.parameter("login"), RequestParameters.parameter("password"), role());
    }

    public String changePassword() {
        return SAME_PAGE
                + admin.changePassword(RequestParameters.parameter("login"), RequestParameters.parameter("password"))
                + ofLogin();
    }

    public String change() {
        return SAME_PAGE
                + admin.change(
                        RequestParameters.parameter("login"), role(), RequestParameters.parameter("enabled") != null)
                + ofLogin();
    }

    private static String ofLogin() {
        String login = RequestParameters.parameter("login");
        return login == null ? "" : "&of=" + RequestParameters.encoded(login);
    }

    /** Whether the last try came to this with this account; without a login, with one that was to be added. */
    public boolean told(String change, String login) {
        return change.equals(RequestParameters.parameter("change"))
                && Objects.equals(login == null || login.isEmpty() ? null : login, RequestParameters.parameter("of"));
    }

    /** Whether the last try failed for the password that this account was to have; without a login, a new one. */
    public boolean unfit(String login) {
        return told(AccountService.Change.WEAK.name(), login) || told(AccountService.Change.KNOWN.name(), login);
    }

    private static Role role() {
        String role = RequestParameters.parameter("role");
        return Role.STAFF.name().equals(role) ? Role.STAFF : Role.VIEWER;
    }

    /** Whether the last change was made; false where there was none, too. */
    public boolean isDone() {
        String change = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("change");
        return AccountService.Change.DONE.name().equals(change)
                || AccountService.Change.ADDED.name().equals(change);
    }
}
