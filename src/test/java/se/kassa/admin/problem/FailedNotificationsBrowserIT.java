package se.kassa.admin.problem;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Http;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** Failed notifications are shown on the problems page. */
@ExtendWith(BrowserExtension.class)
class FailedNotificationsBrowserIT {

    private final SandboxControl sandbox = Servers.shared().sandbox();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    @Test
    void failedNotificationShowsItsReasonAndCanBeRetried(Page page) {
        ServerProcess shop = Servers.shop(Servers.newFolder(), Servers.shared().sandboxProcess())
                .with("kassa.order-number-prefix", "P-")
                .with("kassa.notification.max-attempts", "1")
                // Otherwise the reason may be the open circuit breaker.
                .with("ecster.circuit.failures", "1000");
        try (shop) {
            shop.start().awaitReady();
            URI address = Servers.address(shop);
            String key = new Shopper(page, address)
                    .puts(1, "te-chai")
                    .goesToCheckout()
                    .cartKey();
            String receipt = Http.get(sandbox.url().resolve("control/carts/" + key))
                    .json()
                    .getJsonObject("parameters")
                    .getString("returnUrl");
            sandbox.fault("GET v1/orders", "SERVER_ERROR", 100, 0);
            sandbox.pay(key, "CARD", "APPROVE");
            OperationsClient operations = new OperationsClient(address);
            Await.until("both have failed", () -> operations.metric("kassa_notifications_failed") == 2);
            assertThat(operations.metric("kassa_alerts_total{cause=\"NOTIFICATION_FAILED\"}"))
                    .isEqualTo(1);

            new StaffBrowser(page, address).logsIn();
            page.locator("#problems").click();
            assertThat(page.locator("table")).containsText("Skapad, Klar att debitera");
            assertThat(page.locator("table")).containsText("Ecster answered 500 to get order");
            sandbox.noFaults();
            Await.millis(1200);
            page.locator("[id$='failed-notifications:all']").click();
            assertThat(page.locator("main")).containsText("Inga problem.");
            Await.until(
                    "the order is paid",
                    () -> Http.get(URI.create(receipt)).body().contains("data-state=\"paid\""));
            assertThat(operations.metric("kassa_notifications_failed")).isZero();
        }
    }
}
