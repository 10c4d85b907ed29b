package se.kassa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.testing.BeanFactory;

/** Cookies that Faces and other libraries add: no page of the shop makes Faces set the one of its flash. */
class SafeCookiesResponseTest {

    private static final class NoHeaders extends SecurityHeaders {

        @Override
        public void set(HttpServletRequest request, HttpServletResponse response) {
            // Not of interest here.
        }
    }

    private final List<Cookie> cookies = new ArrayList<>();

    private Cookie added(String publicUrl, Cookie cookie) throws Exception {
        ShopSettings settings = new ShopSettings(
                URI.create(publicUrl),
                ShopSettings.Mode.TEST,
                false,
                "",
                Optional.empty(),
                List.of("SE"),
                Duration.ofMinutes(1),
                ZoneOffset.UTC);
        HttpServletRequest request = proxy(HttpServletRequest.class, "getServletPath");
        HttpServletResponse response = proxy(HttpServletResponse.class, "addCookie");
        new BeanFactory(null, settings, new NoHeaders())
                .get(SecurityHeadersFilter.class)
                .doFilter(request, response, (any, filtered) -> ((HttpServletResponse) filtered).addCookie(cookie));
        assertThat(cookies).containsExactly(cookie);
        return cookie;
    }

    private <T> T proxy(Class<T> type, String known) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(known) && arguments != null) {
                        cookies.add((Cookie) arguments[0]);
                    }
                    return switch (method.getName()) {
                        case "getServletPath" -> "/kassa.css";
                        case "getHttpServletMapping" -> proxy(HttpServletMapping.class, "nothing");
                        default -> null;
                    };
                }));
    }

    @ParameterizedTest
    @CsvSource({"https://shop.example/, true", "http://localhost:8080/, false"})
    void cookieGetsItsAttributes(String publicUrl, boolean secure) throws Exception {
        Cookie cookie = added(publicUrl, new Cookie("csfcfc", "x"));
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(cookie.getSecure()).isEqualTo(secure);
    }

    @Test
    void stricterCookieStaysStrict() throws Exception {
        Cookie cookie = new Cookie("admin", "x");
        cookie.setAttribute("SameSite", "Strict");
        assertThat(added("https://shop.example/", cookie).getAttribute("SameSite"))
                .isEqualTo("Strict");
    }
}
