package se.kassa.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import se.kassa.platform.settings.ShopSettings;

/**
 * Makes every redirect use the shop's public address. The server would use scheme and host of the request, which a
 * client controls by the Host header, and would have to trust a proxy that ends TLS.
 */
public class PublicUrlRedirectFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ShopSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new HttpServletResponseWrapper(response) {
            @Override
            public void sendRedirect(String location) throws IOException {
                super.sendRedirect(settings.publicUrl()
                        .resolve(RequestParameters.path(request))
                        .resolve(RequestParameters.onThisHost(location))
                        .toString());
            }
        });
    }
}
