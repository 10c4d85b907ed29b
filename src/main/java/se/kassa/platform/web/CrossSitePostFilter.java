package se.kassa.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import se.kassa.platform.settings.ShopSettings;

/**
 * Redirects cross-site POST requests with 303 to the same address, before a session is created. A shopper who returns
 * from the payment page by POST sends no cookie and gets it back with the GET; a forged form has no effect.
 */
public class CrossSitePostFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String API = "/api";

    @Inject
    private transient ShopSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getMethod().equals("POST") && !isApi(request) && isForeign(request)) {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", RequestParameters.path(request) + query);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The API is not for browsers: notifications, and endpoints with their own tokens. */
    private static boolean isApi(HttpServletRequest request) {
        return request.getServletPath().equals(API);
    }

    private boolean isForeign(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return CrossSite.isFromAnotherSite(request) || (origin != null && !origin.equals(ownOrigin()));
    }

    private String ownOrigin() {
        URI own = settings.publicUrl();
        return own.getScheme() + "://" + own.getRawAuthority();
    }
}
