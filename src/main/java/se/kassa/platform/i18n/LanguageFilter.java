package se.kassa.platform.i18n;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import se.kassa.platform.settings.ShopSettings;

/**
 * Stores a language chosen by {@code ?language=…} in a cookie and redirects to the page without the parameter, in that
 * language.
 */
public class LanguageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    static final String PARAMETER = "language";

    @Inject
    private transient ShopSettings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String tag = request.getParameter(PARAMETER);
        if (tag == null || !request.getMethod().equals("GET")) {
            chain.doFilter(request, response);
            return;
        }
        Locale language = Languages.find(tag).orElse(null);
        if (language == null) {
            response.sendRedirect(request.getRequestURI() + queryWithoutLanguage(request));
            return;
        }
        response.addCookie(LanguageCookie.of(language, request, settings.isSecure()));
        response.sendRedirect(request.getContextPath()
                + LanguageAddress.of(language, LanguageAddress.withoutLanguage(request))
                + queryWithoutLanguage(request));
    }

    private static String queryWithoutLanguage(HttpServletRequest request) {
        String rest = Arrays.stream(request.getQueryString().split("&"))
                .filter(parameter -> !parameter.startsWith(PARAMETER + "="))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : "?" + rest;
    }
}
