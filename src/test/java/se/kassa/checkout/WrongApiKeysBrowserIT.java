package se.kassa.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** Somebody mistyped the keys that Ecster gave. */
@ExtendWith(BrowserExtension.class)
class WrongApiKeysBrowserIT {

    @Test
    void wrongKeysAreReportedWithoutTheKey(Page page) {
        ServerProcess shop = Servers.shop(Servers.newFolder(), Servers.shared().sandboxProcess())
                .with("kassa.order-number-prefix", "W-")
                .with("ecster.api-key", "mistyped-key");
        try (shop) {
            shop.start().awaitReady();
            URI address = Servers.address(shop);
            new Shopper(page, address).puts(1, "te-chai").goesToCheckout().goesToCheckout();
            assertThat(page.locator("#payment-problem")).containsText("Det går inte att betala just nu");
            assertThat(page.locator("#goto-checkout")).hasCount(0);
            assertThat(page.locator("#basket-count")).hasText("1");
            StaffBrowser staff = new StaffBrowser(page, address).logsIn();
            page.navigate(address + "admin/orders?show=ALL");
            assertThat(page.locator("#orders tbody tr")).hasCount(1);
            page.locator("#problems").click();
            assertThat(page.locator("[id$='alarms'] tbody tr")).hasCount(1);
            assertThat(page.locator("[id$='alarms']")).containsText("Ecster godtar inte butikens nycklar");
            assertThat(staff.readsHistory("W-10001"))
                    .anyMatch(entry -> entry.contains("401"))
                    .noneMatch(entry -> entry.contains("mistyped-key"));
            assertThat(shop.log()).contains("401").doesNotContain("mistyped-key");
        }
    }
}
