package se.kassa.platform.web;

import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Lets pages be opened by GET and HEAD, and forms be sent by POST, and nothing else. Faces takes any request for a form that
 * was sent, if it says so: a link on another site, opened by somebody who is logged in, would press any button here, and a
 * link takes the session's cookie along.
 */
public class PostOnlyFormsFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String method = request.getMethod();
        if (isPage(request) && !READING.contains(method) && !method.equals("POST")) {
            response.setHeader("Allow", "GET, HEAD, POST");
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (READING.contains(method) && request.getParameter(ResponseStateManager.VIEW_STATE_PARAM) != null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** As the server understands the address, however it was written. */
    private static boolean isPage(HttpServletRequest request) {
        return request.getServletPath().endsWith(".xhtml")
                || request.getServletPath().endsWith("/");
    }
}
