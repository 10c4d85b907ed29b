package se.kassa.nodes;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Cluster;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** A node is killed while a customer and staff use it. */
@Tag("two-nodes")
@ExtendWith(BrowserExtension.class)
class FailoverBrowserIT {

    @Test
    void purchaseAndLoginSurviveFailover(Page page) {
        try (Cluster cluster = new Cluster();
                BrowserContext office = page.context().browser().newContext()) {
            Page admin = office.newPage();
            new StaffBrowser(admin, cluster.address()).logsIn();
            Shopper shopper =
                    new Shopper(page, cluster.address()).puts(2, "te-sencha").puts(1, "bo-kartor");

            // Payara adds a cookie of its own with replicated sessions.
            org.assertj.core.api.Assertions.assertThat(page.context().cookies())
                    .filteredOn(cookie -> !cookie.name.equals("node"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> org.assertj.core.api.Assertions.assertThat(
                                    cookie.httpOnly + " " + cookie.sameSite)
                            .as(cookie.name)
                            .isEqualTo("true LAX"));
            ServerProcess first = cluster.named(node(page));
            first.kill();
            shopper.goesToCheckout().payableLink();
            assertThat(page.locator("#basket-count")).hasText("3");
            assertThat(cluster.named(node(page))).isNotSameAs(first);

            cluster.restart(first);
            shopper.leavesForPayment();
            cluster.named(node(page)).kill();
            shopper.pays("CARD", "APPROVE").seesReceipt("paid");
            assertThat(cluster.named(node(page))).isSameAs(first);
            // The order page recognises its customer, and the cart is empty.
            assertThat(page.locator("#basket-count")).hasText("0");

            admin.navigate(cluster.address() + "admin/order/" + shopper.orderNumber());
            assertThat(admin.locator("#user")).hasText("admin");
            assertThat(admin.locator("#history")).isVisible();
            admin.locator("[id$=':ask']").click();
            assertThat(admin.locator("#user")).hasText("admin");
            assertThat(admin.locator("#history")).containsText("admin");
        }
    }

    /** The node of the sticky session. */
    private static String node(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("node"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }
}
