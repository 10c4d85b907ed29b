package se.kassa.payment.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;
import se.kassa.testing.TestDatabase;

/** The power goes out. */
@ExtendWith(BrowserExtension.class)
class ServerKillIT {

    private static final int ORDERS = 8;
    /** More than can be sent while the server is being killed. */
    private static final int NOTIFICATIONS = 5000;

    private static final int KILLED_AFTER = 150;
    private static final Duration LEASES_END = Duration.ofMinutes(4);
    private static final LocatorAssertions.HasAttributeOptions SOON =
            new LocatorAssertions.HasAttributeOptions().setTimeout(30_000);

    @Test
    void notificationsAndPaymentsSurviveAKill(Page page) throws Exception {
        Path data = Servers.newFolder();
        try (ServerProcess sandbox = Servers.sandbox(data);
                ServerProcess shop = Servers.providerShop(TestDatabase.create(data), sandbox)) {
            sandbox.start();
            shop.start();
            sandbox.awaitReady();
            shop.awaitReady();
            URI address = Servers.address(shop);
            ProviderSandbox provider = Servers.provider(sandbox);
            NotificationLoad flood = new NotificationLoad(address, provider, ORDERS);
            Shopper shopper = new Shopper(page, address).puts(1, "te-chai").goesToCheckout();
            String key = shopper.cartKey();
            shopper.leavesForPayment();
            Thread senders = new Thread(() -> flood.send(NOTIFICATIONS, address));
            senders.start();
            Await.until("some are acknowledged", () -> flood.acknowledgedCount() >= KILLED_AFTER);
            shop.kill();
            senders.join();
            int acknowledged = flood.acknowledgedCount();
            assertThat(acknowledged).isBetween(KILLED_AFTER, NOTIFICATIONS - 1);
            paysAtADeadShop(shopper, provider, key);

            shop.start().awaitReady();
            OperationsClient operations = new OperationsClient(address);
            Await.until("the dead worker's leases have ended too", LEASES_END, () -> operations.backlog() == 0);
            page.navigate(provider.returnUrl(key).toString());
            assertThat(page.locator("main[data-state]")).hasAttribute("data-state", "paid", SOON);
            StaffBrowser staff = new StaffBrowser(page, address).logsIn();
            flood.acknowledged().forEach((number, events) -> {
                List<String> history = staff.readsHistory(number);
                for (String event : events) {
                    assertThat(history)
                            .as(number + " " + event)
                            .filteredOn(entry -> entry.contains(event))
                            .hasSize(1);
                }
                assertThat(history)
                        .as(number)
                        .filteredOn(entry -> entry.matches("(?s).*Betalning ändrad:\\s+Reserverad.*"))
                        .hasSize(1);
            });
        }
    }

    private static void paysAtADeadShop(Shopper shopper, ProviderSandbox provider, String key) {
        try {
            shopper.pays("CARD", "APPROVE");
        } catch (PlaywrightException e) {
            // Nobody answers at the return address.
            assertThat(e.getMessage()).contains("ERR_CONNECTION");
        }
        Await.until("the provider has taken the payment", () -> provider.isPaid(key));
    }
}
