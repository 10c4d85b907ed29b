package se.kassa.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Answers 403 to requests that the user's role does not allow, and logs one line. The server would log a stack trace
 * that any user could trigger.
 */
public class AccessDeniedFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = Logger.getLogger(AccessDeniedFilter.class.getName());

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            SecurityException refusal = refusal(e);
            if (refusal == null || response.isCommitted()) {
                throw e;
            }
            LOG.log(Level.WARNING, "Refused to {0}: {1}", new Object[] {request.getRemoteUser(), refusal.getMessage()});
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static SecurityException refusal(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SecurityException)) {
            cause = cause.getCause();
        }
        return (SecurityException) cause;
    }
}
