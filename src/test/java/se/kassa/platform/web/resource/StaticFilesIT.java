package se.kassa.platform.web.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Http;
import se.kassa.testing.PageSources;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffHttpClient;

/** How style sheets, scripts and pictures reach a browser, and that they reach it once. */
@ExtendWith(BrowserExtension.class)
class StaticFilesIT {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"([^\"]*/jakarta\\.faces\\.resource/[^\"]*)\"");
    private static final Pattern SHEET = Pattern.compile("rel=\"stylesheet\"");
    private static final String WITHOUT_FINGERPRINT = "&f=[0-9a-f]{16}$";
    private static final String LOADED = "() => performance.getEntriesByType('resource').filter(file =>"
            + " file.name.includes('jakarta.faces.resource')).map(file => file.name + ' ' + file.transferSize)";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI shop = Servers.shared().shopUrl();

    private Set<URI> filesOf(String page) {
        return FILE.matcher(page)
                .results()
                .map(link -> shop.resolve(link.group(1).replace("&amp;", "&")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private URI styleSheet() {
        return filesOf(Http.get(shop).body()).stream()
                .filter(file -> file.getPath().contains("kassa.css"))
                .findFirst()
                .orElseThrow();
    }

    private URI checkoutScript() {
        return filesOf(new ShopperHttpClient(shop)
                        .puts("te-chai")
                        .goesToCheckout()
                        .page()
                        .body())
                .stream()
                .filter(file -> file.getPath().contains("checkout.js"))
                .findFirst()
                .orElseThrow();
    }

    private static URI withFingerprint(URI file, String fingerprint) {
        return URI.create(file.toString().replaceFirst(WITHOUT_FINGERPRINT, fingerprint));
    }

    /** Shop and admin pages, with a filled cart and a paid order. */
    private Map<String, String> pages() {
        ShopperHttpClient shopper = new ShopperHttpClient(shop).puts("te-chai").goesToCheckout();
        Map<String, String> pages = new HashMap<>();
        pages.put("checkout", shopper.page().body());
        SandboxControl sandbox = Servers.shared().sandbox();
        String token = sandbox.returnUrl(shopper.cartKey()).getPath().replaceFirst(".*/order/", "");
        sandbox.pay(shopper.cartKey(), "CARD", "APPROVE");
        Await.until("it is paid", () -> shopper.receipt(token).equals("paid"));
        String number = shopper.page().body().replaceFirst("(?s).*data-order=\"([^\"]+)\".*", "$1");
        StaffHttpClient staff = new StaffHttpClient(shop).logsIn();
        for (String page : PageSources.ofTheShop()) {
            pages.putIfAbsent(page, shopper.opens(PageSources.address(page, number, token)));
        }
        for (String page : PageSources.ofAdmin()) {
            HttpResponse<String> answer = staff.opens(PageSources.address(page, number, token));
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            pages.put(page, answer.body());
        }
        return pages;
    }

    @Test
    void pagesUseFingerprintedFilesOnly() {
        Set<URI> files = new TreeSet<>();
        pages().forEach((page, body) -> {
            assertThat(SHEET.matcher(body).results()).as(page).hasSize(1);
            assertThat(body).as(page).doesNotContain("ln=jakarta.faces");
            files.addAll(filesOf(body));
        });
        assertThat(files)
                .extracting(URI::getPath)
                .contains("/jakarta.faces.resource/kassa.css.xhtml", "/jakarta.faces.resource/checkout.js.xhtml")
                .contains("/jakarta.faces.resource/favicon.svg.xhtml", "/jakarta.faces.resource/te-chai.svg.xhtml");
        for (URI file : files) {
            Http.Answer answer = Http.get(file);
            assertThat(answer.status()).as(file.toString()).isEqualTo(200);
            assertThat(answer.response().headers().allValues("Cache-Control"))
                    .as(file.toString())
                    .containsExactly("public, max-age=31536000, immutable");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Set-Cookie")).isNull();
            assertThat(answer.body()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&f=", "&f=0123456789abcdef", "&f=&f=%s"})
    void otherUrlIsServedWithoutCaching(String fingerprint) {
        URI file = styleSheet();
        String right = file.getQuery().replaceFirst(".*f=", "");
        Http.Answer answer = Http.get(withFingerprint(file, fingerprint.formatted(right)));
        assertThat(answer.body()).isEqualTo(Http.get(file).body());
        assertThat(answer.response().headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(answer.response().headers().allValues("Expires")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&f=0123456789abcdef"})
    void unchangedFileIsNotModified(String fingerprint) {
        URI file = withFingerprint(styleSheet(), fingerprint);
        String tag = Http.get(file).header("ETag");
        for (String has : List.of(tag, "W/\"other\", " + tag)) {
            Http.Answer answer = Http.get(file, "If-None-Match", has);
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
        }
        Http.Answer changed = Http.get(file, "If-None-Match", "W/\"fedcba9876543210\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()).contains("--accent");
    }

    @Test
    void fingerprintedFileIsImmutable() {
        URI file = styleSheet();
        Http.Answer answer = Http.get(
                file,
                "If-None-Match",
                Http.get(file).header("ETag"),
                "If-Modified-Since",
                "Thu, 01 Jan 1970 00:00:00 GMT");
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void textFilesAreCompressed() throws Exception {
        for (URI file : Set.of(styleSheet(), checkoutScript())) {
            HttpResponse<byte[]> answer = bytes(file, "gzip, br");
            assertThat(answer.headers().allValues("Content-Encoding"))
                    .as(file.toString())
                    .containsExactly("gzip");
            assertThat(unpacked(answer))
                    .as(file.toString())
                    .isEqualTo(bytes(file, "identity").body());
        }
        int whole = bytes(styleSheet(), "identity").body().length;
        assertThat(bytes(styleSheet(), "gzip").body().length).isLessThan(whole / 3);
        assertThat(bytes(styleSheet(), "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "product/te-chai", "cart"})
    void pagesAreCompressedAndNotCached(String page) throws Exception {
        HttpResponse<byte[]> answer = bytes(shop.resolve(page), "gzip");
        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(new String(unpacked(answer))).contains("<main").endsWith("</html>");
    }

    private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    }

    private static HttpResponse<byte[]> bytes(URI address, String accepted) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", accepted)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void iconIsRevalidated() {
        Http.Answer icon = Http.get(shop.resolve("favicon.ico"));
        assertThat(icon.response().headers().allValues("Cache-Control")).containsExactly("no-cache");
        Http.Answer again = Http.get(shop.resolve("favicon.ico"), "If-Modified-Since", icon.header("Last-Modified"));
        assertThat(again.status()).isEqualTo(304);
    }

    /** In another tab: what the page still had in its own memory must not count. */
    @Test
    void secondVisitLoadsThePageOnly(Page first) {
        assertThat(loaded(first)).isNotEmpty().noneMatch(file -> file.endsWith(" 0"));
        Page second = first.context().newPage();
        first.close();
        assertThat(loaded(second)).hasSizeGreaterThan(15).allMatch(file -> file.endsWith(" 0"));
    }

    private List<String> loaded(Page page) {
        page.navigate(shop.toString());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return ((List<?>) page.evaluate(LOADED)).stream().map(Object::toString).toList();
    }
}
