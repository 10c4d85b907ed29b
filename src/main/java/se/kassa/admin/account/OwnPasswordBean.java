package se.kassa.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import se.kassa.admin.Caller;
import se.kassa.platform.web.RequestParameters;

/** Backs the form by which users change their own password. */
@Named("ownPassword")
@RequestScoped
public class OwnPasswordBean {

    @Inject
    private AdminAccountService accounts;

    @Inject
    private AdminAuthenticationMechanism authentication;

    @Inject
    private Caller caller;

    @Inject
    private HttpServletRequest request;

    private String refused;

    /**
     * Changes the password if the current one is right. Other sessions of the user end; this one goes on. Guesses of
     * the current password are slowed down as those at the login are.
     */
    public String change() {
        String password = RequestParameters.parameter("password");
        refused = password != null && password.equals(RequestParameters.parameter("repeated"))
                ? verifiedChange(password)
                : "UNEQUAL";
        return refused == null ? "/admin/account.xhtml?faces-redirect=true&password=CHANGED" : null;
    }

    /** Returns why the password was not changed; null if it was. */
    private String verifiedChange(String password) {
        AdminAccountService.Login login = logIn(RequestParameters.parameter("current"));
        if (login != AdminAccountService.Login.DONE) {
            return login == AdminAccountService.Login.BUSY ? "BUSY" : "WRONG";
        }
        AdminAccountService.Change change = accounts.changePassword(caller.name(), caller.name(), password);
        if (change != AdminAccountService.Change.DONE) {
            return change.name();
        }
        logIn(password);
        return null;
    }

    private AdminAccountService.Login logIn(String password) {
        HttpServletResponse response = (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
        return authentication.login(request, response, caller.name(), password);
    }

    /** Why the password was not changed; null if there was no attempt. */
    public String getRefused() {
        return refused;
    }

    /** Whether the password was just changed. */
    public boolean isChanged() {
        return "CHANGED".equals(RequestParameters.parameter("password")) && refused == null;
    }
}
