package se.kassa.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffBrowser;

/** A working day of staff: ships ten orders in a bulk job and handles the failures of others. */
@ExtendWith(BrowserExtension.class)
class WorkingDayBrowserIT {

    private static final int PARCELS = 10;
    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    private final SandboxControl sandbox = Servers.shared().sandbox();
    private final URI shop = Servers.shared().shopUrl();

    /** An order with its number and Ecster's id. */
    private record Bought(String number, String ecsterId) {}

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private Bought buys() {
        String key =
                new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().cartKey();
        JsonObject order = sandbox.pay(key, "CARD", "APPROVE");
        return new Bought(order.getString("orderReference"), order.getString("id"));
    }

    private void opens(Page page, Bought order) {
        page.navigate(shop + "admin/order/" + order.number());
    }

    private void awaits(Page page, Bought order, String selector) {
        page.waitForCondition(
                () -> {
                    opens(page, order);
                    return page.locator(selector).isVisible();
                },
                new Page.WaitForConditionOptions().setTimeout(60_000));
    }

    /** Finds an order by typing its number into the list. */
    private Locator finds(Page page, Bought order) {
        page.navigate(shop + "admin/orders");
        page.keyboard().press("/");
        page.keyboard().type(order.number());
        page.keyboard().press("Enter");
        Locator row = page.locator("#orders tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("a.open").getByText(order.number())));
        assertThat(row.first()).isVisible();
        return row.first();
    }

    private static void confirms(Page page) {
        page.locator("[id$='confirm:do']").click();
    }

    private List<JsonObject> transactions(Bought order, String type) {
        return sandbox.order(order.ecsterId()).getJsonArray("transactions").getValuesAs(JsonObject.class).stream()
                .filter(transaction -> transaction.getString("type").equals(type))
                .toList();
    }

    @Test
    void shipsTenOrdersAndHandlesFailures(Page page) {
        List<Bought> parcels = new ArrayList<>();
        for (int i = 0; i < PARCELS; i++) {
            parcels.add(buys());
        }
        Bought contested = buys();
        new StaffBrowser(page, shop).logsIn();
        awaits(page, contested, "#capture");
        parcels.forEach(parcel -> awaits(page, parcel, "#capture"));

        shipsTenInOneGo(page, parcels);
        refundsOneLine(page, parcels.get(0));
        triesARefundThatEcsterRefuses(page, parcels.get(1));
        isTooLate(page, contested);
        releasesAHeldOrder(page);
    }

    private void shipsTenInOneGo(Page page, List<Bought> parcels) {
        page.navigate(shop + "admin/orders?show=TO_SHIP&size=50");
        parcels.forEach(parcel ->
                page.locator("#orders input[value='" + parcel.number() + "']").check());
        page.locator("#bulk select").selectOption("captureship");
        page.locator("#bulk button").click();
        assertThat(page.locator("#bulk-count")).hasText("" + PARCELS);
        assertThat(page.locator("#to-capture")).containsText(Pattern.compile("kr.*från " + PARCELS + " ordrar"));
        page.locator("[id$='confirm:begin']").dblclick();
        assertThat(page.locator("#done")).hasText("" + PARCELS, PATIENTLY);
        assertThat(page.locator("#results tbody tr")).hasCount(PARCELS);
        for (Bought parcel : parcels) {
            assertThat(transactions(parcel, "DEBIT")).as(parcel.number()).hasSize(1);
            assertThat(sandbox.order(parcel.ecsterId()).getString("status")).isEqualTo("FULLY_DELIVERED");
        }
        assertThat(finds(page, parcels.get(PARCELS - 1))).containsText("Skickad");
    }

    private void refundsOneLine(Page page, Bought order) {
        finds(page, order).locator("a.open").click();
        page.locator("a.refund").click();
        page.locator("input[value=pieces]").check();
        page.locator("#q0").fill("1");
        page.locator("#reason").fill("Påsen var trasig");
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är återbetalat");
        assertThat(transactions(order, "CREDIT")).hasSize(1);
        assertThat(page.locator("#history")).containsText("Påsen var trasig");
    }

    /** The failure is shown, also on the overview, and the refundable amount is unchanged. */
    private void triesARefundThatEcsterRefuses(Page page, Bought order) {
        opens(page, order);
        page.locator("a.refund").click();
        page.locator("#go-on").click();
        String left = page.locator("p#amount").textContent();
        sandbox.fault("POST v1/orders/" + order.ecsterId() + "/transactions", "TOO_MANY_REQUESTS", 20, 0);
        confirms(page);
        assertThat(page.locator("#outcome"))
                .containsText("misslyckades", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
        sandbox.noFaults();
        assertThat(transactions(order, "CREDIT")).isEmpty();
        page.locator("a.refund").click();
        page.locator("#go-on").click();
        assertThat(page.locator("#amount")).hasText(left);
        page.navigate(shop + "admin/");
        page.locator("#failed-refunds").click();
        assertThat(page.locator("#orders a.open").getByText(order.number())).isVisible();
    }

    private void isTooLate(Page page, Bought order) {
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
        assertThat(transactions(order, "ANNUL")).isEmpty();
        other.close();
    }

    private void releasesAHeldOrder(Page page) {
        ShopperHttpClient shopper = new ShopperHttpClient(shop).puts("te-chai").goesToCheckout();
        String key = shopper.cartKey();
        page.navigate(shop + "admin/orders?show=ALL");
        page.locator("#orders tbody a.open").first().click();
        page.locator("#cancel").click();
        page.locator("#go-on").click();
        confirms(page);
        JsonObject paid = sandbox.pay(key, "CARD", "APPROVE");
        Bought held = new Bought(paid.getString("orderReference"), paid.getString("id"));
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
