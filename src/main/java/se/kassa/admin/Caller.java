package se.kassa.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import se.kassa.admin.account.Role;

/**
 * The user of the current request. It reads the servlet request, which behaves alike on every server: Jakarta
 * Security's {@code SecurityContext} has no roles on JDK 24 or later with Payara 6, and no principal on some builds of
 * GlassFish 8. Works only within a request.
 */
@ApplicationScoped
public class Caller {

    @Inject
    private HttpServletRequest request;

    /** The login name. */
    public String name() {
        return request.getUserPrincipal().getName();
    }

    /** Whether the account has the role; false if nobody is logged in. */
    public boolean has(Role role) {
        return request.isUserInRole(role.group());
    }
}
