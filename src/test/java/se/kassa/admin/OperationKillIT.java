package se.kassa.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.ProviderSandbox.Payment;
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
        try (ServerProcess stand = Servers.sandbox(data);
                ServerProcess shop = Servers.providerShop(data, stand)
                        .with("ecster.read-timeout", "15")
                        .with("stripe.read-timeout", "15")) {
            stand.start();
            shop.start();
            stand.awaitReady();
            shop.awaitReady();
            URI address = Servers.address(shop);
            ProviderSandbox sandbox = Servers.provider(stand);
            Shopper shopper = new Shopper(page, address)
                    .puts(1, "te-chai")
                    .goesToCheckout()
                    .leavesForPayment();
            shopper.pays("CARD", "APPROVE");
            shopper.seesReceipt("paid");
            String payment = sandbox.paymentId(page.url());
            String number = shopper.orderNumber();
            new StaffBrowser(page, address).logsIn();
            page.navigate(address + "admin/order/" + number);
            page.locator("#capture").click();
            page.locator("#go-on").click();
            Page list = page.context().newPage();
            List<Payment> many = List.of(buys(address, sandbox), buys(address, sandbox), buys(address, sandbox));
            chooses(list, address, many);
            // No notifications: the shop has to detect the captures itself.
            sandbox.failNotifications("LOST", 20);
            sandbox.failCapture(payment, "TIMEOUT_AFTER_WORK", 20_000);
            String first = many.get(0).id();
            sandbox.failCapture(first, "TIMEOUT_AFTER_WORK", 20_000);
            list.locator("[id$='confirm:begin']").click();
            String work = list.url();
            Await.until("the provider has begun with it", () -> sandbox.captures(first) == 1);
            page.locator("[id$='confirm:do']").evaluate("button => { setTimeout(() => button.click(), 0); }");
            Await.until("the provider has done it", () -> sandbox.captures(payment) == 1);
            shop.kill();

            shop.start().awaitReady();
            new StaffBrowser(page, address).logsIn();
            page.waitForCondition(
                    () -> {
                        page.navigate(address + "admin/order/" + number);
                        return page.locator("#operations").textContent().contains("genomförd")
                                && page.locator(".badge").first().textContent().equals("Debiterad");
                    },
                    new Page.WaitForConditionOptions().setTimeout(150_000));
            assertThat(sandbox.captures(payment)).isEqualTo(1);
            list.waitForCondition(
                    () -> {
                        list.navigate(work);
                        return list.locator("#done").textContent().equals("" + many.size());
                    },
                    new Page.WaitForConditionOptions().setTimeout(180_000));
            for (Payment order : many) {
                assertThat(sandbox.captures(order.id())).isEqualTo(1);
                list.navigate(address + "admin/order/" + order.reference());
                assertThat(list.locator("#shipping")).hasText("Skickad");
                assertThat(list.locator("#history li:has-text('Utan transportör')"))
                        .hasCount(1);
            }
        }
    }

    private static Payment buys(URI address, ProviderSandbox sandbox) {
        String key =
                new ShopperHttpClient(address).puts("te-chai").goesToCheckout().cartKey();
        return sandbox.pay(key);
    }

    /** Navigates to the confirmation of capturing and shipping them. */
    private static void chooses(Page list, URI address, List<Payment> orders) {
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

    private static Locator box(Page list, Payment order) {
        return list.locator("#orders input[value='" + order.reference() + "']");
    }
}
