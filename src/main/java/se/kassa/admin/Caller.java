package se.kassa.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import se.kassa.admin.account.Role;

/**
 * Who sent the current request. The servlet request is asked, as it answers alike on every server; Jakarta Security's
 * {@code SecurityContext} knows no roles on JDK 24 or later with Payara 6, and no principal on some builds of GlassFish 8.
 * Works within a request only.
 */
@ApplicationScoped
public class Caller {

    @Inject
    private HttpServletRequest request;

    /** The login name. */
    public String name() {
        return request.getUserPrincipal().getName();
    }

    /** Whether the account has the role; false where nobody is logged in. */
    public boolean has(Role role) {
        return request.isUserInRole(role.group());
    }
}
