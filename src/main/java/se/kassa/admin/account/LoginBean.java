package se.kassa.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import se.kassa.platform.i18n.Language;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.web.RequestParameters;

/** Backs the admin login page and logout. */
@Named("login")
@RequestScoped
public class LoginBean {

    private static final String HOME = "/admin/";

    /** Has {@code draft.js} fill in what was sent in vain. */
    private static final String RESTORED = "restored=yes";

    @Inject
    private AdminAuthenticationMechanism authentication;

    @Inject
    private AdminAccountService accounts;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Language language;

    private String name;
    private String password;
    private String then;

    /** Logs in and redirects to the requested page. All failures show the same message. */
    public void login() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        AdminAccountService.Login outcome = authentication.login(request, response, name, password);
        if (outcome == AdminAccountService.Login.DONE) {
            faces.getExternalContext().redirect(request.getContextPath() + requestedPage());
        } else {
            String message = Texts.admin(language.getLocale())
                    .get(outcome == AdminAccountService.Login.BUSY ? "login.busy" : "login.wrong");
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null));
        }
    }

    /** Allows admin pages only, which prevents open redirects. */
    private String requestedPage() {
        boolean allowed = then != null && then.matches("/admin/[a-z-]*(/[\\w-]+|\\.xhtml)?(\\?[\\w.=&%:+-]*)?");
        if (!allowed || then.startsWith(AdminAuthenticationMechanism.LOGIN_PAGE)) {
            return HOME;
        }
        return isLost() && !then.contains(RESTORED) ? then + (then.contains("?") ? "&" : "?") + RESTORED : then;
    }

    /** Whether a form was sent after the session had ended, so that nothing of it was saved. */
    public boolean isLost() {
        return RequestParameters.parameter(AdminAuthenticationMechanism.LOST) != null;
    }

    /** Ends the session. */
    public String logout() throws ServletException {
        request.getSession().invalidate();
        return AdminAuthenticationMechanism.LOGIN_PAGE + ".xhtml?faces-redirect=true";
    }

    /** Ends all sessions of the current user, on all devices. */
    public String logoutEverywhere() throws ServletException {
        accounts.endSessions(getUser(), getUser());
        return logout();
    }

    /** The current user's login; null if nobody is logged in. */
    public String getUser() {
        return request.getUserPrincipal() == null
                ? null
                : request.getUserPrincipal().getName();
    }

    public boolean isStaff() {
        return request.isUserInRole(Role.STAFF.group());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getThen() {
        return then;
    }

    public void setThen(String then) {
        this.then = then;
    }
}
