package se.kassa.admin.privacy;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Http;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffBrowser;

/** Export and erasure of personal data in a browser. */
@ExtendWith(BrowserExtension.class)
class PersonalDataBrowserIT {

    /** Another customer than that of {@link PersonalDataIT}. */
    private static final String PERSON = "BJORN";

    private static final String EMAIL = "bjorn@example.com";
    private static final URI SHOP = Servers.shared().shopUrl();

    private Page page;

    @Test
    void exportsAndErasesPersonalData(Page shown) {
        page = shown;
        new StaffBrowser(page, SHOP).logsIn();
        String open = buys();
        String finished = buys();
        page.navigate(SHOP + "admin/action?number=" + finished + "&do=CAPTURE&confirm=yes&ship=yes");
        page.locator("[id$='confirm:do']").click();
        looksUpUntilErasable();
        assertThat(page.locator("#unfinished")).containsText(open);
        assertThat(page.url()).doesNotContain("bjorn");
        looks("people");
        assertThat(page.waitForDownload(() -> page.locator("#export").click()).suggestedFilename())
                .matches("personal-data-[\\d-]+\\.json");
        page.locator("#erase").click();
        looks("erasure");
        page.locator("[id$='confirm:now']").click();
        assertThat(page.locator("#erased")).isVisible();
        assertThat(page.locator("#person")).hasAttribute("data-orders", "1");
        assertThat(page.url()).doesNotContain("bjorn");
        looks("people-erased");
        page.navigate(SHOP + "admin/order/" + finished);
        assertThat(page.locator("#erased")).isVisible();
        looks("order-erased");
    }

    private String buys() {
        String key =
                new ShopperHttpClient(SHOP).puts("te-chai").goesToCheckout().cartKey();
        Servers.shared().sandbox().payAs(PERSON, key, "CARD", "APPROVE");
        String number = Http.get(Servers.shared().sandbox().url().resolve("control/carts/" + key))
                .body()
                .replaceFirst("(?s).*\"orderReference\":\"([^\"]+)\".*", "$1");
        Await.until("the order is paid", () -> {
            page.navigate(SHOP + "admin/order/" + number);
            return page.locator("#capture").isVisible();
        });
        return number;
    }

    /** The notification of the capture must be processed first. */
    private void looksUpUntilErasable() {
        page.locator("#people").click();
        page.locator("#person-email").fill(EMAIL);
        page.locator("[id$='find:look']").click();
        assertThat(page.locator("#person")).isVisible();
        Await.until("nothing is under way", () -> {
            page.reload();
            return page.locator("#erase").isVisible();
        });
    }

    private void looks(String name) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            AccessibilityChecks.check(page, name, width);
        }
    }
}
