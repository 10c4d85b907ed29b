package se.kassa.payment.stripe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StripeSandboxControl;

/** What only purchases at Stripe have: its statuses, 3-D Secure, and a link that needs no script. */
@ExtendWith(BrowserExtension.class)
class StripePurchaseBrowserIT {

    private final URI shop = Servers.withStripe().shopUrl();
    private final StripeSandboxControl sandbox = Servers.withStripe().stripeSandbox();

    private Shopper atThePayment(Page page, String sku) {
        return new Shopper(page, shop).puts(1, sku).goesToCheckout().leavesForPayment();
    }

    private static String session(Page page) {
        return page.url().replaceFirst(".*[?&]session=([^&]+).*", "$1");
    }

    private JsonObject intent(String session) {
        return sandbox.intent(sandbox.session(session).getString("payment_intent"));
    }

    @ParameterizedTest
    @CsvSource({"CARD, requires_capture", "SWISH, succeeded", "KLARNA, requires_capture"})
    void eachMethodIsCapturedAtOnceOrLater(String method, String status, Page page) {
        Shopper shopper = atThePayment(page, "te-sencha");
        String session = session(page);
        shopper.pays(method, "APPROVE").seesReceipt("paid");
        JsonObject intent = intent(session);
        assertThat(intent.getString("status")).isEqualTo(status);
        assertThat(intent.getJsonObject("metadata").getString("reference")).isEqualTo(shopper.orderNumber());
    }

    @Test
    void aCardIsPaidAfterThreeDSecure(Page page) {
        Shopper shopper = atThePayment(page, "te-chai");
        shopper.pays("CARD", "AUTHENTICATE");
        page.locator("[id$='secure:pass']").click();
        shopper.seesReceipt("paid");
    }

    @Test
    void cardWithoutFundsCanBeReplacedOnTheSamePage(Page page) {
        Shopper shopper = atThePayment(page, "ko-mugg");
        shopper.pays("CARD", "NO_FUNDS");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        shopper.pays("SWISH", "APPROVE").seesReceipt("paid");
    }

    @Test
    void paymentNeedsNoJavaScript(Page page) {
        try (BrowserContext scriptless =
                page.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page plain = scriptless.newPage();
            plain.navigate(shop + "product/te-chai");
            plain.locator("[id$='buy:add']").click();
            new Shopper(plain, shop)
                    .goesToCheckout()
                    .leavesForPayment()
                    .pays("CARD", "APPROVE")
                    .seesReceipt("paid");
        }
    }
}
