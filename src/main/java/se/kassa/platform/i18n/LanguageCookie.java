package se.kassa.platform.i18n;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The cookie that keeps the language that a user chose. */
final class LanguageCookie {

    private static final String NAME = "language";
    private static final int REMEMBERED = (int) Duration.ofDays(365).toSeconds();

    private LanguageCookie() {}

    /** The chosen language; empty if none was chosen, or one that is no longer available. */
    static Optional<Locale> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .flatMap(tag -> Languages.find(tag).stream())
                .findFirst();
    }

    /** @param secure whether the shop is served over HTTPS */
    static Cookie of(Locale language, HttpServletRequest request, boolean secure) {
        Cookie cookie = new Cookie(NAME, language.toLanguageTag());
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(REMEMBERED);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
