package se.kassa.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.ProviderSandbox.Payment;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffBrowser;

/** A working day of staff: ships ten orders in a bulk job and handles the failures of others. */
@ExtendWith(BrowserExtension.class)
class WorkingDayBrowserIT {

    private static final int PARCELS = 10;
    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    private final URI shop = Servers.ofProvider().shopUrl();
    private final ProviderSandbox sandbox = Servers.ofProvider().provider();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private Payment buys() {
        return sandbox.pay(
                new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().cartKey());
    }

    private void opens(Page page, Payment order) {
        page.navigate(shop + "admin/order/" + order.reference());
    }

    private void awaits(Page page, Payment order, String selector) {
        page.waitForCondition(
                () -> {
                    opens(page, order);
                    return page.locator(selector).isVisible();
                },
                new Page.WaitForConditionOptions().setTimeout(60_000));
    }

    /** Finds an order by typing its number into the list. */
    private Locator finds(Page page, Payment order) {
        page.navigate(shop + "admin/orders");
        page.keyboard().press("/");
        page.keyboard().type(order.reference());
        page.keyboard().press("Enter");
        Locator row = page.locator("#orders tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("a.open").getByText(order.reference())));
        assertThat(row.first()).isVisible();
        return row.first();
    }

    private static void confirms(Page page) {
        page.locator("[id$='confirm:do']").click();
    }

    @Test
    void shipsTenOrdersAndHandlesFailures(Page page) {
        List<Payment> parcels = new ArrayList<>();
        for (int i = 0; i < PARCELS; i++) {
            parcels.add(buys());
        }
        Payment contested = buys();
        new StaffBrowser(page, shop).logsIn();
        awaits(page, contested, "#capture");
        parcels.forEach(parcel -> awaits(page, parcel, "#capture"));

        shipsTenInOneGo(page, parcels);
        refundsOneLine(page, parcels.get(0));
        triesARefundThatFails(page, parcels.get(1));
        isTooLate(page, contested);
        releasesAHeldOrder(page);
    }

    private void shipsTenInOneGo(Page page, List<Payment> parcels) {
        page.navigate(shop + "admin/orders?show=TO_SHIP&size=50");
        parcels.forEach(parcel -> page.locator("#orders input[value='" + parcel.reference() + "']")
                .check());
        page.locator("#bulk select").selectOption("captureship");
        page.locator("#bulk button").click();
        assertThat(page.locator("#bulk-count")).hasText("" + PARCELS);
        assertThat(page.locator("#to-capture")).containsText(Pattern.compile("kr.*från " + PARCELS + " ordrar"));
        page.locator("[id$='confirm:begin']").dblclick();
        assertThat(page.locator("#done")).hasText("" + PARCELS, PATIENTLY);
        assertThat(page.locator("#results tbody tr")).hasCount(PARCELS);
        for (Payment parcel : parcels) {
            assertThat(sandbox.captures(parcel.id())).as(parcel.reference()).isEqualTo(1);
            assertThat(sandbox.captured(parcel.id())).isEqualTo(sandbox.amount(parcel.id()));
        }
        assertThat(finds(page, parcels.get(PARCELS - 1))).containsText("Skickad");
    }

    private void refundsOneLine(Page page, Payment order) {
        finds(page, order).locator("a.open").click();
        page.locator("a.refund").click();
        page.locator("input[value=pieces]").check();
        page.locator("#q0").fill("1");
        page.locator("#reason").fill("Påsen var trasig");
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är återbetalat", SOON);
        assertThat(sandbox.refunded(order.id())).isPositive().isLessThan(sandbox.amount(order.id()));
        assertThat(page.locator("#history")).containsText("Påsen var trasig");
    }

    /** The failure is shown, also on the overview, and the refundable amount is unchanged. */
    private void triesARefundThatFails(Page page, Payment order) {
        opens(page, order);
        page.locator("a.refund").click();
        page.locator("#go-on").click();
        String left = page.locator("p#amount").textContent();
        sandbox.failRefunds(order.id(), "TOO_MANY_REQUESTS", 20);
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("misslyckades", SOON);
        sandbox.noFaults();
        assertThat(sandbox.refunded(order.id())).isZero();
        page.locator("a.refund").click();
        page.locator("#go-on").click();
        assertThat(page.locator("#amount")).hasText(left);
        page.navigate(shop + "admin/");
        page.locator("#failed-refunds").click();
        assertThat(page.locator("#orders a.open").getByText(order.reference())).isVisible();
    }

    private void isTooLate(Page page, Payment order) {
        Page other = page.context().newPage();
        opens(other, order);
        other.locator("#cancel").click();
        other.locator("#go-on").click();
        opens(page, order);
        page.locator("#capture").click();
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        confirms(other);
        assertThat(other.locator("#refused")).containsText("Ordern har ändrats");
        assertThat(sandbox.isVoided(order.id())).isFalse();
        other.close();
    }

    private void releasesAHeldOrder(Page page) {
        ShopperHttpClient shopper = new ShopperHttpClient(shop).puts("te-chai").goesToCheckout();
        String key = shopper.cartKey();
        sandbox.failClosing(key);
        page.navigate(shop + "admin/orders?show=ALL");
        page.locator("#orders tbody a.open").first().click();
        page.locator("#cancel").click();
        page.locator("#go-on").click();
        confirms(page);
        Payment held = sandbox.pay(key);
        awaits(page, held, "#approve");
        page.locator("#approve").click();
        page.locator("#reason").fill("Kunden vill ha varorna ändå");
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#said")).containsText("godkänd");
        page.locator("#ship").click();
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#shipping")).hasText("Skickad");
    }
}
