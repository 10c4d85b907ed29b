package se.kassa.payment.stripe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;
import se.kassa.testing.StripeSandboxControl;

/** Purchases that are paid at Stripe, in a real browser, against a real server and the sandbox. */
@ExtendWith(BrowserExtension.class)
class StripePurchaseBrowserIT {

    private static final LocatorAssertions.HasAttributeOptions SOON =
            new LocatorAssertions.HasAttributeOptions().setTimeout(20_000);

    private final URI shop = Servers.withStripe().shopUrl();
    private final StripeSandboxControl sandbox = Servers.withStripe().stripeSandbox();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private Shopper atThePayment(Page page, String sku) {
        return new Shopper(page, shop).puts(1, sku).goesToCheckout().leavesForPayment();
    }

    private static String session(Page page) {
        return page.url().replaceFirst(".*[?&]session=([^&]+).*", "$1");
    }

    private JsonObject intent(String session) {
        return sandbox.intent(sandbox.session(session).getString("payment_intent"));
    }

    private static void turnsPaid(Page page) {
        assertThat(page.locator("main[data-state]")).hasAttribute("data-state", "paid", SOON);
    }

    @ParameterizedTest
    @CsvSource({"CARD, requires_capture", "SWISH, succeeded", "KLARNA, requires_capture"})
    void everyPaymentMethodEndsInAPaidOrderPageAndAnEmptyCart(String method, String status, Page page) {
        Shopper shopper = atThePayment(page, "te-sencha");
        String session = session(page);
        shopper.pays(method, "APPROVE").seesReceipt("paid");
        assertThat(page.locator("#basket-count")).hasText("0");
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

    @ParameterizedTest
    @ValueSource(strings = {"DENY", "NO_FUNDS"})
    void aDeclinedPaymentCanBePaidAnotherWayOnTheSamePage(String outcome, Page page) {
        Shopper shopper = atThePayment(page, "ko-mugg");
        shopper.pays("CARD", outcome);
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        shopper.pays("SWISH", "APPROVE").seesReceipt("paid");
    }

    @Test
    void goingBackWithoutPayingKeepsTheCartAndTheOrder(Page page) {
        Shopper shopper = atThePayment(page, "pa-sax");
        page.locator("a.back").click();
        assertThat(page.locator("#back-unpaid")).isVisible();
        assertThat(page.locator("#basket-count")).hasText("1");
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
    }

    @Test
    void aPaymentThatIsProcessedWaitsAndTurnsPaidByItself(Page page) {
        Shopper shopper = atThePayment(page, "bo-ugglan");
        String session = session(page);
        shopper.pays("KLARNA", "PROCESS").seesReceipt("waiting");
        sandbox.settle(session, true);
        turnsPaid(page);
    }

    @Test
    void theOldPaymentPageIsNotPayableAfterAChange(Page page) {
        Shopper shopper = new Shopper(page, shop).puts(1, "te-chai").goesToCheckout();
        String before = shopper.payableLink();
        shopper.chooses("HOME");
        assertThat(shopper.payableLink()).isNotEqualTo(before);
        page.navigate(before);
        assertThat(page.locator("[id$='pay:submit']")).hasCount(0);
    }

    @Test
    void whatIsPaidWhileTheShopperChangesTheCartIsRecognised(Page page) {
        Shopper shopper = new Shopper(page, shop).puts(1, "te-chai").goesToCheckout();
        sandbox.fault("NOTIFY", "LOST", 10, 0);
        sandbox.pay(shopper.cartKey(), "CARD", "APPROVE");
        page.navigate(shop + "cart");
        page.locator("[id$='line:more']").click();
        assertThat(page.locator("#basket-count")).hasText("2");
        page.locator("[id$='to-checkout']").click();
        shopper.seesReceipt("paid");
    }

    @Test
    void notificationAlonePaysTheOrder(Page page) {
        Shopper shopper = new Shopper(page, shop).puts(1, "sk-kaffe").goesToCheckout();
        sandbox.pay(shopper.cartKey(), "SWISH", "APPROVE");
        page.waitForCondition(
                () -> {
                    page.navigate(shop + "cart");
                    return page.locator("#basket-count").textContent().strip().equals("0");
                },
                new Page.WaitForConditionOptions().setTimeout(20_000));
    }

    @Test
    void theReturnAlonePaysWhenNoNotificationComes(Page page) {
        sandbox.fault("NOTIFY", "LOST", 10, 0);
        atThePayment(page, "sk-kaffe").pays("SWISH", "APPROVE").seesReceipt("paid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOUBLED", "REORDERED", "FORGED", "LYING"})
    void notificationsMayComeTwiceOrInAnyOrderOrLie(String fault, Page page) {
        Shopper shopper = atThePayment(page, "te-chai");
        String session = session(page);
        sandbox.fault("NOTIFY", fault, 1, 0);
        shopper.pays("CARD", "APPROVE").seesReceipt("paid");
        String number = shopper.orderNumber();
        page.waitForCondition(() -> sandbox.notifications(session).stream()
                .allMatch(entry -> entry.getString("state").equals("DELIVERED")));
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        assertThat(staff.readsHistory(number))
                .filteredOn(entry -> entry.matches("(?s).*Betalning ändrad:\\s+Reserverad.*"))
                .hasSize(1);
        assertThat(page.locator(".badge").first()).hasText("Reserverad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORGED", "LYING"})
    void nothingIsPaidBecauseANotificationSaysSo(String fault, Page page) {
        Shopper shopper = new Shopper(page, shop).puts(1, "te-chai").goesToCheckout();
        String session = shopper.cartKey();
        sandbox.fault("NOTIFY", fault, 1, 0);
        sandbox.pay(session, "CARD", "DENY");
        String intent = sandbox.session(session).getString("payment_intent");
        page.waitForCondition(() -> sandbox.notifications(intent).stream()
                .noneMatch(entry -> entry.getString("state").equals("WAITING")));
        page.navigate(shop + "cart");
        assertThat(page.locator("#basket-count")).hasText("1");
        shopper.goesToCheckout().leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
    }

    @Test
    void whatIsPaidWhileTheShopIsDeadIsPaidWhenItIsBack(Page page) {
        Path data = Servers.newFolder();
        ServerProcess ownSandbox = Servers.sandbox(data);
        ServerProcess ownShop = Servers.stripeShop(data, ownSandbox);
        try (ownSandbox;
                ownShop) {
            ownSandbox.start();
            ownShop.start();
            ownSandbox.awaitReady();
            ownShop.awaitReady();
            Shopper shopper = new Shopper(page, Servers.address(ownShop))
                    .puts(1, "te-chai")
                    .goesToCheckout()
                    .leavesForPayment();
            StripeSandboxControl own =
                    new StripeSandboxControl(Servers.control(ownSandbox).url());
            String session = session(page);
            ownShop.kill();
            try {
                shopper.pays("CARD", "APPROVE");
            } catch (PlaywrightException e) {
                // Nobody answers at the return address.
                assertThat(e.getMessage()).contains("ERR_CONNECTION");
            }
            assertThat(own.session(session).getString("status")).isEqualTo("complete");
            ownShop.start().awaitReady();
            page.navigate(own.session(session).getString("success_url").replace("{CHECKOUT_SESSION_ID}", session));
            turnsPaid(page);
        }
    }
}
