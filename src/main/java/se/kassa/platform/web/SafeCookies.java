package se.kassa.platform.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Gives every cookie that is set through it the attributes of the session's: {@code HttpOnly}, {@code Secure} where the shop
 * is on HTTPS, and {@code SameSite=Lax} unless it says something else of itself. Faces sets cookies of its own, for its
 * flash, and has no setting for their {@code SameSite}.
 */
class SafeCookies extends HttpServletResponseWrapper {

    private static final String SAME_SITE = "SameSite";

    private final boolean secure;

    SafeCookies(HttpServletResponse response, boolean secure) {
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
