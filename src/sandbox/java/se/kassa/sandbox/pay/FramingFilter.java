package se.kassa.sandbox.pay;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import se.kassa.sandbox.CartOrigin;
import se.kassa.sandbox.Carts;

/**
 * Lets the page of an embedded payment be framed by the shop that made the cart, and no other page by anybody. Browsers
 * follow this policy rather than {@code X-Frame-Options}, which Payara adds. The page for an unknown cart holds nothing,
 * and any shop may hear of it.
 */
@WebFilter("/ecster/pay/*")
public class FramingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Carts carts;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean embedded = request.getServletPath().endsWith("/embedded.xhtml");
        response.setHeader("Content-Security-Policy", "frame-ancestors " + (embedded ? framers(request) : "'self'"));
        chain.doFilter(request, response);
    }

    private String framers(HttpServletRequest request) {
        return carts.find(request.getParameter("cart"))
                .map(cart -> CartOrigin.of(cart).orElse("'none'"))
                .orElse("*");
    }
}
