package se.kassa.payment.stripe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.PaidOrder;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.Servers;
import se.kassa.testing.StaffBrowser;
import se.kassa.testing.StripeSandboxControl;

/** Staff actions that only Stripe has: one capture that releases the rest, and calls that are repeated with their key. */
@ExtendWith(BrowserExtension.class)
class StripeActionsBrowserIT {

    private final Servers servers = Servers.withStripe();
    private final StripeSandboxControl sandbox = servers.stripeSandbox();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private PaidOrder buys(Page page) {
        return PaidOrder.buy(page, servers, ProviderSandbox.stripe(servers.sandbox()), "CARD");
    }

    @Test
    void aPartIsCapturedAndTheRestIsReleased(Page page) {
        PaidOrder order = buys(page);
        StaffBrowser staff = new StaffBrowser(page, servers.shopUrl()).logsIn();
        staff.opensOrder(order.number());
        page.locator("#capture").first().click();
        page.locator("input[value=pieces]").check();
        page.locator("#q0").fill("1");
        page.locator("#go-on").click();
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        JsonObject intent = sandbox.intent(order.paymentId());
        assertThat(intent.getString("status")).isEqualTo("succeeded");
        assertThat(intent.getInt("amount_received")).isPositive().isLessThan(intent.getInt("amount"));
        assertThat(intent.getInt("amount_capturable")).isZero();
        staff.opensOrder(order.number());
        assertThat(page.locator("#capture")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DROPPED", "DROPPED_AFTER_WORK", "SERVER_ERROR_AFTER_WORK"})
    void aCaptureWithoutAnAnswerIsRepeatedAndDoneOnce(String fault, Page page) {
        PaidOrder order = buys(page);
        StaffBrowser staff = new StaffBrowser(page, servers.shopUrl()).logsIn();
        staff.opensOrder(order.number());
        staff.chooses("#capture");
        sandbox.fault("POST stripe/v1/payment_intents/" + order.paymentId() + "/capture", fault, 1, 0);
        staff.confirms();
        page.waitForCondition(
                () -> {
                    staff.opensOrder(order.number());
                    return page.locator(".badge").first().textContent().strip().equals("Debiterad");
                },
                new Page.WaitForConditionOptions().setTimeout(60_000));
        JsonObject intent = sandbox.intent(order.paymentId());
        assertThat(intent.getInt("amount_received")).isEqualTo(intent.getInt("amount"));
    }
}
