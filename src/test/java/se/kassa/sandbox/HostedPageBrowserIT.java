package se.kassa.sandbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;

/** The hosted payment page as a shopper meets it, in a real browser. */
@ExtendWith(BrowserExtension.class)
class HostedPageBrowserIT {

    private static final String SHOP = Servers.shared().shopUrl().toString();

    private final SandboxControl sandbox = Servers.shared().sandbox();
    private JsonObject cart;

    @BeforeEach
    void aCartOfTheShop() {
        cart = EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", null);
        cart = EcsterContract.with(cart, "/parameters/shopTermsUrl", '"' + SHOP + "terms\"");
        cart = EcsterContract.with(cart, "/parameters/returnUrl", '"' + SHOP + "terms?order=a\"");
    }

    /** Asks Ecster's own script for the address, as a shop's page does, and goes there. */
    private void go(Page page, String options) {
        page.navigate(SHOP + "terms");
        page.navigate(sandbox.url().toString());
        page.addScriptTag(new Page.AddScriptTagOptions()
                .setUrl(sandbox.url()
                        .resolve("ecster/pay/integration/ecster-pay.js")
                        .toString()));
        Object address = page.evaluate(
                "key => EcsterPay.getUrl(Object.assign({cartKey: key}, " + options + "))", sandbox.createCart(cart));
        page.navigate(address.toString());
    }

    private static void pay(Page page, String method, String outcome) {
        page.locator("input[value='" + method + "']").check();
        page.locator("[id$='pay:outcome']").selectOption(outcome);
        page.locator("[id$='pay:submit']").click();
    }

    @Test
    void noMethodIsPreselected(Page page) {
        go(page, "{}");
        Locator methods = page.locator("input[type=radio]");
        assertThat(methods.evaluateAll("all => all.map(one => one.value)").toString())
                .isEqualTo("[SWISH, CARD, INVOICE, PARTPAYMENT]");
        assertThat(page.locator("input[type=radio]:checked")).hasCount(0);
        page.locator("[id$='pay:submit']").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Välj betalsätt.");
    }

    @Test
    void cartIsShownIfRequested(Page page) {
        go(page, "{}");
        assertThat(page.locator("main")).not().containsText("Sencha");
        go(page, "{showCart: true}");
        assertThat(page.locator("main")).containsText("Te \"Sencha\" & <grönt>");
        assertThat(page.locator("main")).containsText("Brev");
        assertThat(page.locator(".total")).hasText(Pattern.compile("357,00\\skr"));
    }

    @Test
    void returnUrlHasTheOrderId(Page page) {
        go(page, "{}");
        pay(page, "CARD", "APPROVE");
        assertThat(page).hasURL(Pattern.compile(".*order=a&internalReference=[A-Za-z0-9]{20}"));
    }

    @Test
    void resultIsShownIfRequested(Page page) {
        go(page, "{showPaymentResult: true}");
        pay(page, "CARD", "APPROVE");
        assertThat(page.locator("#result")).containsText("Betalningen är klar");
        page.locator("#result a").click();
        assertThat(page).hasURL(Pattern.compile(".*internalReference=.*"));
    }

    @Test
    void getUrlAddressesMustMatchTheShop(Page page) {
        go(page, "{returnUrl: '" + SHOP + "?from=page', shopTermsUrl: '" + SHOP + "terms?a=b'}");
        assertThat(page.locator("main a").first()).hasAttribute("href", SHOP + "terms?a=b");
        assertThat(page.locator("a.back")).hasAttribute("href", SHOP + "?from=page");
        go(page, "{returnUrl: 'https://elsewhere.example/', shopTermsUrl: 'javascript:alert(1)'}");
        assertThat(page.locator("main a").first()).hasAttribute("href", SHOP + "terms");
        assertThat(page.locator("a.back")).hasAttribute("href", SHOP + "terms?order=a");
    }

    @Test
    void declinedPaymentCanBeTriedAnotherWay(Page page) {
        go(page, "{}");
        pay(page, "INVOICE", "DENY");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("nekades");
        pay(page, "CARD", "APPROVE");
        assertThat(page).hasURL(Pattern.compile(".*internalReference=.*"));
    }

    @Test
    void replacedCartCannotBePaid(Page page) {
        String old = sandbox.createCart(cart);
        sandbox.call("PUT", "carts/" + old, cart.toString());
        page.navigate(sandbox.url() + "ecster/pay/start.xhtml?cart=" + old);
        assertThat(page.locator("h1")).hasText("Betalningen kan inte längre användas");
    }

    @Test
    void deliveryAddressCanDiffer(Page page) {
        go(page, "{}");
        page.locator("[id$='pay:person']").selectOption("INGRID");
        pay(page, "CARD", "APPROVE");
        assertThat(page).hasURL(Pattern.compile(".*internalReference=.*"));
        JsonObject order = sandbox.order(page.url().replaceFirst(".*internalReference=", ""));
        assertThat(order.getJsonObject("recipient").getJsonObject("address").getString("country"))
                .isEqualTo("NO");
    }

    @ParameterizedTest
    @CsvSource({
        "sv, Att betala",
        "en, Total to pay",
        "no, Å betale",
        "da, At betale",
        "fi, Maksettavaa",
        "de, Total to pay",
    })
    void pageUsesTheCartsLanguage(String language, String heading, Page page) {
        cart = EcsterContract.with(cart, "/locale/language", '"' + language + '"');
        go(page, "{}");
        assertThat(page.locator("h1")).hasText(heading);
        assertThat(page.locator("html")).hasAttribute("lang", language.equals("de") ? "en" : language);
    }
}
