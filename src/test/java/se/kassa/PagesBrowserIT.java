package se.kassa;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Looks;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;

/**
 * Every page, narrow and wide: nothing that keeps people out, nothing that scrolls sideways. Leaves a picture of each in
 * {@code target/pictures}.
 */
@ExtendWith(BrowserExtension.class)
class PagesBrowserIT {

    @ParameterizedTest
    @ValueSource(ints = {390, 1440})
    void everyPageIsOpenToEverybody(int width, Page page) {
        page.setViewportSize(width, 900);
        String shop = Servers.shared().shopUrl().toString();
        page.navigate(shop);
        looks(page, "shelf", width);
        page.navigate(shop + "index.xhtml?search=te");
        looks(page, "search", width);
        page.navigate(shop + "product.xhtml?sku=ko-tekanna");
        looks(page, "product", width);
        page.navigate(shop + "terms.xhtml");
        looks(page, "terms", width);
        page.navigate(shop + "cart.xhtml");
        looks(page, "cart-empty", width);
        Shopper shopper =
                new Shopper(page).puts(2, "te-sencha").puts(1, "bo-kartor").puts(1, "ko-tekanna");
        looks(page, "cart", width);
        shopper.goesToCheckout().payableLink();
        looks(page, "checkout", width);
        shopper.leavesForPayment();
        Looks.check(page, "sandbox-pay", width);
        shopper.pays("INVOICE", "SIGN");
        shopper.seesReceipt("waiting");
        looks(page, "receipt-waiting", width);
        String orderId = page.url().replaceFirst(".*internalReference=([^&]+).*", "$1");
        Servers.shared().sandbox().change(orderId, "READY");
        shopper.seesReceipt("paid");
        shopper.puts(1, "te-chai").goesToCheckout().leavesForPayment().pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        looks(page, "receipt", width);
        String number = shopper.orderNumber();
        page.navigate(shop + "desk/orders.xhtml");
        looks(page, "desk-login", width);
        page.locator("[id$='login:name']").fill("admin");
        page.locator("[id$='login:password']").fill(Servers.DESK_PASSWORD);
        page.locator("[id$='login:enter']").click();
        assertThat(page.locator("#orders")).isVisible();
        looks(page, "desk-orders", width);
        page.navigate(shop + "desk/order.xhtml?number=" + number);
        looks(page, "desk-order", width);
        page.navigate(Servers.shared().sandbox().url() + "console.xhtml");
        assertThat(page.locator("#orders")).containsText(number);
        Looks.check(page, "sandbox-console", width);
        page.navigate(shop + "product.xhtml?sku=nothing");
        Looks.check(page, "not-found", width);
    }

    /** A shop whose money is not real says so on every page. */
    private static void looks(Page page, String name, int width) {
        Looks.check(page, name, width);
        assertThat(page.locator(".banner")).isVisible();
    }
}
