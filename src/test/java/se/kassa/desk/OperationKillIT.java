package se.kassa.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Clerk;
import se.kassa.testing.Pause;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;

/** The power goes out between the intent of a capture and its outcome. */
@ExtendWith(BrowserExtension.class)
class OperationKillIT {

    @Test
    void aCaptureWhoseServerWasKilledIsFoundAtEcsterAndNotMadeAgain(Page page) {
        Path data = Servers.newFolder();
        try (ServerProcess ecster = Servers.sandbox(data);
                ServerProcess shop = Servers.shop(data, ecster).with("ecster.read-timeout", "30")) {
            ecster.start();
            shop.start();
            ecster.awaitReady();
            shop.awaitReady();
            URI address = Servers.address(shop);
            SandboxControl sandbox = Servers.control(ecster);
            Shopper shopper = new Shopper(page, address)
                    .puts(1, "te-chai")
                    .goesToCheckout()
                    .leavesForPayment();
            shopper.pays("CARD", "APPROVE");
            shopper.seesReceipt("paid");
            String orderId = page.url().replaceFirst(".*internalReference=([^&]+).*", "$1");
            String number = shopper.orderNumber();
            new Clerk(page, address).logsIn();
            page.navigate(address + "desk/order.xhtml?number=" + number);
            page.locator("#capture").click();
            page.locator("#go-on").click();
            // No notification may tell what the shop has to find out by itself.
            sandbox.fault("NOTIFY", "LOST", 10, 0);
            sandbox.fault("POST v1/orders/" + orderId + "/transactions", "TIMEOUT_AFTER_WORK", 1, 20_000);
            page.locator("[id$='confirm:do']").evaluate("button => { setTimeout(() => button.click(), 0); }");
            Pause.until("Ecster has done it", () -> debits(sandbox, orderId).size() == 1);
            shop.kill();

            shop.start().awaitReady();
            new Clerk(page, address).logsIn();
            page.waitForCondition(
                    () -> {
                        page.navigate(address + "desk/order.xhtml?number=" + number);
                        return page.locator("#operations").textContent().contains("genomförd")
                                && page.locator(".badge").first().textContent().equals("Debiterad");
                    },
                    new Page.WaitForConditionOptions().setTimeout(120_000));
            assertThat(debits(sandbox, orderId)).hasSize(1);
        }
    }

    private static List<JsonObject> debits(SandboxControl sandbox, String orderId) {
        return sandbox.order(orderId).getJsonArray("transactions").getValuesAs(JsonObject.class).stream()
                .filter(transaction -> transaction.getString("type").equals("DEBIT"))
                .toList();
    }
}
