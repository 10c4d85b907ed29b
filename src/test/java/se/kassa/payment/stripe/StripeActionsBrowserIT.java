package se.kassa.payment.stripe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;
import se.kassa.testing.StripeSandboxControl;

/** Staff actions on an order that was paid at Stripe: capture, refund, void, and their failures. */
@ExtendWith(BrowserExtension.class)
class StripeActionsBrowserIT {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(40_000);

    private final URI shop = Servers.withStripe().shopUrl();
    private final StripeSandboxControl sandbox = Servers.withStripe().stripeSandbox();

    /** An order with its number and Stripe's payment. */
    private record Bought(String number, String intent) {}

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private Bought buys(Page page, String method) {
        Shopper shopper = new Shopper(page, shop)
                .puts(2, "ko-tekanna")
                .puts(1, "bo-svamp")
                .goesToCheckout()
                .leavesForPayment();
        String session = page.url().replaceFirst(".*[?&]session=([^&]+).*", "$1");
        shopper.pays(method, "APPROVE").seesReceipt("paid");
        Bought order =
                new Bought(shopper.orderNumber(), sandbox.session(session).getString("payment_intent"));
        new StaffBrowser(page, shop).logsIn();
        opens(page, order);
        return order;
    }

    private void opens(Page page, Bought order) {
        page.navigate(shop + "admin/order/" + order.number());
    }

    private static void chooses(Page page, String action) {
        page.locator(action).first().click();
        page.locator("#go-on").click();
    }

    private static void confirms(Page page) {
        page.locator("[id$='confirm:do']").click();
    }

    private JsonObject charge(Bought order) {
        return sandbox.intent(order.intent()).getJsonObject("latest_charge");
    }

    @Test
    void allIsCapturedThenAPartIsRefunded(Page page) {
        Bought order = buys(page, "CARD");
        chooses(page, "#capture");
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        JsonObject intent = sandbox.intent(order.intent());
        assertThat(intent.getInt("amount_received")).isEqualTo(intent.getInt("amount"));
        page.locator("a.refund").first().click();
        page.locator("input[value=amount]").check();
        page.locator("#amount").fill("50,00");
        page.locator("#reason").fill("Repa");
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är återbetalat", SOON);
        assertThat(charge(order).getInt("amount_refunded")).isEqualTo(5000);
    }

    @Test
    void aPartIsCapturedAndTheRestIsReleased(Page page) {
        Bought order = buys(page, "CARD");
        page.locator("#capture").first().click();
        page.locator("input[value=pieces]").check();
        page.locator("#q0").fill("1");
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        JsonObject intent = sandbox.intent(order.intent());
        assertThat(intent.getString("status")).isEqualTo("succeeded");
        assertThat(intent.getInt("amount_received")).isPositive().isLessThan(intent.getInt("amount"));
        assertThat(intent.getInt("amount_capturable")).isZero();
        opens(page, order);
        assertThat(page.locator("#capture")).hasCount(0);
    }

    @Test
    void anAuthorisationIsVoided(Page page) {
        Bought order = buys(page, "KLARNA");
        page.locator("#cancel").first().click();
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är makulerat");
        assertThat(sandbox.intent(order.intent()).getString("status")).isEqualTo("canceled");
    }

    @Test
    void aSwishRefundIsPendingAndMayFailAndMaySucceed(Page page) {
        Bought order = buys(page, "SWISH");
        assertThat(page.locator("#capture")).hasCount(0);
        for (boolean succeeds : new boolean[] {false, true}) {
            page.locator("a.refund").first().click();
            page.locator("input[value=amount]").check();
            page.locator("#amount").fill("50,00");
            page.locator("#reason").fill("Repa");
            page.locator("#go-on").click();
            confirms(page);
            assertThat(page.locator("#outcome")).containsText("pågår");
            String refund = sandbox.get("refunds?payment_intent=" + order.intent() + "&limit=1")
                    .json()
                    .getJsonArray("data")
                    .getJsonObject(0)
                    .getString("id");
            sandbox.endRefund(refund, succeeds);
            String end = succeeds ? "är återbetalat" : "misslyckades";
            page.waitForCondition(
                    () -> {
                        page.reload();
                        return page.locator("#outcome").textContent().contains(end);
                    },
                    new Page.WaitForConditionOptions().setTimeout(60_000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROPPED", "DROPPED_AFTER_WORK", "SERVER_ERROR_AFTER_WORK"})
    void aCaptureWithoutAnAnswerIsDoneOnce(String fault, Page page) {
        Bought order = buys(page, "CARD");
        chooses(page, "#capture");
        sandbox.fault("POST stripe/v1/payment_intents/" + order.intent() + "/capture", fault, 1, 0);
        confirms(page);
        page.waitForCondition(
                () -> {
                    opens(page, order);
                    return page.locator(".badge").first().textContent().strip().equals("Debiterad");
                },
                new Page.WaitForConditionOptions().setTimeout(60_000));
        JsonObject intent = sandbox.intent(order.intent());
        assertThat(intent.getInt("amount_received")).isEqualTo(intent.getInt("amount"));
    }

    @Test
    void anAuthorisationThatRunsOutIsSeen(Page page) {
        Bought order = buys(page, "CARD");
        sandbox.expireAuthorisation(order.intent());
        page.waitForCondition(
                () -> {
                    opens(page, order);
                    return page.locator("#capture").count() == 0;
                },
                new Page.WaitForConditionOptions().setTimeout(40_000));
        assertThat(page.locator(".badge").first()).not().hasText("Reserverad");
    }
}
