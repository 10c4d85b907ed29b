package se.kassa.platform.i18n;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import se.kassa.platform.settings.Settings;

/** Stores a language chosen by {@code ?language=…} in a cookie and redirects to the page without the parameter. */
public class LanguageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    static final String PARAMETER = "language";
    private static final int REMEMBERED = (int) Duration.ofDays(365).toSeconds();

    @Inject
    private transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String tag = request.getParameter(PARAMETER);
        if (tag == null || !request.getMethod().equals("GET")) {
            chain.doFilter(request, response);
            return;
        }
        Languages.find(tag).ifPresent(locale -> response.addCookie(cookie(request, locale.toLanguageTag())));
        response.sendRedirect(request.getRequestURI() + queryWithoutLanguage(request));
    }

    private Cookie cookie(HttpServletRequest request, String tag) {
        Cookie cookie = new Cookie(Language.COOKIE, tag);
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(REMEMBERED);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    private static String queryWithoutLanguage(HttpServletRequest request) {
        String rest = Arrays.stream(request.getQueryString().split("&"))
                .filter(parameter -> !parameter.startsWith(PARAMETER + "="))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : "?" + rest;
    }
}
