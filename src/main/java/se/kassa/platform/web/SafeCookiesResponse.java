package se.kassa.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Sets {@code HttpOnly}, {@code Secure} (if the shop uses HTTPS) and {@code SameSite=Lax} (unless set) on every cookie.
 * Faces sets cookies for its flash and has no setting for {@code SameSite}.
 */
class SafeCookiesResponse extends HttpServletResponseWrapper {

    private static final String SAME_SITE = "SameSite";

    private final boolean secure;

    SafeCookiesResponse(HttpServletResponse response, boolean secure) {
        super(response);
        this.secure = secure;
    }

    @Override
    public void addCookie(Cookie cookie) {
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        if (cookie.getAttribute(SAME_SITE) == null) {
            cookie.setAttribute(SAME_SITE, "Lax");
        }
        super.addCookie(cookie);
    }
}
