package se.kassa;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.PageSources;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffBrowser;

/**
 * Checks every page, narrow and wide, for accessibility violations and horizontal scrolling. Saves a screenshot of each
 * in {@code target/pictures}. {@link PageStatesBrowserIT} covers other states of pages.
 */
@ExtendWith(BrowserExtension.class)
class AccessibilityBrowserIT {

    private static final URI SHOP = Servers.shared().shopUrl();

    @Test
    void shopPagesAreAccessible(Page page) {
        Shopper shopper =
                new Shopper(page).puts(2, "te-sencha").puts(1, "bo-kartor").puts(1, "ko-tekanna");
        shopper.goesToCheckout().leavesForPayment();
        AccessibilityChecks.check(page, "sandbox-pay");
        shopper.pays("CARD", "APPROVE").seesReceipt("paid");
        String token = page.url().replaceFirst(".*/order/([^?]+).*", "$1");
        shopper.puts(1, "te-chai").goesToCheckout().payableLink();
        for (String view : PageSources.ofTheShop()) {
            looks(page, view, "", token);
        }
        page.navigate(Servers.shared().sandbox().url().toString());
        assertThat(page.locator("#orders")).isVisible();
        AccessibilityChecks.check(page, "sandbox-console");
    }

    @Test
    void adminPagesAreAccessible(Page page) {
        String number = paidOrder();
        new StaffBrowser(page, SHOP).logsIn();
        Await.until("the order can be captured", () -> {
            page.navigate(SHOP + "admin/order/" + number);
            return page.locator("#capture").isVisible();
        });
        for (String view : PageSources.ofAdmin()) {
            looks(page, view, number, "");
        }
    }

    /** In test mode every page shows a banner. */
    private static void looks(Page page, String view, String number, String token) {
        String address = PageSources.address(view, number, token);
        assertThat(page.navigate(SHOP + address).status()).as(address).isEqualTo(200);
        assertThat(page).hasURL(SHOP + address);
        AccessibilityChecks.checkInFull(page, view.replace("/", "-"));
        assertThat(page.locator(".banner")).isVisible();
    }

    private static String paidOrder() {
        String key =
                new ShopperHttpClient(SHOP).puts("te-chai").goesToCheckout().cartKey();
        return Servers.shared().sandbox().pay(key, "CARD", "APPROVE").getString("orderReference");
    }

    /** Reads the error pages from the WAR; some errors are hard to provoke in a test. */
    @Test
    void errorPagesAreAccessible(Page page) throws IOException {
        for (Path file : PageSources.ofErrors()) {
            String html = Files.readString(file)
                    .replace("{context}", "")
                    .replace("{language}", "sv")
                    .replaceAll("\\{(\\w+)}", "$1");
            page.route(
                    "**/terms",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody(html)));
            page.navigate(SHOP + "terms");
            AccessibilityChecks.checkInFull(
                    page, "error-" + file.getFileName().toString().replace(".html", ""));
            page.unroute("**/terms");
        }
        assertThat(page.navigate(SHOP + "product/nothing").status()).isEqualTo(404);
        AccessibilityChecks.check(page, "not-found");
    }

    /** Verifies that animations exist without the reduced-motion setting; otherwise the other check proves nothing. */
    @Test
    void animationsRunWithoutReducedMotion(Page page) {
        page.navigate(SHOP.toString());
        assertThat(AccessibilityChecks.moving(page)).isNotEmpty();
    }
}
