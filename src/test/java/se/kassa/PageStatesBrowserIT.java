package se.kassa;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffBrowser;

/** Accessibility of page states: validation errors, rejections, waiting and empty pages. */
@ExtendWith(BrowserExtension.class)
class PageStatesBrowserIT {

    private static final URI SHOP = Servers.shared().shopUrl();

    private final SandboxControl sandbox = Servers.shared().sandbox();

    @Test
    void productListAndCart(Page page) {
        looks(page, "?search=te", "state-search");
        looks(page, "?search=qqqq", "state-search-nothing");
        looks(page, "?category=tea", "state-category");
        looks(page, "cart", "state-cart-empty");
        page.navigate(SHOP + "product/te-chai");
        page.locator("[id$='buy:quantity']").fill("0");
        page.locator("[id$='buy:add']").click();
        assertThat(page.locator(".field-error")).isVisible();
        assertThat(page.locator("[id$='buy:quantity']")).hasValue("0");
        AccessibilityChecks.check(page, "state-product-mistake");
        new Shopper(page).puts(1, "te-chai").puts(2, "te-sencha");
        page.navigate(SHOP + "cart");
        page.locator("input[id$='line:quantity']").first().fill("-1");
        page.locator("input[id$='line:quantity']").first().press("Enter");
        assertThat(page.locator(".field-error")).hasCount(1);
        AccessibilityChecks.check(page, "state-cart-mistake");
        looks(page, "cart?problem=NO_DELIVERY", "state-cart-problem");
    }

    @Test
    void checkout(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        shopper.payableLink();
        page.locator("#buyer input[value=COMPANY]").check();
        shopper.payableLink();
        AccessibilityChecks.check(page, "state-checkout-company");
        shopper.chooses("PICK_UP");
        assertThat(page.locator("#address")).isHidden();
        AccessibilityChecks.check(page, "state-checkout-pickup");
        shopper.chooses("HOME");
        page.locator("[id='buyer:companyNumber']").fill("12");
        page.locator("[id='buyer:email']").fill("nobody");
        page.locator("[id='buyer:zip']").fill("x");
        page.locator("[id='buyer:phone']").fill("x");
        page.locator("[id='buyer:phone']").press("Enter");
        assertThat(page.locator(".field-error")).hasCount(4);
        AccessibilityChecks.check(page, "state-checkout-mistakes");
        page.navigate(SHOP + "checkout");
        page.locator("#discount summary").click();
        page.locator("[id='buyer:code']").fill("NOTHING");
        page.locator("[id='buyer:use']").click();
        assertThat(page.locator("[id='buyer:code']")).hasAttribute("aria-invalid", "true");
        AccessibilityChecks.check(page, "state-checkout-refused");
        page.locator("[id='buyer:code']").fill("PROVA10");
        page.locator("[id='buyer:use']").click();
        assertThat(page.locator("#discount-used")).isVisible();
        page.route("**/ecster-pay*.js", route -> route.abort());
        page.reload();
        assertThat(page.locator("#payment-failed")).isVisible();
        AccessibilityChecks.check(page, "state-checkout-no-script");
        page.unroute("**/ecster-pay*.js");
        sandbox.fault("POST v1/carts", "SERVER_ERROR", 3, 0);
        sandbox.fault("PUT v1/carts", "SERVER_ERROR", 3, 0);
        shopper.puts(1, "te-chai").goesToCheckout();
        assertThat(page.locator("#payment-problem, #basket-problem")).isVisible();
        sandbox.noFaults();
        AccessibilityChecks.check(page, "state-checkout-problem");
    }

    @Test
    void receipts(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout().leavesForPayment();
        shopper.pays("INVOICE", "SIGN").seesReceipt("waiting");
        String receipt = page.url();
        AccessibilityChecks.check(page, "state-receipt-waiting");
        looks(page, "cart", "state-cart-waiting");
        String ecsterId = receipt.replaceFirst(".*internalReference=([^&]+).*", "$1");
        sandbox.change(ecsterId, "DENIED");
        await(page, receipt, "main[data-state=unpaid]");
        AccessibilityChecks.check(page, "state-receipt-denied");

        shopper.puts(1, "te-chai").goesToCheckout().leavesForPayment().pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String bought = page.url();
        String number = shopper.orderNumber();
        new StaffBrowser(page, SHOP).logsIn();
        act(page, number, "#cancel");
        page.navigate(bought);
        AccessibilityChecks.check(page, "state-receipt-cancelled");

        shopper.puts(1, "te-chai").goesToCheckout().leavesForPayment().pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        bought = page.url();
        number = shopper.orderNumber();
        act(page, number, "#capture");
        act(page, number, "a.refund");
        page.navigate(bought);
        AccessibilityChecks.check(page, "state-receipt-refunded");
    }

    private static void act(Page page, String number, String action) {
        page.navigate(SHOP + "admin/order/" + number);
        page.locator(action).click();
        page.locator("#go-on").click();
        page.locator("[id$='confirm:do']").click();
        assertThat(page.locator("#outcome")).isVisible();
    }

    private static void await(Page page, String address, String selector) {
        Await.until(selector, () -> {
            page.navigate(address);
            return page.locator(selector).isVisible();
        });
    }

    @Test
    void login(Page page) {
        page.navigate(SHOP + "admin/");
        page.locator("[id$='login:name']").fill("nobody-at-all");
        for (int i = 0; i < 3; i++) {
            page.locator("[id$='login:password']").fill("wrong");
            page.locator("[id$='login:enter']").click();
            assertThat(page.locator("[role=alert]")).isVisible();
        }
        AccessibilityChecks.check(page, "state-login-wrong");
    }

    @Test
    void orderListAndBulkActions(Page page) {
        String number = sandbox.pay(
                        new ShopperHttpClient(SHOP)
                                .puts("te-chai")
                                .goesToCheckout()
                                .cartKey(),
                        "CARD",
                        "APPROVE")
                .getString("orderReference");
        new StaffBrowser(page, SHOP).logsIn();
        looks(page, "admin/orders?search=qqqq&show=IN_REVIEW", "state-list-nothing");
        looks(page, "admin/orders?min=much&from=never", "state-list-unreadable");
        assertThat(page.locator("#min[aria-invalid=true][aria-describedby=unreadable]"))
                .hasCount(1);
        await(page, SHOP + "admin/orders?show=TO_SHIP&search=" + number, "#orders tbody tr");
        page.locator("#orders tbody input").check();
        AccessibilityChecks.check(page, "state-list-ticked");
        Locator sorted = page.locator("#orders th[aria-sort=descending]");
        assertThat(sorted.first()).containsText("Order");
        page.locator("#orders th a").getByText("Totalt").click();
        assertThat(page.locator("#orders th[aria-sort=ascending], #orders th[aria-sort=descending]"))
                .hasCount(1);
        await(page, SHOP + "admin/orders?show=TO_SHIP&search=" + number, "#orders tbody tr");
        page.locator("#orders tbody input").check();
        page.locator("#bulk select").selectOption("captureship");
        page.locator("#bulk button").click();
        AccessibilityChecks.check(page, "state-bulk-confirm");
        page.locator("[id$='confirm:begin']").click();
        assertThat(page.locator("#progress[data-running=false]")).isVisible();
        assertThat(page.locator("p#job-result[role=status]")).containsText("1 av 1");
        AccessibilityChecks.check(page, "state-bulk-result");
        looks(page, "admin/bulk?do=refresh", "state-bulk-nothing");
        looks(page, "admin/print?number=" + number + "&what=RECEIPT", "state-print-receipt");
        page.navigate(SHOP + "admin/action?number=" + number + "&do=REFUND&confirm=yes&what=amount&capture=0");
        AccessibilityChecks.check(page, "state-admin-not-found");
    }

    @Test
    void adminFormsWithErrors(Page page) {
        new StaffBrowser(page, SHOP).logsIn();
        for (String form : new String[] {"product", "category", "shipping-method", "discount"}) {
            page.navigate(SHOP + "admin/" + form);
            page.locator("[id$=':save']").click();
            assertThat(page.locator(".field-error, .notice.error").first()).isVisible();
            AccessibilityChecks.check(page, "state-mistakes-" + form);
        }
        looks(page, "admin/accounting?from=2020-01-01&until=2026-01-01", "state-books-other-days");
        looks(page, "admin/accounting?from=2001-01-01&until=2001-01-02", "state-books-nothing");
        page.navigate(SHOP + "admin/accounts");
        page.locator("#new-login").fill("admin");
        page.locator("#new-password").fill("short");
        page.locator("[id$='add:add']").click();
        assertThat(page.locator("#new-password")).hasAttribute("aria-invalid", "true");
        AccessibilityChecks.check(page, "state-accounts-weak");
        page.navigate(SHOP + "admin/personal-data");
        page.locator("#person-email").fill("nobody");
        page.locator("[id$='find:look']").click();
        assertThat(page.locator("#person-email")).hasAttribute("aria-describedby", "no-address");
        AccessibilityChecks.check(page, "state-people-no-address");
        page.locator("#person-email").fill("nobody@example.com");
        page.locator("[id$='find:look']").click();
        assertThat(page.locator("#person")).isVisible();
        AccessibilityChecks.check(page, "state-people-nobody");
    }

    private static void looks(Page page, String address, String name) {
        page.navigate(SHOP + address);
        AccessibilityChecks.check(page, name);
    }
}
