package se.kassa.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** Input before a page's script has loaded has the same effect as input after it. */
@ExtendWith(BrowserExtension.class)
class EarlyInputBrowserIT {

    private static final String PRODUCT = "admin/product?sku=ko-skal";

    private final URI shop = Servers.shared().shopUrl();
    private final AtomicReference<Route> held = new AtomicReference<>();

    /** The script does not load until {@link #releases}. */
    private void holds(Page page, String script) {
        page.route(url -> url.contains("/" + script), held::set);
    }

    private void opens(Page page, String path) {
        page.navigate(shop + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
    }

    private void releases(Page page) {
        page.waitForCondition(() -> held.get() != null);
        held.get().resume();
    }

    @Test
    void quantityAndTrackingNumberChooseTheirOptions(Page page) {
        Shopper shopper = new Shopper(page).puts(2, "te-chai").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String number = shopper.orderNumber();
        new StaffBrowser(page, shop).logsIn();
        holds(page, "action.js");
        opens(page, "admin/action?number=" + number + "&do=CAPTURE");
        page.locator("#q0").fill("1");
        page.locator("#tracking").fill("SE123");
        assertThat(page.locator("input[value=pieces]")).not().isChecked();
        releases(page);
        assertThat(page.locator("input[value=pieces]")).isChecked();
        assertThat(page.locator("input[name=ship]")).isChecked();
    }

    @Test
    void shippingMethodAndAddressAreSent(Page page) {
        new Shopper(page).puts(1, "te-chai").goesToCheckout();
        assertThat(page.locator("#delivery")).isVisible();
        holds(page, "checkout.js");
        opens(page, "checkout");
        String other = page.locator("#delivery input[type=radio]:not([checked])")
                .first()
                .getAttribute("value");
        page.locator("#delivery input[value='" + other + "']").check();
        page.locator("[id='buyer:zip']").fill("75320");
        page.locator("[id='buyer:city']").focus();
        releases(page);
        assertThat(page.locator("#delivery input[value='" + other + "'][checked]"))
                .hasCount(1);
        assertThat(page.locator("[id='buyer:zip']")).hasValue("753 20");
    }

    @Test
    void fileThatIsTooLargeIsReported(Page page) {
        new StaffBrowser(page, shop).logsIn();
        holds(page, "upload.js");
        opens(page, PRODUCT);
        page.locator("[id$='product:upload']")
                .setInputFiles(new FilePayload("bild.jpg", "image/jpeg", new byte[1_100_000]));
        releases(page);
        page.waitForCondition(() -> page.locator("[id$='product:upload']")
                .evaluate("field => field.validationMessage")
                .toString()
                .contains("1 MB"));
    }

    @Test
    void restoredDraftDoesNotReplaceWhatWasTyped(Page page) {
        new StaffBrowser(page, shop).logsIn();
        page.navigate(shop + PRODUCT);
        page.getByLabel("Beskrivning (sv)").fill("Ur utkastet");
        page.getByLabel("Beskrivning (en)").fill("From the draft");
        page.context().clearCookies();
        page.locator("[id$='product:save']").click();
        assertThat(page.locator("#lost")).isVisible();
        page.locator("[id$='login:name']").fill("admin");
        page.locator("[id$='login:password']").fill(Servers.ADMIN_PASSWORD);
        holds(page, "draft.js");
        page.locator("[id$='login:enter']").click();
        page.getByLabel("Beskrivning (sv)").fill("Nyss skriven");
        releases(page);
        assertThat(page.locator("#restored")).isVisible();
        assertThat(page.getByLabel("Beskrivning (sv)")).hasValue("Nyss skriven");
        assertThat(page.getByLabel("Beskrivning (en)")).hasValue("From the draft");
    }
}
