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
 * In test mode, redirects requests with another host name to the shop's public address, so that shop and sandbox on one
 * machine are two sites to the browser.
 */
public class TestModeHostFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ShopSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        URI publicUrl = settings.publicUrl();
        boolean elsewhere = !publicUrl.getHost().equalsIgnoreCase(request.getServerName());
        if (settings.testMode() && elsewhere && request.getMethod().equals("GET")) {
            String path =
                    request.getRequestURI().substring(request.getContextPath().length());
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            response.sendRedirect(publicUrl.resolve(path.replaceFirst("^/+", "")) + query);
        } else {
            chain.doFilter(request, response);
        }
    }
}
