package se.kassa.checkout;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.cart.Cart;
import se.kassa.cart.SavedCarts;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.web.PageAddress;

/**
 * Keeps the cart for a browser that comes back: a cookie has the token of the saved cart. A new session gets the cart
 * before the page is made, without what was paid meanwhile. Changes are saved before the response begins, so a browser
 * that has seen a change finds it in its next session. Without the database the cart lives in the session alone.
 */
public class SavedCartFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(SavedCartFilter.class.getName());

    static final String COOKIE = "kassa-cart";

    @Inject
    private transient Cart cart;

    @Inject
    private transient SavedCarts savedCarts;

    @Inject
    private transient CheckoutService checkout;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!PageAddress.isPage(request)) {
            chain.doFilter(request, response);
            return;
        }
        attempt(() -> open(request, response));
        Runnable save = () -> attempt(() -> save(request, response));
        try {
            chain.doFilter(request, new BeforeOutputResponse(response, save));
        } finally {
            save.run();
        }
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The cart could not be read or saved: {0}", e.toString());
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response) {
        boolean session = request.getSession(false) != null;
        if (session && cart.savedToken() != null) {
            return;
        }
        Optional<String> token = token(request);
        if (token.isPresent() && savedCarts.restore(cart, token.get())) {
            checkout.settle(cart);
            remember(request, response, token.get());
        } else if (token.isPresent() && (!session || cart.isEmpty())) {
            forget(request, response);
        }
    }

    private void save(HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) == null) {
            return;
        }
        if (cart.savedToken() == null && !cart.isEmpty() && !response.isCommitted()) {
            cart.saveUnder(Tokens.random());
            remember(request, response, cart.savedToken());
        }
        if (cart.isUnsaved()) {
            savedCarts.save(cart);
        }
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response, String token) {
        send(request, response, token, (int) SavedCarts.KEPT.toSeconds());
    }

    private static void forget(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, "", 0);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
        Cookie cookie = new Cookie(COOKIE, value);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(seconds);
        response.addCookie(cookie);
    }
}
