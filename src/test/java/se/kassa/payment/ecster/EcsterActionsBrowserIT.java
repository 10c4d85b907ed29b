package se.kassa.payment.ecster;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static se.kassa.testing.AccessibilityChecks.checkWithTables;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.PaidOrder;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** Staff actions that only Ecster has: several captures, rows in transactions, and calls that cannot be repeated. */
@ExtendWith(BrowserExtension.class)
class EcsterActionsBrowserIT {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    private final Servers servers = Servers.shared();
    private final URI shop = servers.shopUrl();
    private final SandboxControl sandbox = servers.sandbox();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private PaidOrder buys(Page page, String method) {
        return PaidOrder.buy(page, servers, ProviderSandbox.ecster(sandbox), method);
    }

    private List<JsonObject> transactions(PaidOrder order, String type) {
        return sandbox.order(order.paymentId()).getJsonArray("transactions").getValuesAs(JsonObject.class).stream()
                .filter(transaction -> transaction.getString("type").equals(type))
                .toList();
    }

    @Test
    void partialCaptureThenRestThenRefund(Page page) {
        PaidOrder order = buys(page, "INVOICE");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
        assertThat(page.locator("main")).containsText("Fakturaavgift");
        checkWithTables(page, "order-authorized");
        page.locator("a[hreflang=en]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        checkWithTables(page, "order-authorized-english");
        page.locator("a[hreflang=sv]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "sv");
        page.locator("#capture").click();
        checkWithTables(page, "action-capture");
        page.locator("input[value=pieces]").check();
        page.locator("#q0").fill("1");
        page.locator("#go-on").click();
        assertThat(page.locator("#rows tbody tr")).hasCount(1);
        checkWithTables(page, "action-confirm");
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        assertThat(page.locator(".badge").first()).hasText("Delvis debiterad");
        assertThat(transactions(order, "DEBIT")).hasSize(1);

        page.locator("#capture").click();
        page.locator("input[name=ship]").check();
        page.locator("#carrier").fill("PostNord");
        page.locator("#tracking").fill("SE123");
        page.locator("#go-on").click();
        staff.confirms();
        assertThat(page.locator("#said")).containsText("skickad");
        assertThat(page.locator(".badge").first()).hasText("Debiterad");
        assertThat(page.locator("#shipping")).hasText("Skickad");
        assertThat(page.locator("main")).containsText("PostNord SE123");
        JsonObject captured = sandbox.order(order.paymentId());
        assertThat(captured.getInt("debitedAmount")).isEqualTo(captured.getInt("amount"));

        page.locator("a.refund").last().click();
        page.locator("input[value=pieces]").check();
        page.locator("#q1").fill("1");
        page.locator("#reason").fill("Boken var skadad");
        checkWithTables(page, "action-refund");
        page.locator("#go-on").click();
        checkWithTables(page, "action-refund-confirm");
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är återbetalat");
        assertThat(transactions(order, "CREDIT")).singleElement().satisfies(credit -> {
            assertThat(credit.getJsonArray("rows").getJsonObject(0).getInt("vatRate"))
                    .isEqualTo(600);
            assertThat(credit.getString("debitTransaction"))
                    .isEqualTo(transactions(order, "DEBIT").get(1).getString("id"));
        });
        assertThat(page.locator("#history")).containsText("Boken var skadad");
        assertThat(page.locator("#history")).containsText("admin");
        assertThat(page.locator("#refund-badge")).hasText("Delvis återbetald");
        assertThat(page.locator(".refunded-pieces")).hasCount(1);
        checkWithTables(page, "order-refunded");
        page.locator("#slip").click();
        assertThat(page.locator("#slip-lines tbody tr")).hasCount(2);
        checkWithTables(page, "slip");
        page.goBack();
        page.locator("#receipt").click();
        assertThat(page.locator("#receipt-lines")).containsText("Moms");
        assertThat(page.locator("#seller")).containsText("556000-0000");
        checkWithTables(page, "receipt-print");
        seesShipmentAndRefund(page, order);
        page.navigate(shop + "admin/orders?refund=PARTIAL&search=" + order.number());
        assertThat(page.locator("#orders .badge.refund")).hasText("Delvis återbetald");
        page.navigate(shop + "admin/orders?refund=FULL&search=" + order.number());
        assertThat(page.locator("#orders")).hasCount(0);
    }

    private void seesShipmentAndRefund(Page page, PaidOrder order) {
        page.navigate(order.page());
        assertThat(page.locator("main[data-state]")).hasAttribute("data-state", "shipped");
        assertThat(page.locator("h1")).hasText("Din order är skickad");
        assertThat(page.locator("[data-step=SHIPPED].DONE")).containsText("PostNord");
        assertThat(page.locator("#track")).hasAttribute("href", "https://tracking.postnord.com/se/?id=SE123");
        assertThat(page.locator("[data-step=REFUNDED]")).containsText("Faktura");
        assertThat(page.locator("#receipt-refunded")).containsText("Återbetalat");
        assertThat(page.locator(".refunded-pieces")).hasCount(1);
        checkWithTables(page, "order-page-shipped");
    }

    @Test
    void unknownCaptureIsEscalatedAndCanBeRepeated(Page page) {
        PaidOrder order = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
        staff.chooses("#capture");
        sandbox.fault("POST v1/orders/" + order.paymentId() + "/transactions", "TIMEOUT_BEFORE_WORK", 1, 6000);
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("Oklart om", SOON);
        assertThat(page.locator("#capture")).hasCount(0);
        page.waitForCondition(
                () -> {
                    page.reload();
                    return page.locator("[id$='settle:not-done']").isVisible();
                },
                new Page.WaitForConditionOptions().setTimeout(40_000));
        checkWithTables(page, "order-unknown");
        assertThat(transactions(order, "DEBIT")).isEmpty();
        page.locator("[id$='settle:not-done']").click();
        assertThat(page.locator("#outcome")).containsText("misslyckades");
        staff.chooses("#capture");
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        assertThat(transactions(order, "DEBIT")).hasSize(1);
    }

    @Test
    void voidRestocksUnlessUnchecked(Page page) {
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.setsStock("bo-dikter", "5");
        Shopper shopper = new Shopper(page, shop).puts(2, "bo-dikter").goesToCheckout();
        String ecsterId =
                sandbox.payAs("INGRID", shopper.cartKey(), "CARD", "APPROVE").getString("id");
        String number = sandbox.order(ecsterId).getString("orderReference");
        page.waitForCondition(
                () -> {
                    staff.opensOrder(number);
                    return page.locator("#reject").isVisible();
                },
                new Page.WaitForConditionOptions().setTimeout(30_000));
        page.locator("#reject").click();
        assertThat(page.locator("#back")).isChecked();
        page.locator("#reason").fill("Vi levererar inte till Norge");
        checkWithTables(page, "action-void");
        page.locator("#go-on").click();
        assertThat(page.locator("#goods-back")).containsText("2 × Vinterdikter");
        checkWithTables(page, "action-void-confirm");
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är makulerat");
        assertThat(page.locator("#history")).containsText("2 × Vinterdikter");
        assertThat(staff.readsStock("bo-dikter")).isEqualTo("5");
        staff.setsStock("bo-dikter", "");
    }
}
