package se.kassa;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.BrowserExtension;
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
        check(page, "shelf", width);
        page.navigate(shop + "index.xhtml?search=te");
        check(page, "search", width);
        page.navigate(shop + "product.xhtml?sku=ko-tekanna");
        check(page, "product", width);
        page.navigate(shop + "terms.xhtml");
        check(page, "terms", width);
        page.navigate(shop + "cart.xhtml");
        check(page, "cart-empty", width);
        Shopper shopper =
                new Shopper(page).puts(2, "te-sencha").puts(1, "bo-kartor").puts(1, "ko-tekanna");
        check(page, "cart", width);
        shopper.goesToCheckout().payableLink();
        check(page, "checkout", width);
        shopper.leavesForPayment();
        check(page, "sandbox-pay", width);
        shopper.pays("INVOICE", "SIGN");
        shopper.seesReceipt("waiting");
        check(page, "receipt-waiting", width);
        String orderId = page.url().replaceFirst(".*internalReference=([^&]+).*", "$1");
        Servers.shared().sandbox().change(orderId, "READY");
        shopper.seesReceipt("paid");
        shopper.puts(1, "te-chai").goesToCheckout().leavesForPayment().pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        check(page, "receipt", width);
        String number = shopper.orderNumber();
        page.navigate(shop + "desk/orders.xhtml");
        check(page, "desk-login", width);
        page.locator("[id$='login:name']").fill("admin");
        page.locator("[id$='login:password']").fill(Servers.DESK_PASSWORD);
        page.locator("[id$='login:enter']").click();
        assertThat(page.locator("#orders")).isVisible();
        check(page, "desk-orders", width);
        page.navigate(shop + "desk/order.xhtml?number=" + number);
        check(page, "desk-order", width);
        page.navigate(Servers.shared().sandbox().url() + "console.xhtml");
        assertThat(page.locator("#orders")).containsText(number);
        check(page, "sandbox-console", width);
        page.navigate(shop + "product.xhtml?sku=nothing");
        check(page, "not-found", width);
    }

    private static void check(Page page, String name, int width) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", name + "-" + width + ".png")));
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(name + " at " + width)
                .extracting(violation ->
                        violation.getId() + " " + violation.getNodes().get(0).getHtml())
                .isEmpty();
        Object sideways = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) sideways).intValue())
                .as(name + " scrolls sideways")
                .isLessThanOrEqualTo(0);
    }
}
