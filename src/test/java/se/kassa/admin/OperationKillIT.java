package se.kassa.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffBrowser;

/** Kills the server between intent and outcome of a capture, and during a bulk job. */
@ExtendWith(BrowserExtension.class)
class OperationKillIT {

    @Test
    void killedCapturesAreNotRepeatedAndBulkJobResumes(Page page) {
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
            new StaffBrowser(page, address).logsIn();
            page.navigate(address + "admin/order/" + number);
            page.locator("#capture").click();
            page.locator("#go-on").click();
            Page list = page.context().newPage();
            List<JsonObject> many = List.of(buys(address, sandbox), buys(address, sandbox), buys(address, sandbox));
            chooses(list, address, many);
            // No notifications: the shop has to detect the captures itself.
            sandbox.fault("NOTIFY", "LOST", 10, 0);
            sandbox.fault("POST v1/orders/" + orderId + "/transactions", "TIMEOUT_AFTER_WORK", 1, 20_000);
            String first = many.get(0).getString("id");
            sandbox.fault("POST v1/orders/" + first + "/transactions", "TIMEOUT_AFTER_WORK", 1, 20_000);
            list.locator("[id$='confirm:begin']").click();
            String work = list.url();
            Await.until("Ecster has begun with it", () -> debits(sandbox, first).size() == 1);
            page.locator("[id$='confirm:do']").evaluate("button => { setTimeout(() => button.click(), 0); }");
            Await.until("Ecster has done it", () -> debits(sandbox, orderId).size() == 1);
            shop.kill();

            shop.start().awaitReady();
            new StaffBrowser(page, address).logsIn();
            page.waitForCondition(
                    () -> {
                        page.navigate(address + "admin/order/" + number);
                        return page.locator("#operations").textContent().contains("genomförd")
                                && page.locator(".badge").first().textContent().equals("Debiterad");
                    },
                    new Page.WaitForConditionOptions().setTimeout(120_000));
            assertThat(debits(sandbox, orderId)).hasSize(1);
            list.waitForCondition(
                    () -> {
                        list.navigate(work);
                        return list.locator("#done").textContent().equals("" + many.size());
                    },
                    new Page.WaitForConditionOptions().setTimeout(180_000));
            for (JsonObject order : many) {
                assertThat(debits(sandbox, order.getString("id"))).hasSize(1);
                list.navigate(address + "admin/order/" + order.getString("orderReference"));
                assertThat(list.locator("#shipping")).hasText("Skickad");
                assertThat(list.locator("#history li:has-text('Utan transportör')"))
                        .hasCount(1);
            }
        }
    }

    private static JsonObject buys(URI address, SandboxControl sandbox) {
        String key =
                new ShopperHttpClient(address).puts("te-chai").goesToCheckout().cartKey();
        return sandbox.pay(key, "CARD", "APPROVE");
    }

    /** Navigates to the confirmation of capturing and shipping them. */
    private static void chooses(Page list, URI address, List<JsonObject> orders) {
        list.waitForCondition(
                () -> {
                    list.navigate(address + "admin/orders?show=TO_SHIP");
                    return orders.stream().allMatch(order -> box(list, order).isVisible());
                },
                new Page.WaitForConditionOptions().setTimeout(60_000));
        orders.forEach(order -> box(list, order).check());
        list.locator("#bulk select").selectOption("captureship");
        list.locator("#bulk button").click();
    }

    private static Locator box(Page list, JsonObject order) {
        return list.locator("#orders input[value='" + order.getString("orderReference") + "']");
    }

    private static List<JsonObject> debits(SandboxControl sandbox, String orderId) {
        return sandbox.order(orderId).getJsonArray("transactions").getValuesAs(JsonObject.class).stream()
                .filter(transaction -> transaction.getString("type").equals("DEBIT"))
                .toList();
    }
}
