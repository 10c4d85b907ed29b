package se.kassa.admin.order;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** Staff actions on an order: capture, refund, cancel, ship, and their failures. */
@ExtendWith(BrowserExtension.class)
class OrderActionsBrowserIT {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    private final SandboxControl sandbox = Servers.shared().sandbox();

    /** An order with its number, Ecster's id, and the address of the customer's page. */
    private record Bought(String number, String ecsterId, String page) {

        Bought(String number, String ecsterId) {
            this(number, ecsterId, null);
        }
    }

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private static Bought buys(Page page, String method) {
        Shopper shopper = new Shopper(page)
                .puts(2, "ko-tekanna")
                .puts(1, "bo-svamp")
                .goesToCheckout()
                .leavesForPayment();
        shopper.pays(method, "APPROVE");
        shopper.seesReceipt("paid");
        return new Bought(
                shopper.orderNumber(),
                page.url().replaceFirst(".*internalReference=([^&]+).*", "$1"),
                page.url().replaceFirst("[?&].*", ""));
    }

    private static void opens(Page page, Bought order) {
        page.navigate(Servers.shared().shopUrl() + "admin/order/" + order.number());
    }

    private static void logsIn(Page page) {
        new StaffBrowser(page, Servers.shared().shopUrl()).logsIn();
    }

    /** Navigates from the order's page to the confirmation of the whole remaining amount. */
    private static void chooses(Page page, String action) {
        page.locator(action).first().click();
        page.locator("#go-on").click();
    }

    private static void confirms(Page page) {
        page.locator("[id$='confirm:do']").click();
    }

    private static void picture(Page page, String name) {
        for (int width : new int[] {390, 1440}) {
            page.setViewportSize(width, 900);
            AccessibilityChecks.check(page, name, width);
            assertThat(page.evaluate("() => [...document.querySelectorAll('.scroll')]"
                            + ".filter(each => each.scrollWidth > each.clientWidth).map(each => each.textContent)"))
                    .as(name + " hides a part of a table at " + width)
                    .isEqualTo(List.of());
        }
    }

    private List<JsonObject> transactions(Bought order, String type) {
        return sandbox.order(order.ecsterId()).getJsonArray("transactions").getValuesAs(JsonObject.class).stream()
                .filter(transaction -> transaction.getString("type").equals(type))
                .toList();
    }

    @Test
    void partialCaptureThenRestThenRefund(Page page) {
        Bought order = buys(page, "INVOICE");
        logsIn(page);
        opens(page, order);
        picture(page, "order-authorized");
        page.locator("a[hreflang=en]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        picture(page, "order-authorized-english");
        page.locator("a[hreflang=sv]").click();
        assertThat(page.locator("html")).hasAttribute("lang", "sv");
        page.locator("#capture").click();
        picture(page, "action-capture");
        page.locator("input[value=pieces]").check();
        page.locator("#q0").fill("1");
        page.locator("#go-on").click();
        assertThat(page.locator("#rows tbody tr")).hasCount(1);
        picture(page, "action-confirm");
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        assertThat(page.locator(".badge").first()).hasText("Delvis debiterad");
        assertThat(transactions(order, "DEBIT")).hasSize(1);

        page.locator("#capture").click();
        page.locator("input[name=ship]").check();
        page.locator("#carrier").fill("PostNord");
        page.locator("#tracking").fill("SE123");
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#said")).containsText("skickad");
        assertThat(page.locator(".badge").first()).hasText("Debiterad");
        assertThat(page.locator("#shipping")).hasText("Skickad");
        assertThat(page.locator("main")).containsText("PostNord SE123");
        JsonObject captured = sandbox.order(order.ecsterId());
        assertThat(captured.getInt("debitedAmount")).isEqualTo(captured.getInt("amount"));

        page.locator("a.refund").last().click();
        page.locator("input[value=pieces]").check();
        page.locator("#q1").fill("1");
        page.locator("#reason").fill("Boken var skadad");
        picture(page, "action-refund");
        page.locator("#go-on").click();
        picture(page, "action-refund-confirm");
        confirms(page);
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
        picture(page, "order-refunded");
        page.locator("#slip").click();
        assertThat(page.locator("#slip-lines tbody tr")).hasCount(2);
        picture(page, "slip");
        page.goBack();
        page.locator("#receipt").click();
        assertThat(page.locator("#receipt-lines")).containsText("Moms");
        assertThat(page.locator("#seller")).containsText("556000-0000");
        picture(page, "receipt-print");
        seesShipmentAndRefund(page, order);
        page.navigate(Servers.shared().shopUrl() + "admin/orders?refund=PARTIAL&search=" + order.number());
        assertThat(page.locator("#orders .badge.refund")).hasText("Delvis återbetald");
        page.navigate(Servers.shared().shopUrl() + "admin/orders?refund=FULL&search=" + order.number());
        assertThat(page.locator("#orders")).hasCount(0);
    }

    private static void seesShipmentAndRefund(Page page, Bought order) {
        page.navigate(order.page());
        assertThat(page.locator("main[data-state]")).hasAttribute("data-state", "shipped");
        assertThat(page.locator("h1")).hasText("Din order är skickad");
        assertThat(page.locator("[data-step=SHIPPED].DONE")).containsText("PostNord");
        assertThat(page.locator("#track")).hasAttribute("href", "https://tracking.postnord.com/se/?id=SE123");
        assertThat(page.locator("[data-step=REFUNDED]")).containsText("Faktura");
        assertThat(page.locator("#receipt-refunded")).containsText("Återbetalat");
        assertThat(page.locator(".refunded-pieces")).hasCount(1);
        picture(page, "order-page-shipped");
    }

    @Test
    void pickUpOrderIsReadyToCollect(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "bo-svamp").goesToCheckout().chooses("PICK_UP");
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        assertThat(page.locator("#pick-up")).containsText("Svartbäcksgatan 1");
        assertThat(page.locator("#receipt-consumer")).hasCount(0);
        Bought order = new Bought(shopper.orderNumber(), null, page.url().replaceFirst("[?&].*", ""));
        logsIn(page);
        opens(page, order);
        page.locator("#slip").click();
        assertThat(page.locator("#pick-up")).hasText("Hämtas i butik");
        assertThat(page.locator("main address")).hasCount(0);
        opens(page, order);
        assertThat(page.locator("#shipping-method")).hasText("Hämtas i butik");
        assertThat(page.locator("#ship")).hasText("Klar att hämta");
        page.locator("#ship").click();
        assertThat(page.locator("#tracking")).hasCount(0);
        page.locator("#go-on").click();
        picture(page, "action-ready");
        confirms(page);
        assertThat(page.locator("#said")).containsText("klar att hämta");
        assertThat(page.locator("#shipping")).hasText("Klar att hämta");
        page.navigate(order.page());
        assertThat(page.locator("h1")).hasText("Din order är klar att hämta");
        assertThat(page.locator("[data-step=READY].DONE")).isVisible();
        assertThat(page.locator("main")).not().containsText("Skickad");
    }

    @Test
    void unusedInputIsReported(Page page) {
        Bought order = buys(page, "CARD");
        logsIn(page);
        opens(page, order);
        page.locator("#capture").click();
        page.locator("#q0").fill("1");
        page.locator("#tracking").fill("SE123");
        assertThat(page.locator("input[value=pieces]")).isChecked();
        assertThat(page.locator("input[name=ship]")).isChecked();
        page.locator("input[value=all]").check();
        page.locator("#go-on").click();
        assertThat(page.locator("#refused")).containsText("hör inte till ditt val");
        assertThat(page.locator("#q0")).hasValue("1");
        page.locator("input[value=pieces]").check();
        page.locator("input[name=ship]").uncheck();
        page.locator("#go-on").click();
        assertThat(page.locator("#refused")).containsText("töm fälten");
        assertThat(page.locator("#tracking")).hasValue("SE123");
        picture(page, "action-refused");
        page.locator("#tracking").fill("");
        page.locator("#go-on").click();
        assertThat(page.locator("#rows tbody tr")).hasCount(1);
        assertThat(transactions(order, "DEBIT")).isEmpty();
    }

    @Test
    void captureAndShippingIsOneAction(Page page) {
        Bought order = buys(page, "CARD");
        logsIn(page);
        opens(page, order);
        page.locator("#ship").click();
        assertThat(page.locator("#uncaptured")).containsText("är inte debiterat");
        page.locator("#uncaptured a").click();
        assertThat(page.locator("h1")).hasText("Debitera och skicka");
        assertThat(page.locator("#uncaptured")).hasCount(0);
        opens(page, order);
        page.locator("#capture-ship").click();
        picture(page, "action-capture-ship");
        page.locator("#carrier").fill("PostNord");
        page.locator("#tracking").fill("SE-ONE");
        page.locator("#go-on").click();
        assertThat(page.locator("[id$='confirm:do']")).hasAttribute("value", Pattern.compile("Debitera och skicka .*"));
        confirms(page);
        assertThat(page.locator("#said")).containsText("skickad");
        assertThat(page.locator("#capture-ship")).hasCount(0);
        assertThat(page.locator("a#tracking")).hasAttribute("href", "https://tracking.postnord.com/se/?id=SE-ONE");
        assertThat(transactions(order, "DEBIT")).hasSize(1);
    }

    @Test
    void addressIsCorrectedBeforeShipping(Page page) {
        Bought order = buys(page, "CARD");
        logsIn(page);
        opens(page, order);
        page.locator("#edit-customer").click();
        picture(page, "action-customer");
        page.locator("[id$='customer:zip']").fill("12");
        page.locator("[id$='customer:save']").click();
        assertThat(page.locator("[id$='customer:zip-error'], .field-error").first())
                .containsText("postnummer");
        page.locator("[id$='customer:zip']").fill("123 45");
        page.locator("[id$='customer:line1']").fill("Nya vägen 7");
        page.locator("[id$='customer:save']").click();
        assertThat(page.locator("#said")).containsText("sparade");
        page.locator("[id$='actions:ask']").click();
        assertThat(page.locator("main address").first()).containsText("Nya vägen 7");
        assertThat(page.locator("#history")).containsText("Adress eller kontakt ändrad");
        page.locator("#ship").click();
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#said")).containsText("skickad");
        assertThat(page.locator("#edit-customer")).hasCount(0);
    }

    @Test
    void doubleClickCapturesOnce(Page page) {
        Bought order = buys(page, "CARD");
        logsIn(page);
        opens(page, order);
        chooses(page, "#capture");
        page.locator("[id$='confirm:do']").dblclick();
        assertThat(page.locator("#outcome")).isVisible();
        opens(page, order);
        assertThat(page.locator(".badge").first()).hasText("Debiterad");
        assertThat(transactions(order, "DEBIT")).hasSize(1);
    }

    @Test
    void concurrentActionsAreRejectedWithReason(Page page) {
        Bought order = buys(page, "CARD");
        logsIn(page);
        opens(page, order);
        chooses(page, "#capture");
        Page other = page.context().newPage();
        opens(other, order);
        chooses(other, "#cancel");
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        confirms(other);
        assertThat(other.locator("#refused")).containsText("Ordern har ändrats");
        assertThat(other.locator("#refused")).containsText("admin");
        assertThat(transactions(order, "ANNUL")).isEmpty();
        assertThat(other.locator(".badge").first()).hasText("Debiterad");
    }

    @Test
    void unansweredCaptureIsFoundAtOnce(Page page) {
        Bought order = buys(page, "CARD");
        logsIn(page);
        opens(page, order);
        chooses(page, "#capture");
        sandbox.fault("POST v1/orders/" + order.ecsterId() + "/transactions", "TIMEOUT_AFTER_WORK", 1, 6000);
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är debiterat", SOON);
        assertThat(transactions(order, "DEBIT")).hasSize(1);
    }

    @Test
    void unknownCaptureIsEscalatedAndCanBeRepeated(Page page) {
        Bought order = buys(page, "CARD");
        logsIn(page);
        opens(page, order);
        chooses(page, "#capture");
        sandbox.fault("POST v1/orders/" + order.ecsterId() + "/transactions", "TIMEOUT_BEFORE_WORK", 1, 6000);
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("Oklart om", SOON);
        assertThat(page.locator("#capture")).hasCount(0);
        page.waitForCondition(
                () -> {
                    page.reload();
                    return page.locator("[id$='settle:not-done']").isVisible();
                },
                new Page.WaitForConditionOptions().setTimeout(40_000));
        picture(page, "order-unknown");
        assertThat(transactions(order, "DEBIT")).isEmpty();
        page.locator("[id$='settle:not-done']").click();
        assertThat(page.locator("#outcome")).containsText("misslyckades");
        chooses(page, "#capture");
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        assertThat(transactions(order, "DEBIT")).hasSize(1);
    }

    @Test
    void lateCaptureIsRecognised(Page page) {
        Bought order = buys(page, "CARD");
        logsIn(page);
        opens(page, order);
        chooses(page, "#capture");
        sandbox.fault("POST v1/orders/" + order.ecsterId() + "/transactions", "LATE_WORK", 1, 6000);
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("Oklart om", SOON);
        page.waitForCondition(
                () -> {
                    page.reload();
                    return page.locator("#outcome").textContent().contains("är debiterat");
                },
                new Page.WaitForConditionOptions().setTimeout(40_000));
        assertThat(transactions(order, "DEBIT")).hasSize(1);
    }

    @Test
    void externalCaptureIsNoError(Page page) {
        Bought order = buys(page, "CARD");
        logsIn(page);
        opens(page, order);
        chooses(page, "#capture");
        sandbox.fault("NOTIFY", "LOST", 1, 0);
        sandbox.change(order.ecsterId(), "FULLY_DELIVERED");
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("redan gjort hos Ecster");
        assertThat(page.locator(".badge").first()).hasText("Debiterad");
        assertThat(page.locator("#history")).containsText("direkt hos Ecster");
        assertThat(page.locator("a.refund")).hasCount(1);
    }

    @Test
    void swishRefundMayFailAndSucceed(Page page) {
        Bought order = buys(page, "SWISH");
        logsIn(page);
        opens(page, order);
        assertThat(page.locator("#at-once")).isVisible();
        assertThat(page.locator("#capture")).hasCount(0);
        assertThat(page.locator("#cancel")).hasCount(0);
        for (boolean succeeds : new boolean[] {false, true}) {
            page.locator("a.refund").click();
            page.locator("input[value=amount]").check();
            page.locator("#amount").fill("50,00");
            page.locator("#go-on").click();
            assertThat(page.locator("#refused")).containsText("Ange en orsak");
            page.locator("#reason").fill("Repa");
            page.locator("#go-on").click();
            confirms(page);
            assertThat(page.locator("#outcome")).containsText("pågår hos Ecster");
            assertThat(page.locator("#on-its-way")).containsText("uppdateras automatiskt");
            sandbox.endRefund(order.ecsterId(), succeeds);
            String end = succeeds ? "är återbetalat" : "misslyckades";
            assertThat(page.locator("#outcome"))
                    .containsText(end, new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        }
        page.reload();
        assertThat(page.locator("#refunded")).containsText("50,00");
        picture(page, "order-swish");
    }

    /** Opens the first order of the list and returns its number. */
    private static String opensFirst(Page page) {
        page.navigate(Servers.shared().shopUrl() + "admin/orders?show=ALL");
        page.locator("#orders tbody a").first().click();
        assertThat(page.locator("#history")).isVisible();
        return page.locator("h1").textContent().replaceFirst("\\D*", "");
    }

    @Test
    void latePaymentOfACancelledOrderIsReviewed(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        String key = shopper.cartKey();
        logsIn(page);
        String number = opensFirst(page);
        page.locator("#cancel").click();
        picture(page, "action-cancel");
        page.locator("#go-on").click();
        picture(page, "action-cancel-confirm");
        confirms(page);
        assertThat(page.locator("#said")).containsText("makulerad");
        String ecsterId = sandbox.pay(key, "CARD", "APPROVE").getString("id");
        Bought order = new Bought(number, ecsterId);
        page.waitForCondition(
                () -> {
                    opens(page, order);
                    return page.locator("#reject").isVisible();
                },
                new Page.WaitForConditionOptions().setTimeout(30_000));
        assertThat(page.locator("main")).containsText("Betald efter makulering");
        assertThat(page.locator("#contact a[href^='mailto:']")).isVisible();
        picture(page, "order-held");
        page.locator("#reject").click();
        page.locator("#go-on").click();
        assertThat(page.locator("#refused")).containsText("Ange en orsak");
        page.locator("#reason").fill("Kunden ångrade sig");
        page.locator("#go-on").click();
        picture(page, "action-void-confirm");
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är makulerat");
        assertThat(sandbox.order(ecsterId).getString("status")).isEqualTo("ANNULLED");
        assertThat(page.locator("#reject")).hasCount(0);
        assertThat(page.locator("#history")).containsText("Kunden ångrade sig");
    }

    @Test
    void voidRestocksUnlessUnchecked(Page page) {
        StaffBrowser staff = new StaffBrowser(page, Servers.shared().shopUrl()).logsIn();
        staff.setsStock("bo-dikter", "5");
        Shopper shopper = new Shopper(page).puts(2, "bo-dikter").goesToCheckout();
        String ecsterId =
                sandbox.payAs("INGRID", shopper.cartKey(), "CARD", "APPROVE").getString("id");
        Bought order = new Bought(sandbox.order(ecsterId).getString("orderReference"), ecsterId);
        page.waitForCondition(
                () -> {
                    opens(page, order);
                    return page.locator("#reject").isVisible();
                },
                new Page.WaitForConditionOptions().setTimeout(30_000));
        page.locator("#reject").click();
        assertThat(page.locator("#back")).isChecked();
        page.locator("#reason").fill("Vi levererar inte till Norge");
        picture(page, "action-void");
        page.locator("#go-on").click();
        assertThat(page.locator("#goods-back")).containsText("2 × Vinterdikter");
        picture(page, "action-void-confirm");
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är makulerat");
        assertThat(page.locator("#history")).containsText("2 × Vinterdikter");
        assertThat(staff.readsStock("bo-dikter")).isEqualTo("5");
        staff.setsStock("bo-dikter", "");
    }

    @Test
    void approvedPaymentCanBeCaptured(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        String key = shopper.cartKey();
        logsIn(page);
        String number = opensFirst(page);
        chooses(page, "#cancel");
        confirms(page);
        Bought order = new Bought(number, sandbox.pay(key, "CARD", "APPROVE").getString("id"));
        page.waitForCondition(
                () -> {
                    opens(page, order);
                    return page.locator("#approve").isVisible();
                },
                new Page.WaitForConditionOptions().setTimeout(30_000));
        page.locator("#approve").click();
        picture(page, "action-accept");
        page.locator("#reason").fill("Kunden vill ha varorna");
        page.locator("#go-on").click();
        confirms(page);
        assertThat(page.locator("#said")).containsText("godkänd");
        assertThat(page.locator("#shipping")).hasText("Att skicka");
        chooses(page, "#capture");
        confirms(page);
        assertThat(page.locator("#outcome")).containsText("är debiterat");
    }

    @Test
    void viewerIsReadOnlyAndLastStaffAccountRemains(Page page) {
        Bought order = buys(page, "CARD");
        logsIn(page);
        page.locator("#accounts").click();
        picture(page, "accounts");
        page.locator("#new-login").fill("laura");
        page.locator("#new-password").fill("kort");
        page.locator("[id$='add:add']").click();
        assertThat(page.locator("#change")).containsText("12 tecken");
        assertThat(page.locator("#new-login")).hasValue("laura");
        assertThat(page.locator("#new-password[aria-invalid=true]")).isFocused();
        page.locator("#new-password").fill("ett långt lösenord");
        page.locator("[id$='add:add']").click();
        assertThat(page.locator("#change")).containsText("skapat");
        page.locator("section[aria-label=admin] input[name=enabled]").uncheck();
        page.locator("section[aria-label=admin] [id$='change:save']").click();
        assertThat(page.locator("#change")).containsText("sista kontot");

        String action =
                Servers.shared().shopUrl() + "admin/action?number=" + order.number() + "&do=CAPTURE&confirm=yes";
        page.locator("[id$='out:leave']").click();
        page.navigate(action);
        page.locator("[id$='login:name']").fill("laura");
        page.locator("[id$='login:password']").fill("ett långt lösenord");
        page.locator("[id$='login:enter']").click();
        opens(page, order);
        assertThat(page.locator("#capture")).hasCount(0);
        assertThat(page.locator("#user")).hasText("laura");
        assertThat(page.navigate(action).status()).isEqualTo(403);
        assertThat(page.locator("main")).containsText("handläggare");
        picture(page, "forbidden");
        assertThat(transactions(order, "DEBIT")).isEmpty();
    }
}
