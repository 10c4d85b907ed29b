package se.kassa.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Servers;
import se.kassa.testing.StaffHttpClient;

/** A session that ends while a form is open: the reason is said, and neither the page nor the text is lost. */
@ExtendWith(BrowserExtension.class)
class LostSessionBrowserIT {

    private static final String PASSWORD = "a long password";
    private static final String PRODUCT = "admin/product?sku=bo-kartor";

    private final URI shop = Servers.shared().shopUrl();
    private final StaffHttpClient admin = new StaffHttpClient(shop).logsIn();
    private final String login = "lost" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void inputIsRestoredAfterLogin(Page page) {
        addAccount();
        page.navigate(shop + PRODUCT);
        logIn(page);
        page.getByLabel("Beskrivning (sv)").fill("Skriven\ni onödan");
        page.locator("[id$='product:weight']").fill("1o0");
        save(page);
        assertThat(page.locator(".field-error")).hasCount(1);
        assertThat(page.getByLabel("Beskrivning (sv)")).hasValue("Skriven\ni onödan");
        page.locator("[id$='product:weight']").fill("410");
        endSessions();
        save(page);
        assertThat(page.locator("#lost")).containsText("inget sparades");
        page.locator("[id$='login:password']").fill("not this one");
        page.locator("[id$='login:name']").fill(login);
        page.locator("[id$='login:enter']").click();
        assertThat(page.locator("#lost")).isVisible();
        logIn(page);
        assertThat(page).hasURL(Pattern.compile("product\\?sku=bo-kartor&restored=yes"));
        assertThat(page.locator("#restored")).isVisible();
        assertThat(page.getByLabel("Beskrivning (sv)")).hasValue("Skriven\ni onödan");
        assertThat(page.locator("[id$='product:weight']")).hasValue("410");
        assertThat(admin.form(PRODUCT, "product").fields().get("product:weight"))
                .isNotEqualTo("410");
        save(page);
        assertThat(page.locator(".notice[role=status]")).isVisible();
        assertThat(admin.form(PRODUCT, "product").fields().get("product:weight"))
                .isEqualTo("410");
        page.navigate(shop + PRODUCT + "&restored=yes");
        assertThat(page.locator("#restored")).isHidden();
    }

    @Test
    void restoredInputDoesNotOverwriteLaterChanges(Page page) {
        addAccount();
        page.navigate(shop + PRODUCT);
        logIn(page);
        page.getByLabel("Beskrivning (en)").fill("Typed in vain");
        endSessions();
        admin.posts(PRODUCT, admin.form(PRODUCT, "product").with(Map.of("product:weight", "420")), "product:save");
        save(page);
        logIn(page);
        assertThat(page.getByLabel("Beskrivning (en)")).hasValue("Typed in vain");
        save(page);
        assertThat(page.locator("#conflict")).containsText("420");
        assertThat(page.locator("[id$='product:weight']")).hasValue("420");
    }

    @Test
    void openingAPageShowsNoLostInputMessage(Page page) {
        page.navigate(shop + "admin/orders");
        assertThat(page.locator("#lost")).hasCount(0);
        page.navigate(shop + "admin/login?lost=yes&then=%2F%2Fevil.example%2F");
        page.locator("[id$='login:name']").fill("admin");
        page.locator("[id$='login:password']").fill(Servers.ADMIN_PASSWORD);
        page.locator("[id$='login:enter']").click();
        assertThat(page).hasURL(Pattern.compile("/admin/$"));
    }

    @Test
    void loginLeadsToTheRequestedPage(Page page) {
        addAccount();
        page.navigate(shop + "admin/shipping-method?code=HOME");
        logIn(page);
        assertThat(page).hasURL(Pattern.compile("/admin/shipping-method\\?code=HOME$"));
    }

    private void addAccount() {
        admin.posts(
                "admin/accounts",
                admin.form("admin/accounts", "add").with(Map.of("login", login, "password", PASSWORD, "role", "STAFF")),
                "add:add");
    }

    private void endSessions() {
        StaffHttpClient elsewhere = new StaffHttpClient(shop).logsIn(login, PASSWORD);
        assertThat(elsewhere
                        .posts(
                                "admin/account",
                                elsewhere.form("admin/account", "out-everywhere"),
                                "out-everywhere:leave")
                        .statusCode())
                .isEqualTo(302);
    }

    private void logIn(Page page) {
        page.locator("[id$='login:name']").fill(login);
        page.locator("[id$='login:password']").fill(PASSWORD);
        page.locator("[id$='login:enter']").click();
        page.locator("#user").waitFor();
    }

    private static void save(Page page) {
        page.locator("[id$='product:save']").click();
    }
}
