package se.kassa.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;

/** Admin pages in a browser. */
@ExtendWith(BrowserExtension.class)
class AdminBrowserIT {

    private final URI shop = Servers.ofProvider().shopUrl();
    private final ProviderSandbox sandbox = Servers.ofProvider().provider();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private static void logIn(Page page, String password) {
        page.locator("[id$='login:name']").fill("admin");
        page.locator("[id$='login:password']").fill(password);
        page.locator("[id$='login:enter']").click();
    }

    private void openAdmin(Page page) {
        page.navigate(shop + "admin/orders");
        logIn(page, Servers.ADMIN_PASSWORD);
    }

    @Test
    void loginRedirectsToRequestedPage(Page page) {
        page.navigate(shop + "admin/orders?show=IN_REVIEW");
        logIn(page, "wrong");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        logIn(page, Servers.ADMIN_PASSWORD);
        assertThat(page).hasURL(Pattern.compile(".*/admin/orders\\?show=IN_REVIEW"));
        assertThat(page.locator("#user")).hasText("admin");
    }

    @Test
    void logoutClosesAdminPages(Page page) {
        openAdmin(page);
        page.locator("[id$='out:leave']").click();
        page.navigate(shop + "admin/orders");
        assertThat(page).hasURL(Pattern.compile(".*/admin/login.*"));
    }

    @Test
    void commandBarAndListOfKeysOpenByKeyboard(Page page) {
        openAdmin(page);
        assertThat(page.locator("#user")).hasText("admin");
        page.waitForLoadState();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).containsText("Ctrl+K");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();

        page.keyboard().press("Control+k");
        assertThat(page.locator("#command")).isFocused();
        page.keyboard().type("ÅNGRADE");
        assertThat(page.locator("#commands li:visible")).hasCount(1);
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(shop + "admin/withdrawals");

        page.waitForLoadState();
        page.keyboard().press("Control+k");
        page.keyboard().type("nobody@example.org");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/admin/orders\\?.*search=nobody%40example\\.org.*"));
    }

    @Test
    void paidOrderIsListedWithItsHistory(Page page) {
        Shopper shopper =
                new Shopper(page, shop).puts(2, "ko-tekanna").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String number = shopper.orderNumber();
        openAdmin(page);
        page.locator("#search").fill(number);
        page.locator("form[role=search] button").first().click();
        assertThat(page.locator("#orders tbody tr")).hasCount(1);
        assertThat(page.locator("#orders tbody tr")).containsText("Anna Åkesson");
        assertThat(page.locator("#orders .badge")).hasText("Reserverad");
        page.locator("#orders tbody a").click();
        assertThat(page.locator("h1")).hasText("Order " + number);
        assertThat(page.locator("#history")).containsText("Order lagd");
        assertThat(page.locator("#history")).containsText("Betalning ändrad");
        assertThat(page.content()).doesNotContain("nationalId").doesNotContain("19900101");
    }

    @Test
    void refreshFindsPaymentWithoutNotification(Page page) {
        Shopper shopper = new Shopper(page, shop).puts(1, "bo-svamp").goesToCheckout();
        String key = shopper.cartKey();
        shopper.leavesForPayment().pays(sandbox.undecided()).seesReceipt("waiting");
        String payment = sandbox.paymentId(page.url());
        String number = shopper.orderNumber();
        openAdmin(page);
        page.navigate(shop + "admin/order/" + number);
        assertThat(page.locator("#history")).isVisible();
        assertThat(page.locator(".badge").first()).not().hasText("Reserverad");
        sandbox.failNotifications("LOST", 10);
        sandbox.authorise(key, payment);
        page.locator("[id$='actions:ask']").click();
        assertThat(page.locator(".badge").first()).hasText("Reserverad");
        assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
    }

    /** Ecster stops it; Stripe's runs out. */
    @Test
    void withdrawnAuthorisationRaisesAlert(Page page) {
        Shopper shopper =
                new Shopper(page, shop).puts(1, "bo-svamp").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE").seesReceipt("paid");
        String number = shopper.orderNumber();
        sandbox.withdraw(sandbox.paymentId(page.url()));
        openAdmin(page);
        page.navigate(shop + "admin/order/" + number);
        page.locator("[id$='actions:ask']").click();
        assertThat(page.locator("#history")).containsText("Larm");
        assertThat(page.locator("#capture")).hasCount(0);
        assertThat(page.locator(".badge").first()).not().hasText("Reserverad");
    }

    @Test
    void loginRejectsForeignRedirectTarget(Page page) {
        page.navigate(shop + "admin/login?then=https://example.com/");
        logIn(page, Servers.ADMIN_PASSWORD);
        assertThat(page).hasURL(Pattern.compile(".*/admin/"));
    }

    @Test
    void unpaidOrderHasNoReceiptAndCannotShip(Page page) {
        new Shopper(page, shop).puts(1, "te-chai").goesToCheckout();
        openAdmin(page);
        page.navigate(shop + "admin/orders?show=ALL");
        page.locator("#orders tbody a").first().click();
        assertThat(page.locator("#slip")).isVisible();
        assertThat(page.locator("#receipt")).hasCount(0);
        String number = page.locator("h1").textContent().replaceFirst("\\D*", "");
        String print = shop + "admin/print?number=" + number + "&what=";
        assertThat(page.navigate(print + "RECEIPT").status()).isEqualTo(404);
        assertThat(page.locator("#no-receipt")).containsText("inte betald");
        assertThat(page.locator("#seller")).hasCount(0);
        assertThat(page.navigate(print + "SLIP").status()).isEqualTo(200);
        assertThat(page.locator("#not-to-leave")).isVisible();
    }

    @Test
    void unknownOrderNumberIsNotFound(Page page) {
        openAdmin(page);
        assertThat(page.navigate(shop + "admin/order/nope").status()).isEqualTo(404);
    }
}
