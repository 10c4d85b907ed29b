package se.kassa.platform.web;

import jakarta.faces.application.ResourceHandler;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import se.kassa.platform.settings.ShopSettings;

/**
 * Adds the {@linkplain SecurityHeaders security headers} and {@linkplain SafeCookiesResponse cookie attributes} to every
 * response, forbids caching of pages, and makes files revalidate unless they set caching headers themselves.
 */
public class SecurityHeadersFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Set<String> ICONS = Set.of("/favicon.ico", "/apple-touch-icon.png");

    @Inject
    private transient SecurityHeaders headers;

    @Inject
    private transient ShopSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        headers.set(request, response);
        if (isFile(request.getServletPath())) {
            response.setHeader("Cache-Control", "no-cache");
        } else if (PageAddress.isPage(request)) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, new SafeCookiesResponse(response, settings.isSecure()));
    }

    /**
     * Whether the response is a public file.
     *
     * @param path the decoded servlet path
     */
    private static boolean isFile(String path) {
        return path.startsWith(ResourceHandler.RESOURCE_IDENTIFIER + "/") || ICONS.contains(path);
    }
}
