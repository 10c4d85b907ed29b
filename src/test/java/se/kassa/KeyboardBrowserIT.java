package se.kassa;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.ShopperHttpClient;

/** A purchase and staff actions by keyboard alone at 400 % zoom (320 px). */
@ExtendWith(BrowserExtension.class)
class KeyboardBrowserIT {

    private static final URI SHOP = Servers.shared().shopUrl();
    private static final int FOUR_TIMES = 320;
    private static final int MOST_STEPS = 80;

    /** Whether the focus is visible. */
    private static final String VISIBLE = "element => { const style = getComputedStyle(element);"
            + " const box = element.getBoundingClientRect();"
            + " return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2"
            + " && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight; }";

    @Test
    void purchaseByKeyboardAlone(Page page) {
        page.setViewportSize(FOUR_TIMES, 700);
        page.navigate(Servers.shared().shopUrl().toString());
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        walkTo(page, "main a[href*='product/te-chai']");
        AccessibilityChecks.check(page, "keyboard-shelf", FOUR_TIMES);
        page.keyboard().press("Enter");
        walkTo(page, "[id$='buy:quantity']");
        page.keyboard().type("2");
        walkTo(page, "[id$='buy:add']");
        page.keyboard().press("Enter");
        presses(page, "#added-cart");
        walkTo(page, "[id$='to-checkout']");
        AccessibilityChecks.check(page, "keyboard-cart", FOUR_TIMES);
        page.keyboard().press("Enter");
        new Shopper(page).payableLink();
        AccessibilityChecks.check(page, "keyboard-checkout", FOUR_TIMES);
        walkTo(page, "#goto-checkout");
        page.keyboard().press("Enter");
        walkTo(page, "input[name$='method']");
        page.keyboard().press("ArrowDown");
        walkTo(page, "[id$='pay:submit']");
        page.keyboard().press("Enter");
        new Shopper(page).seesReceipt("paid");
        AccessibilityChecks.check(page, "keyboard-receipt", FOUR_TIMES);
    }

    /** Captures a paid order in two parts, ships it and refunds a part. */
    @Test
    void staffActionsByKeyboardAlone(Page page) {
        String number = Servers.shared()
                .sandbox()
                .pay(
                        new ShopperHttpClient(SHOP)
                                .puts("te-chai")
                                .puts("te-sencha")
                                .goesToCheckout()
                                .cartKey(),
                        "CARD",
                        "APPROVE")
                .getString("orderReference");
        page.setViewportSize(FOUR_TIMES, 700);
        page.navigate(SHOP + "admin/orders");
        types(page, "[id$='login:name']", "admin");
        types(page, "[id$='login:password']", Servers.ADMIN_PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("#search")).isVisible();
        Await.until("the order is in the list", () -> {
            page.navigate(SHOP + "admin/orders?show=TO_SHIP&search=" + number);
            return page.locator("#orders a.open").isVisible();
        });
        presses(page, "#orders a.open");
        presses(page, "#capture");
        walkTo(page, "input[name=what]");
        page.keyboard().press("ArrowDown");
        types(page, "#q0", "1");
        presses(page, "#go-on");
        presses(page, "[id$='confirm:do']");
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        presses(page, "#capture");
        walkTo(page, "input[name=ship]");
        page.keyboard().press("Space");
        types(page, "#carrier", "PostNord");
        presses(page, "#go-on");
        presses(page, "[id$='confirm:do']");
        assertThat(page.locator("#shipping")).hasText("Skickad");
        presses(page, "a.refund");
        walkTo(page, "input[name=what]");
        page.keyboard().press("ArrowUp");
        types(page, "#amount", "10,00");
        types(page, "#reason", "Repa");
        presses(page, "#go-on");
        presses(page, "[id$='confirm:do']");
        assertThat(page.locator("#outcome")).containsText("är återbetalat");
        types(page, "#note-text", "Kunden ringde");
        presses(page, "[id$='note:keep']");
        assertThat(page.locator("#history")).containsText("Kunden ringde");

        opensMenu(page);
        presses(page, "#accounts");
        types(page, "#new-login", "by-keyboard");
        types(page, "#new-password", "short");
        presses(page, "[id$='add:add']");
        assertThat(page.locator("#change")).containsText("12 tecken");
        opensMenu(page);
        presses(page, "[id$='out:leave']");
        assertThat(page.locator("[id$='login:password']")).isVisible();
    }

    private static void opensMenu(Page page) {
        walkTo(page, "#menu");
        page.keyboard().press("Space");
    }

    private static void types(Page page, String field, String text) {
        walkTo(page, field);
        page.keyboard().type(text);
    }

    private static void presses(Page page, String target) {
        walkTo(page, target);
        page.keyboard().press("Enter");
    }

    /**
     * Presses Tab until the target has the focus; every stop on the way must be visible. Between its last and its first
     * stop the page itself has the focus.
     */
    private static void walkTo(Page page, String target) {
        assertThat(page.locator(target).first()).isVisible();
        List<String> passed = new ArrayList<>();
        do {
            page.keyboard().press("Tab");
            String stop = page.evaluate("document.activeElement.outerHTML.substring(0, 200)")
                    .toString();
            assertThat(passed).as("the way to " + target).hasSizeLessThan(MOST_STEPS);
            passed.add(stop);
            assertThat(page.evaluate(
                            "document.activeElement === document.body || (" + VISIBLE + ")(document.activeElement)"))
                    .as(stop + " on the way to " + target)
                    .isEqualTo(true);
        } while (!(Boolean) page.evaluate("target => document.activeElement.matches(target)", target));
    }
}
