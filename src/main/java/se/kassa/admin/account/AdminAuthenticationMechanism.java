package se.kassa.admin.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.platform.web.SecurityHeaders;

/**
 * Authenticates requests by the session and redirects to the login page if there is none. Name and role are stored in
 * the session, so they survive wherever the session is replicated.
 */
@ApplicationScoped
public class AdminAuthenticationMechanism implements HttpAuthenticationMechanism {

    static final String LOGIN_PAGE = "/admin/login";

    /** Identifies a browser after a login. The cookie does not authenticate. */
    private static final String BROWSER = "kassa-browser";

    private static final Duration BROWSER_KNOWN_FOR = Duration.ofDays(180);

    /** The login page's parameter where a form was sent after the session had ended. */
    static final String LOST = "lost";

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String NAME = "admin.name";
    private static final String GROUP = "admin.group";
    private static final String STAMP = "admin.stamp";
    private static final String UNTIL = "admin.until";

    @Inject
    private AdminAccountService accounts;

    @Inject
    private ShopSettings settings;

    @Inject
    private AdminLoginSettings adminSettings;

    @Inject
    private Clock clock;

    @Inject
    private SecurityHeaders headers;

    /** Redirects here are sent before any filter runs. */
    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(NAME) instanceof String name) {
            return context.isProtected()
                    ? resume(name, session, request, response, context)
                    : context.notifyContainerAboutLogin(name, Set.of((String) session.getAttribute(GROUP)));
        }
        return context.isProtected() ? redirectToLogin(request, response) : context.doNothing();
    }

    /**
     * Ends the session at once if the account is disabled, has a new password, or the session has expired. A new role
     * takes effect at once.
     */
    private AuthenticationStatus resume(
            String name,
            HttpSession session,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context) {
        Optional<Account> account = accounts.stillValid(name, (String) session.getAttribute(STAMP));
        if (account.isEmpty() || isOver(session)) {
            session.invalidate();
            return redirectToLogin(request, response);
        }
        String group = account.get().getRole().group();
        session.setAttribute(GROUP, group);
        return context.notifyContainerAboutLogin(name, Set.of(group));
    }

    private boolean isOver(HttpSession session) {
        return !(session.getAttribute(UNTIL) instanceof Instant until
                && clock.instant().isBefore(until));
    }

    private AuthenticationStatus redirectToLogin(HttpServletRequest request, HttpServletResponse response) {
        boolean reading = READING.contains(request.getMethod());
        String page = request.getContextPath() + LOGIN_PAGE + "?then="
                + URLEncoder.encode(reading ? address(request) : page(request), StandardCharsets.UTF_8)
                + (reading ? "" : "&" + LOST + "=yes");
        headers.set(request, response);
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", settings.publicUrl().resolve(page).toString());
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private static String address(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length())
                + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    /** The page whose form was sent, with the query that it was opened with where the browser says so. */
    private static String page(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        if (request.getQueryString() != null || referer == null) {
            return address(request);
        }
        try {
            URI page = new URI(referer);
            return request.getRequestURI().equals(page.getRawPath()) && page.getRawQuery() != null
                    ? address(request) + "?" + page.getRawQuery()
                    : address(request);
        } catch (URISyntaxException e) {
            return address(request);
        }
    }

    /** Logs in under a new session id and remembers the browser. */
    AdminAccountService.Login login(
            HttpServletRequest request, HttpServletResponse response, String login, String password) {
        AdminAccountService.Attempt attempt = accounts.authenticate(login, password, browserToken(request));
        if (attempt.login() == AdminAccountService.Login.DONE) {
            begin(request, attempt.account());
            response.addCookie(browserCookie(request, attempt.browserToken()));
        }
        return attempt.login();
    }

    private void begin(HttpServletRequest request, Account account) {
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        session.setAttribute(NAME, account.getLogin());
        session.setAttribute(STAMP, account.stamp());
        session.setAttribute(UNTIL, clock.instant().plus(adminSettings.maxAge()));
        session.setMaxInactiveInterval((int) adminSettings.idleTimeout().toSeconds());
        session.setAttribute(GROUP, account.getRole().group());
    }

    /** The browser's token; null if it sent none. */
    private static String browserToken(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(BROWSER))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private Cookie browserCookie(HttpServletRequest request, String token) {
        Cookie cookie = new Cookie(BROWSER, token);
        cookie.setPath(request.getContextPath() + "/admin/");
        cookie.setMaxAge((int) BROWSER_KNOWN_FOR.toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
