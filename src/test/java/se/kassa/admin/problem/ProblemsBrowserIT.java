package se.kassa.admin.problem;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** The problems page: payment reviews and alerts. */
@ExtendWith(BrowserExtension.class)
class ProblemsBrowserIT {

    private SandboxControl sandbox;

    @Test
    void problemsAreListedUntilHandled(Page page) {
        Path data = Servers.newFolder();
        // A sandbox of its own: the search depends on time, and other tests advance the clock of the shared one.
        try (ServerProcess ecster = Servers.sandbox(data);
                ServerProcess shop = Servers.shop(data, ecster)
                        .with("kassa.order-number-prefix", "Q-")
                        .with("ecster.reconciliation-interval", "PT1S")) {
            sandbox = Servers.control(ecster);
            ecster.start();
            shop.start();
            ecster.awaitReady();
            shop.awaitReady();
            URI address = Servers.address(shop);
            String stopped = paidAndThen("STOPPED", page, address);
            String orphan = orphan();
            OperationsClient operations = new OperationsClient(address);
            Await.until(
                    "the payment without an order is found",
                    () -> operations.metric("kassa_alerts_total{cause=\"PAYMENT_WITHOUT_ORDER\"}") == 1);
            Await.until(
                    "the lost payment is listed",
                    () -> operations.metric("kassa_alerts_total{cause=\"PAYMENT_INVALIDATED\"}") == 1);
            new StaffBrowser(page, address).logsIn();
            page.locator("#problems").click();
            Locator alarms = page.locator("[id$='alarms'] tbody tr");
            assertThat(alarms).hasCount(2);
            assertThat(alarms.nth(0)).containsText("Q-777001");
            assertThat(alarms.nth(0)).containsText(orphan);
            assertThat(alarms.nth(0)).containsText("En betalning utan order");
            assertThat(alarms.nth(1)).containsText(stopped);
            assertThat(alarms.nth(1)).containsText("Skicka inte ordern");
            pictures(page, "problems");
            alarms.nth(0).locator("input[type=submit], button").click();
            assertThat(page.locator("main")).containsText("Kvitterat.");
            assertThat(alarms).hasCount(1);
            Await.millis(12_000);
            page.reload();
            assertThat(alarms).hasCount(1);
            assertThat(page.locator("#problems")).containsText("(1)");
            alarms.nth(0).locator("a").click();
            assertThat(page.locator("main")).not().containsText("Att skicka");
        }
    }

    private String paidAndThen(String status, Page page, URI address) {
        String key =
                new Shopper(page, address).puts(1, "te-chai").goesToCheckout().cartKey();
        var order = sandbox.pay(key, "CARD", "APPROVE");
        String number = order.getString("orderReference");
        StaffBrowser staff = new StaffBrowser(page, address).logsIn();
        Await.until("it is paid", () -> staff.readsHistory(number).stream()
                .anyMatch(entry -> entry.contains("Reserverad")));
        sandbox.change(order.getString("id"), status);
        page.context().clearCookies();
        return number;
    }

    /** Creates a payment with an order number that the shop never assigned. Returns its id. */
    private String orphan() {
        var cart = EcsterContract.with(
                EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", null),
                "/orderReference",
                "\"Q-777001\"");
        return sandbox.pay(sandbox.createCart(cart), "CARD", "APPROVE").getString("id");
    }

    private static void pictures(Page page, String name) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            AccessibilityChecks.check(page, name, width);
        }
    }
}
