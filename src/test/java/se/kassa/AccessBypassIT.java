package se.kassa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.HtmlForm;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffHttpClient;

/** Known techniques to bypass access control. */
class AccessBypassIT {

    private static final URI SHOP = Servers.shared().shopUrl();
    private static final String STRANGER = "a-stranger";
    private static final String PASSWORD = "a password of a stranger";

    private final SandboxControl sandbox = Servers.shared().sandbox();

    /** Sends the path unchanged; client libraries would normalise it. */
    private static String raw(String method, String path, String... headers) {
        try (Socket socket = new Socket("localhost", SHOP.getPort())) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + SHOP.getAuthority()
                    + "\r\nConnection: close\r\n" + String.join("\r\n", headers) + (headers.length > 0 ? "\r\n" : "")
                    + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/orders",
                "/admin/orders.xhtml",
                "/%61dmin/orders.xhtml",
                "//admin/orders.xhtml",
                "/admin;x/orders.xhtml",
                "/admin/orders.xhtml;jsessionid=x",
                "/admin/login.xhtml;/../orders.xhtml",
                "/admin/login.xhtml/orders.xhtml",
                "/desk/orders.xhtml",
                "/desk/../admin/orders",
                "/order/../admin/orders",
                "/product/..;/admin/orders",
                "/order/..%2Fadmin%2Forders",
                "/admin;x/orders",
                "/admin/;x/orders",
                "/%61dmin/orders",
                "//admin/orders",
                "/./admin/orders",
                "/x/../admin/orders",
                "/x/..;/admin/orders",
                "/admin/%2e/orders",
                "/ADMIN/orders",
                "/admin%2Forders",
                "/admin%5Corders",
                "/admin\\orders",
                "/admin/orders;jsessionid=x",
                "/admin/login/../orders",
                "/admin/login;/../orders",
                "/admin/login/..;/orders",
                "/admin/login%2F..%2Forders",
                "/admin/login/orders",
                "/jakarta.faces.resource/orders.xhtml.xhtml?ln=../admin",
                "/jakarta.faces.resource/orders.xhtml?ln=admin",
                "/admin;/export/orders.csv",
                "/%61dmin/export/orders.csv",
                "//admin/export/orders.csv",
                "/admin/export;x/orders.csv",
                "/admin/personal-data;x/export",
            })
    void adminIsProtectedForAllPathSpellings(String path) {
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "INVENTED")) {
            String answer = raw(method, path, "Content-Length: 0");
            assertThat(answer).as(method).doesNotContain("id=\"tabs\"");
        }
        assertThat(raw("GET", path)).doesNotStartWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/WEB-INF;/web.xml",
                "/%57EB-INF/web.xml",
                "//WEB-INF/web.xml",
                "/WEB-INF%2Fweb.xml",
                "/x/..;/WEB-INF/web.xml",
                "/META-INF/../WEB-INF/web.xml",
                "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/..%2FWEB-INF%2Fweb.xml.xhtml",
                "/pictures/..%2FWEB-INF%2Fweb.xml",
                "/resources/css/kassa.css",
            })
    void warContentsAreNotReachable(String path) {
        assertThat(raw("GET", path)).doesNotStartWith("HTTP/1.1 200").doesNotContain("<web-app");
    }

    /** Faces accepts a GET as a postback, and a link from another site sends the session cookie. */
    @Test
    void getRequestTriggersNoAction() {
        StaffHttpClient staff = new StaffHttpClient(SHOP).logsIn();
        HtmlForm form = staff.form("admin/accounts", "add")
                .with(Map.of("login", STRANGER, "password", PASSWORD, "role", "STAFF"));
        Map<String, String> pressed = new HashMap<>(form.fields());
        pressed.put("add:add", "x");
        String query = pressed.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        for (String page : List.of("admin/accounts", "admin/accounts;x=y", "admin/")) {
            assertThat(staff.opens(page + "?" + query).statusCode()).as(page).isEqualTo(400);
        }
        assertThat(staff.opens("admin/accounts").body()).doesNotContain(STRANGER);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** With the session cookie, as from the same site, where SameSite does not help. */
    @Test
    void crossSiteFormTriggersNoAction() {
        HttpResponse<String> login = logsIn("");
        String cookie = cookie(login);
        for (String page : List.of("admin/accounts", "admin/account", "admin/", "admin/personal-data/export")) {
            Http.Answer answer = Http.post(
                    SHOP.resolve(page),
                    "add=add&login=" + STRANGER + "&password=" + encoded(PASSWORD)
                            + "&role=STAFF&add:add=x&out-everywhere=out-everywhere&out-everywhere:leave=x"
                            + "&jakarta.faces.ViewState=stateless",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Cookie",
                    cookie,
                    "Origin",
                    "http://other.localhost");
            assertThat(answer.status()).as(page).isEqualTo(303);
        }
        assertThat(Http.get(SHOP.resolve("admin/accounts"), "Cookie", cookie).body())
                .contains("admin")
                .doesNotContain(STRANGER);
    }

    @Test
    void loginChangesTheSessionId() {
        StaffHttpClient shopper = new StaffHttpClient(SHOP);
        String product = "product/te-chai";
        String planted = cookie(
                shopper.posts(product, shopper.form(product, "buy").with(Map.of("buy:quantity", "1")), "buy:add"));
        HttpResponse<String> login = logsIn(planted);
        assertThat(cookie(login)).isNotEqualTo(planted);
        assertThat(Http.get(SHOP.resolve("admin/orders"), "Cookie", planted).status())
                .isBetween(300, 399);
        assertThat(Http.get(SHOP.resolve("admin/orders"), "Cookie", cookie(login))
                        .status())
                .isEqualTo(200);
        String invented = "kassa=0123456789abcdef0123456789ab";
        assertThat(cookie(logsIn(invented))).isNotEqualTo(invented);
    }

    private static HttpResponse<String> logsIn(String cookie) {
        String form = "login=login&login:name=admin&login:password=" + Servers.ADMIN_PASSWORD
                + "&login:enter=x&jakarta.faces.ViewState=stateless";
        return Http.post(
                        SHOP.resolve("admin/login"),
                        form,
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Cookie",
                        cookie)
                .response();
    }

    /** The session cookie that a response sets. */
    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .flatMap(header -> HttpCookie.parse(header).stream())
                .filter(cookie -> cookie.getName().equals("kassa"))
                .map(cookie -> "kassa=" + cookie.getValue())
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    /** Order numbers are consecutive and give no access; the token of an order page can't be guessed. */
    @Test
    void orderPagesCannotBeEnumerated() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            String cart = Http.get(sandbox.url()
                            .resolve("control/carts/"
                                    + new ShopperHttpClient(SHOP)
                                            .puts("te-chai")
                                            .goesToCheckout()
                                            .cartKey()))
                    .body();
            String number = cart.replaceFirst("(?s).*\"orderReference\":\"([^\"]+)\".*", "$1");
            String token = cart.replaceFirst("(?s).*order/([\\w-]+).*", "$1");
            assertThat(Http.get(SHOP.resolve("order/" + number)).status()).isEqualTo(404);
            assertThat(Http.get(SHOP.resolve("order/" + token.substring(1))).status())
                    .isEqualTo(404);
            assertThat(Http.get(SHOP.resolve("order/" + token)).header("Cache-Control"))
                    .isEqualTo("no-store");
            // 24 random bytes.
            assertThat(token).matches("[\\w-]{32}");
            tokens.add(token.substring(0, 8));
        }
        assertThat(tokens).hasSize(3);
    }

    @Test
    void privatePagesAreNotCached() {
        StaffHttpClient staff = new StaffHttpClient(SHOP).logsIn();
        for (String page : List.of("admin/", "admin/orders", "admin/export/orders.csv", "cart", "admin/x")) {
            assertThat(staff.opens(page).headers().allValues("Cache-Control"))
                    .as(page)
                    .containsExactly("no-store");
        }
    }

    @Test
    void redirectsStayOnTheHost() {
        String origin = "Origin: https://evil.example";
        for (String path : List.of("//evil.example/x", "///evil.example/x", "//admin", "//evil.example/admin")) {
            assertThat(raw("POST", path, origin, "Content-Length: 0"))
                    .doesNotContain("Location: //")
                    .doesNotContain("Location: http://evil")
                    .doesNotContain("Location: http://admin");
        }
        assertThat(raw("GET", "/terms?language=sv%0d%0aX-Injected:%20yes")).doesNotContain("X-Injected");
        assertThat(raw("GET", "/admin/x%0d%0aX-Injected:%20yes")).doesNotContain("\nX-Injected");
    }
}
