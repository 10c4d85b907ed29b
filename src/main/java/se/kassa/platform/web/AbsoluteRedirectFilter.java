package se.kassa.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import se.kassa.platform.settings.Settings;

/**
 * Leads every redirect to the shop's public address. Left to itself the server takes scheme and host from the request,
 * where anybody can write a Host header, and a proxy that ends TLS would have to be believed.
 */
public class AbsoluteRedirectFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Settings settings;

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
