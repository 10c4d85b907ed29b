package se.kassa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffHttpClient;

/** The headers of every response, word for word. */
class SecurityHeadersIT {

    private final URI shop = Servers.shared().shopUrl();
    private final SandboxControl sandbox = Servers.shared().sandbox();

    private String policy(String nonce) {
        return "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; manifest-src 'self'; connect-src 'self';"
                + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'; script-src 'self' 'nonce-" + nonce
                + "' http://127.0.0.1:"
                + sandbox.url().getPort();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "",
                "product/te-chai",
                "product/nothing",
                "cart",
                "checkout",
                "order/nothing",
                "terms",
                "admin/orders",
                "admin/login",
                "admin/export/orders.csv",
                "api/health",
                "api/nothing",
                "api/ecster/notifications/nothing",
                "jakarta.faces.resource/kassa.css.xhtml?ln=css",
                "nothing",
                "error",
            })
    void responsesHaveSecurityHeaders(String path) {
        HttpHeaders headers = Http.get(shop.resolve(path)).response().headers();
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly(policy(nonce(headers)));
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(headers.allValues("Permissions-Policy"))
                .containsExactly("camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Strict-Transport-Security")).isEmpty();
        assertThat(headers.allValues("Server")).isEmpty();
        assertThat(headers.allValues("X-Powered-By")).isEmpty();
    }

    private static String nonce(HttpHeaders headers) {
        return headers.firstValue("Content-Security-Policy")
                .orElse("")
                .replaceFirst(".* 'nonce-([\\w-]{32})' .*", "$1");
    }

    @Test
    void everyResponseHasItsOwnNonce() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            seen.add(nonce(Http.get(shop.resolve("")).response().headers()));
        }
        assertThat(seen).hasSize(5);
        HttpResponse<String> checkout =
                new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().page();
        assertThat(checkout.body()).contains(" nonce=\"" + nonce(checkout.headers()) + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEB-INF/web.xml",
                "META-INF/sbom/kassa-sbom.json",
                "WEB-INF/classes/messages/shop_sv.properties",
            })
    void internalFilesAreNotServed(String path) {
        assertThat(Http.get(shop.resolve(path)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"product/a%00b", "?search=%00", "api/ecster/notifications/a%00b"})
    void nulInAUrlIsRejected(String path) {
        assertThat(Http.get(shop.resolve(path)).status()).isEqualTo(400);
    }

    @Test
    void cookiesOfSessionAndCartAreHttpOnly() {
        assertThat(firstCookies(shop))
                .satisfiesExactlyInAnyOrder(
                        session -> {
                            assertThat(session).startsWith("kassa=");
                            assertThat(attributes(session))
                                    .containsExactlyInAnyOrder("httponly", "path=/", "samesite=lax");
                        },
                        cart -> {
                            assertThat(cart).startsWith("kassa-cart=");
                            assertThat(attributes(cart))
                                    .contains("httponly", "path=/", "samesite=lax", "max-age=2592000");
                        });
    }

    @Test
    void languageCookieIsHttpOnly() {
        assertThat(Http.get(shop.resolve("terms?language=en"))
                        .response()
                        .headers()
                        .allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(attributes(cookie)).contains("httponly", "path=/", "samesite=lax"));
    }

    /** Cookies of the server and the shop. */
    @Test
    void everyCookieIsHttpOnlyAndSameSite() {
        StaffHttpClient visitor = new StaffHttpClient(shop);
        List<HttpResponse<String>> answers = new ArrayList<>();
        String product = "product/te-chai";
        answers.add(visitor.posts(product, visitor.form(product, "buy").with(Map.of("buy:quantity", "1")), "buy:add"));
        answers.add(visitor.posts(
                product, visitor.form(product, "buy").with(Map.of("buy:quantity", "nonsense")), "buy:add"));
        answers.add(visitor.posts("cart", visitor.form("cart", "checkout"), "checkout:to-checkout"));
        answers.add(visitor.posts("checkout", visitor.form("checkout", "buyer"), "buyer:save"));
        answers.add(visitor.opens("terms?language=en"));
        String login = "admin/login";
        answers.add(visitor.posts(
                login,
                visitor.form(login, "login").with(Map.of("login:name", "nobody", "login:password", "wrong")),
                "login:enter"));
        answers.add(visitor.posts(
                login,
                visitor.form(login, "login")
                        .with(Map.of("login:name", "admin", "login:password", Servers.ADMIN_PASSWORD)),
                "login:enter"));
        answers.add(visitor.posts(
                "admin/accounts",
                visitor.form("admin/accounts", "add").with(Map.of("login", "x", "password", "short")),
                "add:add"));
        for (String page : List.of("", "cart", "checkout", "admin/orders", "admin/products")) {
            answers.add(visitor.opens(page));
        }
        List<String> cookies = answers.stream()
                .flatMap(answer -> answer.headers().allValues("Set-Cookie").stream())
                .toList();
        assertThat(cookies).hasSizeGreaterThan(2).allSatisfy(cookie -> assertThat(attributes(cookie))
                .as(cookie)
                .contains("httponly")
                .containsAnyOf("samesite=lax", "samesite=strict"));
    }

    /** The flash scope of the server's Faces has a cookie of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"", "cart", "checkout", "order/nothing", "admin/login"})
    void pagesForStrangersSetNoCookieWithoutSameSite(String path) {
        assertThat(Http.get(shop.resolve(path)).response().headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(attributes(cookie))
                        .as(cookie)
                        .contains("httponly")
                        .containsAnyOf("samesite=lax", "samesite=strict"));
    }

    /** Cookies that are set when the first product is added to the cart: of the session and of the cart. */
    static List<String> firstCookies(URI shop) {
        StaffHttpClient shopper = new StaffHttpClient(shop);
        String product = "product/te-chai";
        return shopper.posts(product, shopper.form(product, "buy").with(Map.of("buy:quantity", "1")), "buy:add")
                .headers()
                .allValues("Set-Cookie");
    }

    /** Without name and value. */
    static List<String> attributes(String cookie) {
        return Arrays.stream(cookie.split(";"))
                .skip(1)
                .map(attribute -> attribute.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://secure.ecster.se",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
    })
    void returnByPostWithoutCookieShowsTheOrder(String header, String value) {
        String key =
                new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().cartKey();
        String receipt = Http.get(sandbox.url().resolve("control/carts/" + key))
                .json()
                .getJsonObject("parameters")
                .getString("returnUrl");
        String id = sandbox.pay(key, "CARD", "APPROVE").getString("id");
        URI back = URI.create(receipt + "?internalReference=" + id);
        Http.Answer answer = Http.post(back, "a=b", header, value, "Content-Type", "application/x-www-form-urlencoded");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie")).isNull();
        URI led = back.resolve(answer.header("Location"));
        assertThat(led).isEqualTo(back);
        Await.until("the receipt shows it", () -> Http.get(led).body().contains("data-state=\"paid\""));
    }
}
