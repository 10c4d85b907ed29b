package se.kassa.payment.ecster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;

/** What only purchases at Ecster have: its methods, its outcomes and its script. */
@ExtendWith(BrowserExtension.class)
class EcsterPurchaseBrowserIT {

    private final SandboxControl sandbox = Servers.shared().sandbox();

    @ParameterizedTest
    @CsvSource({"INVOICE, '256,00 kr'", "PARTPAYMENT, '227,00 kr'"})
    void ecstersOwnMethodPays(String method, String total, Page page) {
        Shopper shopper =
                new Shopper(page).puts(2, "te-sencha").goesToCheckout().leavesForPayment();
        shopper.pays(method, "APPROVE");
        shopper.seesReceipt("paid");
        assertThat(page.locator("#receipt-total")).hasText(Pattern.compile(total.replace(" ", "\\s")));
        assertThat(page.locator("#receipt-consumer")).containsText("Anna Åkesson");
        assertThat(page.locator("#basket-count")).hasText("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIGN", "MANUAL"})
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
}
