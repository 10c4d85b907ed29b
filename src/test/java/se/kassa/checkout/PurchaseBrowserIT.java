package se.kassa.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.ShopperHttpClient;

/** What shoppers live through with either provider, in a real browser, against a real server and the sandbox. */
@ExtendWith(BrowserExtension.class)
class PurchaseBrowserIT {

    /** Those that docs/privacy.md lists. */
    private static final List<String> NECESSARY_COOKIES = List.of("kassa", "language", "kassa-cart", "csfcfc");

    private static final LocatorAssertions.HasAttributeOptions SOON =
            new LocatorAssertions.HasAttributeOptions().setTimeout(20_000);

    private final URI shop = Servers.ofProvider().shopUrl();
    private final ProviderSandbox sandbox = Servers.ofProvider().provider();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CARD", "SWISH"})
    void paidOrderShowsItsReceiptAndAnEmptyCart(String method, Page page) {
        Shopper shopper = shopper(page).puts(2, "te-sencha").goesToCheckout().leavesForPayment();
        shopper.pays(method, "APPROVE").seesReceipt("paid");
        assertThat(page.locator("#receipt-total")).hasText(Pattern.compile("227,00\\skr"));
        assertThat(page.locator("#receipt-consumer")).containsText("Anna Åkesson");
        assertThat(page.locator("#basket-count")).hasText("0");
        page.navigate(shop + "?search=finnsinte");
        assertThat(page.locator("#popular")).isVisible();
        assertThat(page.locator(".tile").first()).isVisible();
    }

    private Shopper shopper(Page page) {
        return new Shopper(page, shop);
    }

    private static void turnsPaid(Page page) {
        assertThat(page.locator("main[data-state]")).hasAttribute("data-state", "paid", SOON);
    }

    @Test
    void undecidedPaymentTurnsPaidByItself(Page page) {
        Shopper shopper = shopper(page).puts(1, "bo-ugglan").goesToCheckout();
        String key = shopper.cartKey();
        shopper.leavesForPayment().pays(sandbox.undecided()).seesReceipt("waiting");
        sandbox.authorise(key, sandbox.paymentId(page.url()));
        turnsPaid(page);
    }

    @Test
    void declinedPaymentCanBePaidAnotherWay(Page page) {
        Shopper shopper = shopper(page).puts(1, "ko-mugg").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "DENY");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        shopper.pays("SWISH", "APPROVE");
        shopper.seesReceipt("paid");
    }

    @Test
    void pendingPaymentKeepsTheCartWithANotice(Page page) {
        Shopper shopper = shopper(page).puts(1, "pa-sax").goesToCheckout();
        String key = shopper.cartKey();
        shopper.leavesForPayment().pays(sandbox.undecided()).seesReceipt("waiting");
        String id = sandbox.paymentId(page.url());
        String number = shopper.orderNumber();
        page.locator("#basket-link").click();
        assertThat(page.locator("#basket-waiting")).containsText(number);
        assertThat(page.locator("[id$='to-checkout']")).hasCount(0);
        page.locator("[id$='anew:begin']").click();
        assertThat(page.locator("#basket-count")).hasText("0");
        shopper.puts(1, "te-chai").goesToCheckout().leavesForPayment().pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        assertThat(shopper.orderNumber()).isNotEqualTo(number);
        shopper.puts(1, "te-chai");
        sandbox.authorise(key, id);
        page.goBack();
        page.reload();
        assertThat(page.locator("#basket-count")).hasText("1");
    }

    @Test
    void changedQuantityIsPaid(Page page) {
        Shopper shopper = shopper(page).puts(1, "te-chai").goesToCheckout();
        String before = shopper.payableLink();
        changeQuantityTo(3, page);
        assertThat(page.locator("#checkout-total")).hasText(Pattern.compile("304,00\\skr"));
        assertThat(shopper.payableLink()).isNotEqualTo(before);
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        assertThat(page.locator("#receipt-total")).hasText(Pattern.compile("304,00\\skr"));
    }

    @Test
    void replacedLinkCannotBePaid(Page page) {
        Shopper shopper = shopper(page).puts(1, "te-chai").goesToCheckout();
        String before = shopper.payableLink();
        shopper.chooses("HOME");
        assertThat(page.locator("#checkout-total")).hasText(Pattern.compile("184,00\\skr"));
        page.navigate(before);
        assertThat(page.locator("[id$='pay:submit']")).hasCount(0);
    }

    @Test
    void twoTabsPlaceOneOrder(Page page) {
        Page secondTab = page.context().newPage();
        Shopper first = shopper(page).puts(1, "te-chai");
        Shopper second = shopper(secondTab);
        secondTab.navigate(shop + "cart");
        first.goesToCheckout();
        String key = first.cartKey();
        second.goesToCheckout();
        assertThat(second.cartKey()).isEqualTo(key);
        secondTab.navigate(shop + "cart");
        first.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        secondTab.locator("[id$='to-checkout']").click();
        second.seesReceipt("paid");
        assertThat(second.orderNumber()).isEqualTo(first.orderNumber());
    }

    @Test
    void linkOpensInTheSameWindow(Page page) {
        Shopper shopper = shopper(page).puts(1, "te-chai").goesToCheckout();
        shopper.payableLink();
        assertThat(shopper.link().getAttribute("target")).isNull();
    }

    @Test
    void notificationAlonePaysTheOrder(Page page) {
        Shopper shopper = shopper(page).puts(1, "sk-kaffe").goesToCheckout();
        sandbox.pay(shopper.cartKey());
        page.waitForCondition(
                () -> {
                    page.navigate(shop + "cart");
                    return page.locator("#basket-count").textContent().strip().equals("0");
                },
                new Page.WaitForConditionOptions().setTimeout(20_000));
    }

    @Test
    void returnAlonePaysTheOrder(Page page) {
        sandbox.failNotifications("LOST", 10);
        Shopper shopper = shopper(page).puts(1, "sk-kaffe").goesToCheckout().leavesForPayment();
        shopper.pays("SWISH", "APPROVE");
        shopper.seesReceipt("paid");
    }

    @Test
    void cartCanBeChangedAfterADeclinedPayment(Page page) {
        Shopper shopper = shopper(page).puts(1, "te-chai").goesToCheckout();
        sandbox.failNotifications("LOST", 10);
        String number = sandbox.decline(shopper.cartKey()).reference();
        changeQuantityTo(2, page);
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        assertThat(page.locator("#receipt-total")).hasText(Pattern.compile("219,00\\skr"));
        assertThat(shopper.orderNumber()).isEqualTo(number);
    }

    @Test
    void changeOfAPaidOrderShowsTheOrder(Page page) {
        Shopper shopper = shopper(page).puts(1, "te-chai").goesToCheckout();
        sandbox.failNotifications("LOST", 10);
        sandbox.pay(shopper.cartKey());
        changeQuantityTo(2, page);
        shopper.seesReceipt("paid");
        assertThat(page.locator("#receipt-total")).hasText(Pattern.compile("134,00\\skr"));
    }

    @Test
    void everyCartLineHasItsOwnForm(Page page) {
        shopper(page).puts(1, "te-chai").puts(1, "te-sencha");
        page.navigate(shop + "cart");
        assertThat(page.locator("[id$='line:quantity']")).hasCount(2);
        page.locator("[id$='0:line:quantity']").fill("3");
        page.locator("[id$='0:line:quantity']").press("Enter");
        assertThat(page.locator("#basket-count")).hasText("4");
        page.locator("[id$='1:line:quantity']").fill("2");
        page.locator("[id$='1:line:quantity']").press("Enter");
        assertThat(page.locator("#basket-count")).hasText("5");
    }

    @Test
    void steppersSaveAndKeepTheFocus(Page page) {
        shopper(page).puts(1, "te-chai").puts(1, "te-sencha");
        page.navigate(shop + "cart");
        page.evaluate("window.stays = true");
        Locator more = page.locator("[id$='1:line:more']");
        more.click();
        more.click();
        more.click();
        assertThat(page.locator("#basket-count")).hasText("5");
        assertThat(page.locator("[id$='1:line:quantity']")).hasValue("4");
        assertThat(more).isFocused();
        page.locator("[id$='0:line:less']").click();
        assertThat(page.locator(".line")).hasCount(1);
        assertThat(page.locator("#basket-count")).hasText("4");
        page.locator("[id$='0:line:quantity']").fill("7");
        page.locator("[id$='to-checkout']").click();
        assertThat(page.locator("#summary-lines")).containsText("7 ×");
        assertThat(page.evaluate("window.stays")).isNull();
    }

    /** The cart says how many it has; after that, the order is placed with them. */
    private void changeQuantityTo(int quantity, Page page) {
        page.navigate(shop + "cart");
        page.locator("[id$='line:quantity']").fill(Integer.toString(quantity));
        page.locator("[id$='line:quantity']").press("Enter");
        assertThat(page.locator("#basket-count")).hasText(Integer.toString(quantity));
        page.locator("[id$='to-checkout']").click();
    }

    @Test
    void outageKeepsTheCartAndIsExplained(Page page) {
        Shopper shopper = shopper(page);
        sandbox.failEverything("SERVER_ERROR");
        try {
            shopper.puts(1, "te-lapsang").goesToCheckout();
            assertThat(page.locator("#payment-problem")).isVisible();
            assertThat(shopper.link()).hasCount(0);
            assertThat(page.locator("#basket-count")).hasText("1");
        } finally {
            sandbox.noFaults();
        }
        // After several failures the provider is not called for a moment: an early press gets the same message again.
        Await.until("the provider is called again", () -> new ShopperHttpClient(shop)
                .puts("te-chai")
                .goesToCheckout()
                .page()
                .body()
                .contains("id=\"goto-checkout\""));
        page.locator("[id$='again:retry']").click();
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
    }

    @Test
    void backFromThePaymentPageLeadsToTheCheckout(Page page) {
        Shopper shopper = shopper(page).puts(1, "bo-dikter").goesToCheckout();
        URI order = sandbox.orderPage(shopper.cartKey());
        shopper.leavesForPayment();
        page.locator("a.back").click();
        assertThat(page.locator("#back-unpaid")).isVisible();
        shopper.payableLink();
        page.reload();
        shopper.payableLink();
        page.navigate(order.toString());
        shopper.seesReceipt("unpaid");
        page.navigate(shop + "checkout");
        assertThat(page.locator("#back-unpaid")).hasCount(0);
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
    }

    @Test
    void orderPageOnAnotherDeviceHidesPersonalData(Page page) {
        Shopper shopper = shopper(page).puts(1, "bo-dikter").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String receipt = page.url();
        page.context().clearCookies();
        page.navigate(receipt);
        shopper.seesReceipt("paid");
        assertThat(page.locator("#receipt-consumer")).hasCount(0);
        assertThat(page.content()).doesNotContain("Åkesson").doesNotContain("@example.com");
    }

    @Test
    void onlyNecessaryCookiesAreSet(Page page) {
        page.navigate(shop + "?language=sv");
        Shopper shopper = shopper(page).puts(1, "bo-dikter");
        for (String path : List.of("", "?search=te", "terms", "withdrawal", "order", "cart")) {
            page.navigate(shop + path);
            assertNothingElseIsStored(page);
        }
        shopper.goesToCheckout().payableLink();
        assertNothingElseIsStored(page);
        shopper.leavesForPayment().pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        assertThat(cookies(page)).contains("kassa", "language").isSubsetOf(NECESSARY_COOKIES);
    }

    private void assertNothingElseIsStored(Page page) {
        assertThat(cookies(page)).contains("kassa", "language", "kassa-cart").isSubsetOf(NECESSARY_COOKIES);
        assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
    }

    private List<String> cookies(Page page) {
        return page.context().cookies(shop.toString()).stream()
                .map(cookie -> cookie.name)
                .toList();
    }

    @Test
    void orderIsFoundByNumberAndPostcode(Page page) {
        Shopper shopper = shopper(page).puts(1, "bo-dikter").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String number = shopper.orderNumber();
        String zip =
                page.locator("#receipt-consumer address").textContent().replaceFirst("(?s).*(\\d{3} \\d{2}).*", "$1");
        page.context().clearCookies();
        String wrongPostcode = answerTo(number, "111 11", page);
        assertThat(answerTo(number + "0", zip, page)).isEqualTo(wrongPostcode);
        assertThat(answerTo("", "", page)).isEqualTo(wrongPostcode);
        page.locator("[id='find:number']").fill(number);
        page.locator("[id='find:proof']").fill(zip.replace(" ", ""));
        page.locator("[id='find:show']").click();
        shopper.seesReceipt("paid");
        assertThat(shopper.orderNumber()).isEqualTo(number);
        assertThat(page.locator("#receipt-consumer")).hasCount(0);
    }

    private String answerTo(String number, String proof, Page page) {
        page.navigate(shop + "order");
        page.locator("[id='find:number']").fill(number);
        page.locator("[id='find:proof']").fill(proof);
        page.locator("[id='find:show']").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        return page.getByRole(AriaRole.ALERT).textContent();
    }

    @Test
    void foreignPaymentInReturnUrlPaysNothing(Page page) {
        Shopper shopper = shopper(page).puts(1, "bo-kartor").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String foreign = URI.create(page.url()).getQuery();
        shopper.puts(1, "bo-kartor").goesToCheckout();
        String key = shopper.cartKey();
        page.navigate(sandbox.orderPage(key) + "?" + foreign);
        shopper.seesReceipt("unpaid");
        sandbox.pay(key);
        turnsPaid(page);
    }

    @Test
    void cartOutlivesTheSessionInItsOwnBrowserUntilItIsPaid(Page page) {
        Shopper shopper = shopper(page).puts(2, "te-chai");
        Cookie saved = cookie(page, "kassa-cart");
        assertThat(saved.httpOnly).isTrue();
        assertThat(saved.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat(Duration.between(Instant.now(), Instant.ofEpochSecond(saved.expires.longValue())))
                .isBetween(Duration.ofDays(29), Duration.ofDays(31));
        opensAfterTheSession(page);
        assertThat(page.locator("#basket-count")).hasText("2");
        shopper.puts(1, "te-sencha");
        opensAfterTheSession(page);
        assertThat(page.locator("#basket-count")).hasText("3");
        assertThat(cookie(page, "kassa-cart").value).isEqualTo(saved.value);

        try (BrowserContext other = page.context().browser().newContext()) {
            other.addCookies(List.of(new Cookie("kassa-cart", "A".repeat(32)).setUrl(shop.toString())));
            Page elsewhere = other.newPage();
            elsewhere.navigate(shop.toString());
            assertThat(elsewhere.locator("#basket-count")).hasText("0");
            assertThat(other.cookies()).noneMatch(cookie -> cookie.name.equals("kassa-cart"));
        }

        sandbox.pay(shopper.goesToCheckout().cartKey());
        Await.until("the saved cart is empty", () -> {
            opensAfterTheSession(page);
            return page.locator("#basket-count").textContent().equals("0");
        });
    }

    private void opensAfterTheSession(Page page) {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("kassa"));
        page.navigate(shop.toString());
    }

    private static Cookie cookie(Page page, String name) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
