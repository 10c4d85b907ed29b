package se.kassa.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/**
 * Rejects requests with a NUL character in the address or form: users cannot type it, and PostgreSQL cannot store it.
 */
public class NulCharacterFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String ENCODED = "%00";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String query = request.getQueryString();
        boolean inAddress = request.getRequestURI().contains(ENCODED) || query != null && query.contains(ENCODED);
        if (inAddress || isForm(request) && isInForm(request)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Bodies of other requests must not be read here. */
    private static boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("POST") && PageAddress.isPage(request);
    }

    private static boolean isInForm(HttpServletRequest request) {
        return request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(value -> value.indexOf('\0') >= 0);
    }
}
