package se.kassa.sandbox.stripe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.JsonObject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Servers;
import se.kassa.testing.StripeSandboxControl;

/** Stripe's hosted payment page as a shopper meets it, in a real browser. */
@ExtendWith(BrowserExtension.class)
class StripePageBrowserIT {

    private static final String SHOP = Servers.shared().shopUrl().toString();

    private final StripeSandboxControl sandbox = Servers.shared().stripeSandbox();

    private JsonObject session(String... more) {
        String[] addresses = {
            "success_url", SHOP + "terms?session={CHECKOUT_SESSION_ID}", "cancel_url", SHOP + "terms?back=1"
        };
        String[] all = new String[addresses.length + more.length];
        System.arraycopy(addresses, 0, all, 0, addresses.length);
        System.arraycopy(more, 0, all, addresses.length, more.length);
        return sandbox.createSessionWith(all);
    }

    private String go(Page page, String... more) {
        JsonObject session = session(more);
        page.navigate(session.getString("url"));
        return session.getString("id");
    }

    private static void pay(Page page, String method, String outcome) {
        page.locator("input[value='" + method + "']").check();
        page.locator("[id$='pay:outcome']").selectOption(outcome);
        page.locator("[id$='pay:submit']").click();
    }

    private static void returned(Page page, String session) {
        assertThat(page).hasURL(SHOP + "terms?session=" + session);
    }

    @ParameterizedTest
    @CsvSource({"CARD, card", "SWISH, swish", "KLARNA, klarna"})
    void everyMethodPaysAndReturnsWithTheSession(String method, String word, Page page) {
        String id = go(page);
        pay(page, method, "APPROVE");
        returned(page, id);
        JsonObject intent = sandbox.intent(sandbox.session(id).getString("payment_intent"));
        assertThat(intent.getString("status")).isEqualTo("succeeded");
        assertThat(intent.getJsonObject("latest_charge")
                        .getJsonObject("payment_method_details")
                        .getString("type"))
                .isEqualTo(word);
    }

    @Test
    void aCardIsAuthenticatedBeforeItPays(Page page) {
        String id = go(page);
        pay(page, "CARD", "AUTHENTICATE");
        assertThat(page.getByRole(AriaRole.HEADING)).containsText(new String[] {"3-D Secure"});
        assertThat(sandbox.intent(sandbox.session(id).getString("payment_intent"))
                        .getString("status"))
                .isEqualTo("requires_action");
        page.locator("[id$='secure:pass']").click();
        returned(page, id);
        assertThat(sandbox.session(id).getString("status")).isEqualTo("complete");
    }

    @Test
    void aCardThatIsNotAuthenticatedCanBeReplacedOnTheSamePage(Page page) {
        String id = go(page);
        pay(page, "CARD", "AUTHENTICATE");
        page.locator("[id$='secure:fail']").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        pay(page, "SWISH", "APPROVE");
        returned(page, id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DENY", "NO_FUNDS"})
    void aDeclinedCardCanBePaidAnotherWayOnTheSamePage(String outcome, Page page) {
        String id = go(page);
        pay(page, "CARD", outcome);
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(sandbox.session(id).getString("status")).isEqualTo("open");
        pay(page, "CARD", "APPROVE");
        returned(page, id);
    }

    @Test
    void theBackLinkLeadsToTheShopAndChangesNothing(Page page) {
        String id = go(page);
        page.locator("a.back").click();
        assertThat(page).hasURL(SHOP + "terms?back=1");
        assertThat(sandbox.session(id).getString("status")).isEqualTo("open");
    }

    @Test
    void nothingIsPaidTwiceOrAfterItsTime(Page page) {
        JsonObject paid = session();
        sandbox.pay(paid.getString("id"), "CARD", "APPROVE");
        page.navigate(paid.getString("url"));
        assertThat(page.locator("[id$='pay:submit']")).hasCount(0);
        JsonObject expired = session();
        sandbox.post("checkout/sessions/" + expired.getString("id") + "/expire");
        page.navigate(expired.getString("url"));
        assertThat(page.locator("[id$='pay:submit']")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"sv, Betala, 'Te'", "en, Pay, 'Te'", "da, Pay, 'Te'"})
    void thePageSpeaksTheLanguageOfTheShop(String locale, String button, String line, Page page) {
        go(page, "locale", locale);
        assertThat(page.locator("[id$='pay:submit']")).hasAttribute("value", button);
        assertThat(page.locator("table").first()).containsText("1 × " + line);
        assertThat(page.locator(".total")).hasText(Pattern.compile("100,00\\skr"));
    }

    @Test
    void everyPageIsAccessible(Page page) {
        go(page, "locale", "sv");
        AccessibilityChecks.checkInFull(page, "stripe-pay");
        pay(page, "CARD", "DENY");
        AccessibilityChecks.check(page, "stripe-declined");
        pay(page, "CARD", "AUTHENTICATE");
        AccessibilityChecks.check(page, "stripe-secure");
        page.locator("[id$='secure:pass']").click();
        page.navigate(sandbox.url().toString());
        AccessibilityChecks.check(page, "stripe-console");
    }

    @Test
    void thePageWorksWithoutScripts(Page page) {
        try (BrowserContext scriptless =
                page.context().browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page plain = scriptless.newPage();
            String id = go(plain);
            pay(plain, "CARD", "AUTHENTICATE");
            plain.locator("[id$='secure:pass']").click();
            returned(plain, id);
        }
    }

    @Test
    void theConsoleShowsWhatHappened(Page page) {
        String reference = "K" + System.nanoTime();
        String id = session("client_reference_id", reference, "payment_intent_data[capture_method]", "manual")
                .getString("id");
        sandbox.pay(id, "CARD", "APPROVE");
        page.navigate(sandbox.url().toString());
        assertThat(page.locator("#stripe")).containsText(reference);
        page.locator("#sessions tr:has-text('" + reference + "') input[value='Let the authorisation expire']")
                .click();
        assertThat(page.locator("#sessions tr:has-text('" + reference + "')")).containsText("canceled");
    }
}
