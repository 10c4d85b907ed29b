package se.kassa.platform.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.settings.ShopSettings;

/** Security headers of every response. Only the nonce of inline scripts differs between responses. */
@ApplicationScoped
public class SecurityHeaders {

    /** Request attribute with the nonce: pages write {@code nonce="#{scriptNonce}"}. */
    static final String NONCE = "scriptNonce";

    private static final String ONE_YEAR = "max-age=31536000";
    private static final String NOTHING_OF_THE_DEVICE = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    @Inject
    @Any
    private Instance<TrustedScriptOrigin> trusted;

    @Inject
    private ShopSettings settings;

    private String trustedOrigins;

    /** Computed once: settings do not change while the application runs. */
    @PostConstruct
    void readOrigins() {
        trustedOrigins = trusted.stream()
                .map(TrustedScriptOrigin::origin)
                .flatMap(Optional::stream)
                .map(SecurityHeaders::origin)
                .distinct()
                .map(origin -> " " + origin)
                .collect(Collectors.joining());
    }

    /** Sets the headers; also used by code that responds before the filters run. */
    public void set(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy(nonce(request)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", NOTHING_OF_THE_DEVICE);
        response.setHeader("X-Frame-Options", "DENY");
        if (settings.isSecure()) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
    }

    private static String nonce(HttpServletRequest request) {
        if (request.getAttribute(NONCE) == null) {
            request.setAttribute(NONCE, Tokens.random());
        }
        return request.getAttribute(NONCE).toString();
    }

    private String policy(String nonce) {
        return "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; manifest-src 'self'; connect-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; script-src 'self' 'nonce-" + nonce + "'"
                + trustedOrigins;
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
