package se.kassa;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Looks;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;

/** A purchase by keyboard alone, and everything that it passes at four times its size: 320 of 1280 pixels. */
@ExtendWith(BrowserExtension.class)
class KeyboardBrowserIT {

    private static final int FOUR_TIMES = 320;
    private static final int MOST_STEPS = 80;

    /** Whether who looks can tell where the focus is. */
    private static final String VISIBLE = "element => { const style = getComputedStyle(element);"
            + " const box = element.getBoundingClientRect();"
            + " return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2"
            + " && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight; }";

    @Test
    void fromTheShelfToTheReceiptByKeyboardAlone(Page page) {
        page.setViewportSize(FOUR_TIMES, 700);
        page.navigate(Servers.shared().shopUrl().toString());
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        walkTo(page, "main a[href*='product.xhtml?sku=te-chai']");
        Looks.check(page, "keyboard-shelf", FOUR_TIMES);
        page.keyboard().press("Enter");
        walkTo(page, "[id$='buy:quantity']");
        page.keyboard().type("2");
        walkTo(page, "[id$='buy:add']");
        page.keyboard().press("Enter");
        walkTo(page, "[id$='to-checkout']");
        Looks.check(page, "keyboard-cart", FOUR_TIMES);
        page.keyboard().press("Enter");
        new Shopper(page).payableLink();
        Looks.check(page, "keyboard-checkout", FOUR_TIMES);
        walkTo(page, "#goto-checkout");
        page.keyboard().press("Enter");
        walkTo(page, "input[name$='method']");
        page.keyboard().press("ArrowDown");
        walkTo(page, "[id$='pay:submit']");
        page.keyboard().press("Enter");
        new Shopper(page).seesReceipt("paid");
        Looks.check(page, "keyboard-receipt", FOUR_TIMES);
    }

    /** Presses Tab until it is there, as who can't see where it is; every stop on the way can be seen. */
    private static void walkTo(Page page, String target) {
        assertThat(page.locator(target).first()).isVisible();
        List<String> passed = new ArrayList<>();
        do {
            page.keyboard().press("Tab");
            String stop = page.evaluate("document.activeElement.outerHTML.substring(0, 200)")
                    .toString();
            assertThat(passed).as("the way to " + target).hasSizeLessThan(MOST_STEPS);
            passed.add(stop);
            assertThat(page.locator(":focus").evaluate(VISIBLE)).as(stop).isEqualTo(true);
        } while (!(Boolean) page.evaluate("target => document.activeElement.matches(target)", target));
    }
}
