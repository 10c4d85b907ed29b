package se.kassa.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.ShopperHttpClient;

/** What shoppers live through, in a real browser, against a real server and the sandbox. */
@ExtendWith(BrowserExtension.class)
class PurchaseBrowserIT {

    private final SandboxControl sandbox = Servers.shared().sandbox();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    @ParameterizedTest
    @CsvSource({"SWISH, '227,00 kr'", "CARD, '227,00 kr'", "INVOICE, '256,00 kr'", "PARTPAYMENT, '227,00 kr'"})
    void everyPaymentMethodPaysAndEmptiesTheCart(String method, String total, Page page) {
        Shopper shopper =
                new Shopper(page).puts(2, "te-sencha").goesToCheckout().leavesForPayment();
        shopper.pays(method, "APPROVE");
        shopper.seesReceipt("paid");
        assertThat(page.locator("#receipt-total")).hasText(Pattern.compile(total.replace(" ", "\\s")));
        assertThat(page.locator("#receipt-consumer")).containsText("Anna Åkesson");
        assertThat(page.locator("#basket-count")).hasText("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGN", "DECIDE", "MANUAL"})
    void pendingPaymentTurnsPaidByItself(String outcome, Page page) {
        Shopper shopper =
                new Shopper(page).puts(1, "bo-ugglan").goesToCheckout().leavesForPayment();
        shopper.pays("PARTPAYMENT", outcome);
        shopper.seesReceipt("waiting");
        String orderId = page.url().replaceFirst(".*internalReference=([^&]+).*", "$1");
        sandbox.change(orderId, "READY");
        assertThat(page.locator("main[data-state]"))
                .hasAttribute("data-state", "paid", new LocatorAssertions.HasAttributeOptions().setTimeout(15000));
    }

    @Test
    void declinedPaymentCanBePaidAnotherWay(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "ko-mugg").goesToCheckout().leavesForPayment();
        shopper.pays("INVOICE", "DENY");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        shopper.pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABORT", "EXPIRE"})
    void abandonedPaymentKeepsTheCart(String outcome, Page page) {
        Shopper shopper = new Shopper(page).puts(1, "pa-sax").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", outcome);
        shopper.seesReceipt("unpaid");
        String number = shopper.orderNumber();
        assertThat(page.locator("#basket-count")).hasText("1");
        assertThat(page.locator(".notice[role='status']")).containsText("Inga pengar har dragits");
        page.locator("[id$='once-more:pay-again']").click();
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        assertThat(shopper.orderNumber()).isEqualTo(number);
    }

    @Test
    void pendingPaymentKeepsTheCartWithANotice(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "pa-sax").goesToCheckout().leavesForPayment();
        shopper.pays("PARTPAYMENT", "DECIDE");
        shopper.seesReceipt("waiting");
        String id = page.url().replaceFirst(".*internalReference=([^&]+).*", "$1");
        String number = shopper.orderNumber();
        page.locator("#basket-link").click();
        assertThat(page.locator("#basket-waiting")).containsText(number);
        assertThat(page.locator("[id$='to-checkout']")).hasCount(0);
        page.locator("[id$='anew:begin']").click();
        assertThat(page.locator("#basket-count")).hasText("0");
        shopper.puts(1, "te-chai").goesToCheckout().leavesForPayment().pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        assertThat(shopper.orderNumber()).isNotEqualTo(number);
        shopper.puts(1, "te-chai");
        sandbox.change(id, "READY");
        page.goBack();
        page.reload();
        assertThat(page.locator("#basket-count")).hasText("1");
    }

    @Test
    void changedQuantityIsPaid(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        String before = shopper.payableLink();
        changeQuantityTo(3, page);
        assertThat(page.locator("#checkout-total")).hasText(Pattern.compile("304,00\\skr"));
        assertThat(shopper.payableLink()).isNotEqualTo(before);
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        assertThat(page.locator("#receipt-total")).hasText(Pattern.compile("304,00\\skr"));
    }

    @Test
    void replacedLinkCannotBePaid(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        String before = shopper.payableLink();
        shopper.chooses("HOME");
        assertThat(page.locator("#checkout-total")).hasText(Pattern.compile("184,00\\skr"));
        page.navigate(before);
        assertThat(page.locator("[id$='pay:submit']")).hasCount(0);
    }

    @Test
    void twoTabsPlaceOneOrder(Page page) {
        Page secondTab = page.context().newPage();
        Shopper first = new Shopper(page).puts(1, "te-chai");
        Shopper second = new Shopper(secondTab);
        secondTab.navigate(Servers.shared().shopUrl() + "cart");
        first.goesToCheckout();
        String key = first.cartKey();
        second.goesToCheckout();
        assertThat(second.cartKey()).isEqualTo(key);
        secondTab.navigate(Servers.shared().shopUrl() + "cart");
        first.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        secondTab.locator("[id$='to-checkout']").click();
        second.seesReceipt("paid");
        assertThat(second.orderNumber()).isEqualTo(first.orderNumber());
    }

    @Test
    void linkOpensInTheSameWindow(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        shopper.payableLink();
        assertThat(shopper.link().getAttribute("target")).isNull();
    }

    @Test
    void notificationAlonePaysTheOrder(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "sk-kaffe").goesToCheckout();
        sandbox.pay(shopper.cartKey(), "SWISH", "APPROVE");
        page.waitForTimeout(2500);
        page.navigate(Servers.shared().shopUrl() + "cart");
        assertThat(page.locator("#basket-count")).hasText("0");
    }

    @Test
    void returnAlonePaysTheOrder(Page page) {
        sandbox.fault("NOTIFY", "LOST", 1, 0);
        Shopper shopper = new Shopper(page).puts(1, "sk-kaffe").goesToCheckout().leavesForPayment();
        shopper.pays("SWISH", "APPROVE");
        shopper.seesReceipt("paid");
    }

    @Test
    void refusedChangeStartsANewAttempt(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        sandbox.fault("NOTIFY", "LOST", 1, 0);
        String number = sandbox.pay(shopper.cartKey(), "CARD", "DENY").getString("orderReference");
        changeQuantityTo(2, page);
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        assertThat(page.locator("#receipt-total")).hasText(Pattern.compile("219,00\\skr"));
        assertThat(shopper.orderNumber()).isEqualTo(number);
    }

    @Test
    void refusedChangeOfAPaidOrderShowsTheOrder(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        sandbox.fault("NOTIFY", "LOST", 1, 0);
        sandbox.pay(shopper.cartKey(), "CARD", "APPROVE");
        changeQuantityTo(2, page);
        shopper.seesReceipt("paid");
        assertThat(page.locator("#receipt-total")).hasText(Pattern.compile("134,00\\skr"));
    }

    @Test
    void everyCartLineHasItsOwnForm(Page page) {
        new Shopper(page).puts(1, "te-chai").puts(1, "te-sencha");
        page.navigate(Servers.shared().shopUrl() + "cart");
        assertThat(page.locator("[id$='line:quantity']")).hasCount(2);
        page.locator("[id$='0:line:quantity']").fill("3");
        page.locator("[id$='0:line:quantity']").press("Enter");
        assertThat(page.locator("#basket-count")).hasText("4");
        page.locator("[id$='1:line:quantity']").fill("2");
        page.locator("[id$='1:line:quantity']").press("Enter");
        assertThat(page.locator("#basket-count")).hasText("5");
    }

    @Test
    void steppersSaveAndKeepTheFocus(Page page) {
        new Shopper(page).puts(1, "te-chai").puts(1, "te-sencha");
        page.navigate(Servers.shared().shopUrl() + "cart");
        page.evaluate("window.stays = true");
        Locator more = page.locator("[id$='1:line:more']");
        more.click();
        more.click();
        more.click();
        assertThat(page.locator("#basket-count")).hasText("5");
        assertThat(page.locator("[id$='1:line:quantity']")).hasValue("4");
        assertThat(more).isFocused();
        page.locator("[id$='0:line:less']").click();
        assertThat(page.locator(".line")).hasCount(1);
        assertThat(page.locator("#basket-count")).hasText("4");
        page.locator("[id$='0:line:quantity']").fill("7");
        page.locator("[id$='to-checkout']").click();
        assertThat(page.locator("#summary-lines")).containsText("7 ×");
        assertThat(page.evaluate("window.stays")).isNull();
    }

    /** The cart says how many it has; after that, the order is placed with them. */
    private static void changeQuantityTo(int quantity, Page page) {
        page.navigate(Servers.shared().shopUrl() + "cart");
        page.locator("[id$='line:quantity']").fill(Integer.toString(quantity));
        page.locator("[id$='line:quantity']").press("Enter");
        assertThat(page.locator("#basket-count")).hasText(Integer.toString(quantity));
        page.locator("[id$='to-checkout']").click();
    }

    @Test
    void outageKeepsTheCartAndIsExplained(Page page) {
        Shopper shopper = new Shopper(page);
        // Jobs of the shop call Ecster at the same time, and must not use the failures up.
        sandbox.fault("", "SERVER_ERROR", 100_000, 0);
        try {
            shopper.puts(1, "te-lapsang").goesToCheckout();
            assertThat(page.locator("#payment-problem")).isVisible();
            assertThat(shopper.link()).hasCount(0);
            assertThat(page.locator("#basket-count")).hasText("1");
        } finally {
            sandbox.noFaults();
        }
        // After several failures Ecster is not called for a moment: an early press gets the same message once more.
        Await.until("Ecster is asked again", () -> new ShopperHttpClient(
                        Servers.shared().shopUrl())
                .puts("te-chai")
                .goesToCheckout()
                .page()
                .body()
                .contains("data-key"));
        page.locator("[id$='again:retry']").click();
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
    }

    @Test
    void scriptGetsEverythingThatItDocuments(Page page) {
        page.route(
                "**/ecster-pay.js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("window.EcsterPay = {getUrl(options) {"
                                + " window.options = options; return 'https://pay.example/' }}")));
        Shopper shopper = new Shopper(page).puts(1, "te-rooibos").goesToCheckout();
        assertThat(shopper.link()).hasAttribute("href", "https://pay.example/");
        JsonObject options = EcsterContract.parse(
                        page.evaluate("JSON.stringify(window.options)").toString())
                .asJsonObject();
        String shop = Servers.shared().shopUrl().toString();
        assertThat(options.keySet())
                .containsExactlyInAnyOrder("cartKey", "showCart", "shopTermsUrl", "returnUrl", "showPaymentResult");
        JsonObject parameters = EcsterContract.parse(
                        Http.get(sandbox.url().resolve("control/carts/" + options.getString("cartKey")))
                                .body())
                .asJsonObject()
                .getJsonObject("parameters");
        assertThat(options.getString("shopTermsUrl")).startsWith(shop).isEqualTo(parameters.getString("shopTermsUrl"));
        assertThat(options.getString("returnUrl")).startsWith(shop).isEqualTo(parameters.getString("returnUrl"));
    }

    @Test
    void blockedScriptIsExplained(Page page) {
        page.route("**/ecster-pay.js", route -> route.abort());
        Shopper shopper = new Shopper(page).puts(1, "te-rooibos").goesToCheckout();
        assertThat(page.locator("#payment-failed")).isVisible();
        assertThat(shopper.link().getAttribute("href")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new Error('broken')",
                "window.EcsterPay = {getUrl() { throw new Error('broken') }}",
                "window.EcsterPay = {getUrl() {}}",
                "window.EcsterPay = {getUrl() { return 'javascript:alert(1)' }}",
            })
    void brokenScriptIsExplained(String script, Page page) {
        page.route(
                "**/ecster-pay.js",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody(script)));
        Shopper shopper = new Shopper(page).puts(1, "te-rooibos").goesToCheckout();
        assertThat(page.locator("#payment-failed"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        assertThat(shopper.link().getAttribute("href")).isNull();
    }

    @Test
    void missingJavaScriptIsExplained(Page page) {
        String shop = Servers.shared().shopUrl().toString();
        try (BrowserContext scriptless =
                page.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page plain = scriptless.newPage();
            plain.navigate(shop + "product/te-rooibos");
            plain.locator("[id$='buy:add']").click();
            plain.navigate(shop + "cart");
            plain.locator("[id$='to-checkout']").click();
            assertThat(plain.locator("noscript .warning")).isVisible();
            assertThat(plain.locator("#goto-checkout").getAttribute("href")).isNull();
            plain.locator("[id='buyer:email']").fill("anna");
            plain.locator("[id='buyer:zip']").fill("75320");
            plain.locator("#method-HOME").check();
            plain.locator("#discount summary").click();
            plain.locator("[id='buyer:code']").fill("PROVA10");
            plain.locator("[id='buyer:save']").click();
            assertThat(plain.locator("[id='buyer:email']")).isFocused();
            assertThat(plain.locator("[id='buyer:zip']")).hasValue("75320");
            plain.locator("[id='buyer:email']").fill("anna@example.com");
            plain.locator("[id='buyer:save']").click();
            assertThat(plain.locator(".field-error")).hasCount(0);
            assertThat(plain.locator("[id='buyer:zip']")).hasValue("753 20");
            assertThat(plain.locator("#shipping-row")).containsText("99,00");
            assertThat(plain.locator("#discount-row")).containsText("PROVA10");
        }
    }

    @Test
    void backFromThePaymentPageLeadsToTheCheckout(Page page) {
        Shopper shopper =
                new Shopper(page).puts(1, "bo-dikter").goesToCheckout().leavesForPayment();
        String order = page.locator("a.back").getAttribute("href");
        page.locator("a.back").click();
        assertThat(page.locator("#back-unpaid")).isVisible();
        shopper.payableLink();
        page.reload();
        shopper.payableLink();
        page.navigate(order);
        shopper.seesReceipt("unpaid");
        page.navigate(Servers.shared().shopUrl() + "checkout");
        assertThat(page.locator("#back-unpaid")).hasCount(0);
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
    }

    @Test
    void orderPageOnAnotherDeviceHidesPersonalData(Page page) {
        Shopper shopper =
                new Shopper(page).puts(1, "bo-dikter").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String receipt = page.url();
        page.context().clearCookies();
        page.navigate(receipt);
        shopper.seesReceipt("paid");
        assertThat(page.locator("#receipt-consumer")).hasCount(0);
        assertThat(page.content()).doesNotContain("Åkesson").doesNotContain("@example.com");
    }

    @Test
    void orderIsFoundByNumberAndPostcode(Page page) {
        Shopper shopper =
                new Shopper(page).puts(1, "bo-dikter").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String number = shopper.orderNumber();
        String zip =
                page.locator("#receipt-consumer address").textContent().replaceFirst("(?s).*(\\d{3} \\d{2}).*", "$1");
        page.context().clearCookies();
        String wrongPostcode = answerTo(number, "111 11", page);
        assertThat(answerTo(number + "0", zip, page)).isEqualTo(wrongPostcode);
        assertThat(answerTo("", "", page)).isEqualTo(wrongPostcode);
        page.locator("[id='find:number']").fill(number);
        page.locator("[id='find:proof']").fill(zip.replace(" ", ""));
        page.locator("[id='find:show']").click();
        shopper.seesReceipt("paid");
        assertThat(shopper.orderNumber()).isEqualTo(number);
        assertThat(page.locator("#receipt-consumer")).hasCount(0);
    }

    private static String answerTo(String number, String proof, Page page) {
        page.navigate(Servers.shared().shopUrl() + "order");
        page.locator("[id='find:number']").fill(number);
        page.locator("[id='find:proof']").fill(proof);
        page.locator("[id='find:show']").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        return page.getByRole(AriaRole.ALERT).textContent();
    }

    @Test
    void foreignPaymentInReturnUrlPaysNothing(Page page) {
        Shopper shopper =
                new Shopper(page).puts(1, "bo-kartor").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String foreign = page.url().replaceFirst(".*internalReference=([^&]+).*", "$1");
        shopper.puts(1, "bo-kartor").goesToCheckout();
        String key = shopper.cartKey();
        shopper.leavesForPayment();
        String back = page.locator("a.back").getAttribute("href");
        page.navigate(back + "?internalReference=" + foreign);
        shopper.seesReceipt("unpaid");
        sandbox.pay(key, "CARD", "APPROVE");
        assertThat(page.locator("main[data-state]"))
                .hasAttribute("data-state", "paid", new LocatorAssertions.HasAttributeOptions().setTimeout(15000));
    }

    @Test
    void cartOutlivesTheSessionInItsOwnBrowserUntilItIsPaid(Page page) {
        URI shop = Servers.shared().shopUrl();
        Shopper shopper = new Shopper(page).puts(2, "te-chai");
        Cookie saved = cookie(page, "kassa-cart");
        assertThat(saved.httpOnly).isTrue();
        assertThat(saved.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(Duration.between(Instant.now(), Instant.ofEpochSecond(saved.expires.longValue())))
                .isBetween(Duration.ofDays(29), Duration.ofDays(31));
        opensAfterTheSession(page);
        assertThat(page.locator("#basket-count")).hasText("2");
        shopper.puts(1, "te-sencha");
        opensAfterTheSession(page);
        assertThat(page.locator("#basket-count")).hasText("3");
        assertThat(cookie(page, "kassa-cart").value).isEqualTo(saved.value);

        try (BrowserContext other = page.context().browser().newContext()) {
            other.addCookies(List.of(new Cookie("kassa-cart", "A".repeat(32)).setUrl(shop.toString())));
            Page elsewhere = other.newPage();
            elsewhere.navigate(shop.toString());
            assertThat(elsewhere.locator("#basket-count")).hasText("0");
            assertThat(other.cookies()).noneMatch(cookie -> cookie.name.equals("kassa-cart"));
        }

        sandbox.pay(shopper.goesToCheckout().cartKey(), "CARD", "APPROVE");
        Await.until("the saved cart is empty", () -> {
            opensAfterTheSession(page);
            return page.locator("#basket-count").textContent().equals("0");
        });
    }

    private static void opensAfterTheSession(Page page) {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("kassa"));
        page.navigate(Servers.shared().shopUrl().toString());
    }

    private static Cookie cookie(Page page, String name) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
