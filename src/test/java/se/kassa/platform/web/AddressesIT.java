package se.kassa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.HtmlForm;
import se.kassa.testing.Http;
import se.kassa.testing.PageSources;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffHttpClient;

/** Addresses of pages: the present ones, and redirects from the former ones. */
class AddressesIT {

    private static final URI SHOP = Servers.shared().shopUrl();
    private static final int FOUND = 302;
    private static final int SAME_METHOD = 308;
    private static final int NOT_FOUND = 404;
    private static final Pattern ADDRESS = Pattern.compile("(?:href|action|src)=\"([^\"]*)\"");

    private final SandboxControl sandbox = Servers.shared().sandbox();

    @ParameterizedTest
    @ValueSource(strings = {"", "product/te-chai", "cart", "terms", "admin/login"})
    void pagesHaveNoExtension(String page) {
        assertThat(Http.get(SHOP.resolve(page)).status()).isEqualTo(200);
        Http.Answer head = Http.call("HEAD", SHOP.resolve(page), "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product/nothing",
                "product/",
                "product",
                "product/te-chai/",
                "product/te-chai/x",
                "product/cart.xhtml",
                "product/%25",
                "order/nothing",
                "nothing",
                "nothing.xhtml",
                "desk/x%0d%0aX-Injected:%20yes"
            })
    void unknownOnesAreNotFound(String page) {
        Http.Answer answer = Http.get(SHOP.resolve(page));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>Sidan finns inte</h1>");
        assertThat(Http.call("HEAD", SHOP.resolve(page), "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "order/"})
    void orderPageWithoutTokenAsksForTheOrder(String page) {
        Http.Answer answer = Http.get(SHOP.resolve(page));
        assertThat(answer.status()).isEqualTo(FOUND);
        assertThat(SHOP.resolve(answer.header("Location"))).isEqualTo(SHOP.resolve("find-order"));
    }

    @ParameterizedTest
    @CsvSource({
        "index.xhtml, /",
        "index, /",
        "index.xhtml?category=tea, /?category=tea",
        "index.xhtml?search=a%20b+c&language=en, /?search=a%20b+c&language=en",
        "product.xhtml?sku=te-chai, /product/te-chai",
        "product.xhtml?language=en&sku=te-chai&a=b, /product/te-chai?language=en&a=b",
        "product.xhtml?sku=a%20b+c, /product/a%20b%20c",
        "product.xhtml?sku=a%2F..%2Fb&a=b, /product?sku=a%2F..%2Fb&a=b",
        "product.xhtml, /product",
        "cart.xhtml?problem=SOLD_OUT, /cart?problem=SOLD_OUT",
        "checkout.xhtml, /checkout",
        "terms.xhtml;a=b?language=en, /terms?language=en",
        "order.xhtml?order=T&internalReference=P1, /order/T?internalReference=P1",
        "receipt.xhtml?order=T&internalReference=P1, /order/T?internalReference=P1",
        "order.xhtml, /order",
        "desk, /admin/",
        "desk/, /admin/",
        "desk/index.xhtml, /admin/",
        "desk/orders.xhtml?show=TO_SHIP&page=2, /admin/orders?show=TO_SHIP&page=2",
        "desk/order.xhtml?number=10001, /admin/order/10001",
        "desk/books.xhtml?from=2026-01-01, /admin/accounting?from=2026-01-01",
        "desk/delivery.xhtml?code=HOME, /admin/shipping-method?code=HOME",
        "desk/people.xhtml, /admin/personal-data",
        "desk/work.xhtml?job=1, /admin/bulk-job?job=1",
        "desk/login.xhtml, /admin/login",
        "desk/export/orders.csv, /admin/export/orders.csv",
        "admin/login.xhtml?lost=yes, /admin/login?lost=yes"
    })
    void formerOnesLeadToThem(String former, String present) {
        for (String method : List.of("GET", "HEAD")) {
            Http.Answer answer = Http.call(method, SHOP.resolve(former), "");
            assertThat(answer.status()).isEqualTo(301);
            assertThat(SHOP.resolve(answer.header("Location"))).isEqualTo(SHOP.resolve(present));
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(Http.post(SHOP.resolve(former), "").status()).isEqualTo(SAME_METHOD);
    }

    @Test
    void adminPagesAreProtectedAtEitherAddress() {
        StaffHttpClient staff = new StaffHttpClient(SHOP).logsIn();
        for (String page : PageSources.ofAdmin()) {
            if (page.equals("admin/login")) {
                continue;
            }
            String present = PageSources.address(page, "10001", "");
            String former = page + ".xhtml" + (page.equals("admin/order") ? "?number=10001" : query(present));
            for (String address : List.of(present, former)) {
                for (String method : List.of("GET", "HEAD", "POST")) {
                    Http.Answer answer = Http.call(method, SHOP.resolve(address), "");
                    assertThat(answer.status()).as(address).isEqualTo(FOUND);
                    assertThat(answer.header("Location")).as(address).startsWith(SHOP + "admin/login?then=");
                }
            }
            HttpResponse<String> moved = staff.opens(former);
            assertThat(moved.statusCode()).as(former).isEqualTo(301);
            assertThat(moved.headers().firstValue("Location")).contains("/" + present);
        }
    }

    private static String query(String address) {
        return address.contains("?") ? address.substring(address.indexOf('?')) : "";
    }

    @Test
    void aFormOfAPageThatWasOpenDuringAnUpgradeIsSentAgain() {
        StaffHttpClient shopper = new StaffHttpClient(SHOP);
        HtmlForm form = shopper.form("product/te-chai", "buy").with(Map.of("sku", "te-chai", "buy:quantity", "3"));
        HttpResponse<String> moved = shopper.posts("product.xhtml", form, "buy:add");
        assertThat(moved.statusCode()).isEqualTo(SAME_METHOD);
        String present = moved.headers().firstValue("Location").orElseThrow().substring(1);
        assertThat(shopper.posts(present, form, "buy:add").headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).endsWith("/product/te-chai?added=all"));
        assertThat(shopper.opens("cart").body()).contains("id=\"basket-count\">3<");
    }

    @Test
    void aRejectedFormStaysAtItsAddress() {
        StaffHttpClient shopper = new StaffHttpClient(SHOP);
        HtmlForm form = shopper.form("product/te-chai", "buy").with(Map.of("buy:quantity", "x"));
        HttpResponse<String> answer = shopper.posts("product/te-chai", form, "buy:add");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("value=\"x\"").contains("action=\"/product/te-chai\"");
    }

    @Test
    void thePathPrecedesAParameter() {
        assertThat(Http.get(SHOP.resolve("product/te-chai?sku=te-sencha")).body())
                .contains("<h1>Masala chai</h1>");
    }

    @Test
    void theLanguageIsChosenWithoutLeavingThePage() {
        String page = Http.get(SHOP.resolve("product/te-chai?a=b")).body();
        assertThat(page).contains("href=\"?language=en&amp;a=b\"");
        Http.Answer answer = Http.get(SHOP.resolve("product/te-chai?language=en&a=b"));
        assertThat(answer.status()).isEqualTo(FOUND);
        assertThat(answer.header("Location")).isEqualTo(SHOP + "en/product/te-chai?a=b");
        assertThat(answer.header("Set-Cookie")).contains("language=en");
    }

    @Test
    void publicPagesHaveAnAddressPerLanguage() {
        Http.Answer english = Http.get(SHOP.resolve("en/product/te-chai"));
        assertThat(english.body())
                .contains("<html", "lang=\"en\"", "<link rel=\"canonical\" href=\"" + SHOP + "en/product/te-chai\"")
                .contains("hreflang=\"sv\" href=\"" + SHOP + "product/te-chai\"")
                .contains("href=\"/en/?category=tea\"", "href=\"/en/terms\"", "href=\"/cart\"")
                .contains("action=\"/product/te-chai\"");
        assertThat(english.header("Set-Cookie")).contains("language=en");
        for (String page : List.of("en/", "en/?category=tea", "en/terms")) {
            assertThat(Http.get(SHOP.resolve(page)).body()).as(page).contains("lang=\"en\"");
        }
        assertThat(Http.get(SHOP.resolve("en")).header("Location")).isEqualTo(SHOP + "en/");
    }

    @Test
    void otherPagesHaveOneAddress() {
        for (String page :
                List.of("en/cart", "en/checkout", "en/admin/orders", "en/product/x/y", "en/unknown", "sv/")) {
            assertThat(Http.get(SHOP.resolve(page)).status()).as(page).isEqualTo(NOT_FOUND);
        }
        assertThat(Http.get(SHOP.resolve("en/product/none")).body()).contains("lang=\"en\"");
    }

    /** A form posts to the page that it is on; a GET form searches it. */
    @Test
    void everyLinkAndFormHasAPresentAddress() {
        StaffHttpClient staff = new StaffHttpClient(SHOP).logsIn();
        HtmlForm buy = staff.form("product/te-chai", "buy").with(Map.of("buy:quantity", "1"));
        staff.posts("product/te-chai", buy, "buy:add");
        staff.posts("cart", staff.form("cart", "checkout"), "checkout:to-checkout");
        String key = staff.opens("checkout").body().replaceFirst("(?s).*data-key=\"([^\"]+)\".*", "$1");
        String token = sandbox.returnUrl(key).getPath().replaceFirst(".*/order/", "");
        String number = staff.opens("order/" + token).body().replaceFirst("(?s).*data-order=\"([^\"]+)\".*", "$1");
        sandbox.pay(key, "CARD", "APPROVE");
        Await.until(
                "the receipt can be printed",
                () -> staff.opens("admin/print?number=" + number).statusCode() == 200);
        // The order page empties the cart that was paid.
        staff.opens("order/" + token);
        staff.posts("product/te-chai", buy, "buy:add");
        staff.posts("cart", staff.form("cart", "checkout"), "checkout:to-checkout");
        Set<String> former = new HashSet<>();
        Set<String> posts = new HashSet<>();
        List<String> pages = new ArrayList<>(PageSources.ofTheShop());
        pages.addAll(PageSources.ofAdmin());
        for (String page : pages) {
            String address = PageSources.address(page, number, token);
            HttpResponse<String> answer = staff.opens(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            ADDRESS.matcher(answer.body())
                    .results()
                    .map(result -> result.group(1))
                    .filter(each -> each.contains(".xhtml") && !each.contains("/jakarta.faces.resource/"))
                    .forEach(each -> former.add(page + " has " + each));
            Pattern.compile("<form[^>]* method=\"post\"[^>]*>")
                    .matcher(answer.body())
                    .results()
                    .map(MatchResult::group)
                    .map(form -> form.replaceFirst("(?s).*action=\"([^\"?]*).*", "$1"))
                    .map(action -> SHOP.resolve("/" + address).resolve(action).getPath())
                    .filter(path -> !path.equals(SHOP.resolve("/" + address).getPath()))
                    .forEach(path -> posts.add(address + " posts to " + path));
        }
        assertThat(former).isEmpty();
        assertThat(posts).allMatch(each -> each.endsWith("/admin/personal-data/export"));
    }

    @Test
    void aMailedLinkOpensTheOrder() {
        ShopperHttpClient shopper = new ShopperHttpClient(SHOP).puts("te-chai").goesToCheckout();
        String token = sandbox.returnUrl(shopper.cartKey()).getPath().replaceFirst(".*/order/", "");
        Http.Answer answer = Http.get(SHOP.resolve("receipt.xhtml?order=" + token));
        assertThat(Http.get(SHOP.resolve(answer.header("Location"))).body()).contains("data-state=\"unpaid\"");
    }
}
