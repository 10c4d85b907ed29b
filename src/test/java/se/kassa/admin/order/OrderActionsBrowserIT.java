package se.kassa.admin.order;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.PaidOrder;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** Staff actions on an order with either provider: capture, refund, cancel, ship, and their failures. */
@ExtendWith(BrowserExtension.class)
class OrderActionsBrowserIT {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    private final Servers servers = Servers.ofProvider();
    private final URI shop = servers.shopUrl();
    private final ProviderSandbox sandbox = servers.provider();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    private PaidOrder buys(Page page, String method) {
        return PaidOrder.buy(page, servers, sandbox, method);
    }

    @Test
    void wholeCaptureThenPartOfItIsRefunded(Page page) {
        PaidOrder order = buys(page, "CARD");
        long amount = sandbox.amount(order.paymentId());
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
        staff.chooses("#capture");
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        assertThat(sandbox.captured(order.paymentId())).isEqualTo(amount);
        page.locator("a.refund").first().click();
        page.locator("input[value=amount]").check();
        page.locator("#amount").fill("50,00");
        page.locator("#reason").fill("Repa");
        page.locator("#go-on").click();
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är återbetalat", SOON);
        assertThat(sandbox.refunded(order.paymentId())).isEqualTo(5000);
        assertThat(sandbox.captured(order.paymentId())).isEqualTo(amount);
    }

    @Test
    void authorisationIsVoided(Page page) {
        PaidOrder order = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
        staff.chooses("#cancel");
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är makulerat");
        assertThat(sandbox.isVoided(order.paymentId())).isTrue();
        assertThat(sandbox.captures(order.paymentId())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TIMEOUT_AFTER_WORK", "LATE_WORK"})
    void captureWithoutAnAnswerIsDoneOnce(String fault, Page page) {
        PaidOrder order = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
        staff.chooses("#capture");
        sandbox.failCapture(order.paymentId(), fault, 6000);
        staff.confirms();
        assertThat(page.locator("#outcome")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        page.waitForCondition(
                () -> {
                    page.reload();
                    return page.locator("#outcome").textContent().contains("är debiterat");
                },
                new Page.WaitForConditionOptions().setTimeout(40_000));
        assertThat(sandbox.captures(order.paymentId())).isEqualTo(1);
        assertThat(sandbox.captured(order.paymentId())).isEqualTo(sandbox.amount(order.paymentId()));
    }

    @Test
    void pickUpOrderIsReadyToCollect(Page page) {
        Shopper shopper =
                new Shopper(page, shop).puts(1, "bo-svamp").goesToCheckout().chooses("PICK_UP");
        shopper.leavesForPayment().pays("CARD", "APPROVE").seesReceipt("paid");
        assertThat(page.locator("#pick-up")).containsText("Svartbäcksgatan 1");
        assertThat(page.locator("#receipt-consumer")).hasCount(0);
        PaidOrder order = new PaidOrder(shopper.orderNumber(), null, page.url().replaceFirst("[?&].*", ""));
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
        page.locator("#slip").click();
        assertThat(page.locator("#pick-up")).hasText("Hämtas i butik");
        assertThat(page.locator("main address")).hasCount(0);
        staff.opensOrder(order.number());
        assertThat(page.locator("#shipping-method")).hasText("Hämtas i butik");
        assertThat(page.locator("#ship")).hasText("Klar att hämta");
        page.locator("#ship").click();
        assertThat(page.locator("#tracking")).hasCount(0);
        page.locator("#go-on").click();
        picture(page, "action-ready");
        staff.confirms();
        assertThat(page.locator("#said")).containsText("klar att hämta");
        assertThat(page.locator("#shipping")).hasText("Klar att hämta");
        page.navigate(order.page());
        assertThat(page.locator("h1")).hasText("Din order är klar att hämta");
        assertThat(page.locator("[data-step=READY].DONE")).isVisible();
        assertThat(page.locator("main")).not().containsText("Skickad");
    }

    @Test
    void unusedInputIsReported(Page page) {
        PaidOrder order = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
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
        assertThat(sandbox.captures(order.paymentId())).isZero();
    }

    @Test
    void captureAndShippingIsOneAction(Page page) {
        PaidOrder order = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
        page.locator("#ship").click();
        assertThat(page.locator("#uncaptured")).containsText("är inte debiterat");
        page.locator("#uncaptured a").click();
        assertThat(page.locator("h1")).hasText("Debitera och skicka");
        assertThat(page.locator("#uncaptured")).hasCount(0);
        staff.opensOrder(order.number());
        page.locator("#capture-ship").click();
        picture(page, "action-capture-ship");
        page.locator("#carrier").fill("PostNord");
        page.locator("#tracking").fill("SE-ONE");
        page.locator("#go-on").click();
        assertThat(page.locator("[id$='confirm:do']")).hasAttribute("value", Pattern.compile("Debitera och skicka .*"));
        staff.confirms();
        assertThat(page.locator("#said")).containsText("skickad");
        assertThat(page.locator("#capture-ship")).hasCount(0);
        assertThat(page.locator("a#tracking")).hasAttribute("href", "https://tracking.postnord.com/se/?id=SE-ONE");
        assertThat(sandbox.captures(order.paymentId())).isEqualTo(1);
    }

    @Test
    void addressIsCorrectedBeforeShipping(Page page) {
        PaidOrder order = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
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
        staff.confirms();
        assertThat(page.locator("#said")).containsText("skickad");
        assertThat(page.locator("#edit-customer")).hasCount(0);
    }

    @Test
    void doubleClickCapturesOnce(Page page) {
        PaidOrder order = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
        staff.chooses("#capture");
        page.locator("[id$='confirm:do']").dblclick();
        assertThat(page.locator("#outcome")).isVisible();
        staff.opensOrder(order.number());
        assertThat(page.locator(".badge").first()).hasText("Debiterad");
        assertThat(sandbox.captures(order.paymentId())).isEqualTo(1);
    }

    @Test
    void concurrentActionsAreRejectedWithReason(Page page) {
        PaidOrder order = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
        staff.chooses("#capture");
        Page other = page.context().newPage();
        StaffBrowser colleague = new StaffBrowser(other, shop);
        colleague.opensOrder(order.number());
        colleague.chooses("#cancel");
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är debiterat");
        colleague.confirms();
        assertThat(other.locator("#refused")).containsText("Ordern har ändrats");
        assertThat(other.locator("#refused")).containsText("admin");
        assertThat(sandbox.isVoided(order.paymentId())).isFalse();
        assertThat(other.locator(".badge").first()).hasText("Debiterad");
    }

    @Test
    void externalCaptureIsNoError(Page page) {
        PaidOrder order = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
        staff.chooses("#capture");
        sandbox.failNotifications("LOST", 10);
        sandbox.captureElsewhere(order.paymentId());
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("redan gjort hos " + sandbox.name());
        assertThat(page.locator(".badge").first()).hasText("Debiterad");
        assertThat(page.locator("#history")).containsText("direkt hos " + sandbox.name());
        assertThat(page.locator("a.refund")).hasCount(1);
    }

    @Test
    void swishRefundMayFailAndSucceed(Page page) {
        PaidOrder order = buys(page, "SWISH");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        staff.opensOrder(order.number());
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
            staff.confirms();
            assertThat(page.locator("#outcome")).containsText("pågår hos " + sandbox.name());
            assertThat(page.locator("#on-its-way")).containsText("uppdateras automatiskt");
            sandbox.endRefund(order.paymentId(), succeeds);
            String end = succeeds ? "är återbetalat" : "misslyckades";
            assertThat(page.locator("#outcome"))
                    .containsText(end, new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        }
        page.reload();
        assertThat(page.locator("#refunded")).containsText("50,00");
        picture(page, "order-swish");
    }

    /** The pages are the same with each provider. */
    private static void picture(Page page, String name) {
        if (!ProviderSandbox.isStripe()) {
            AccessibilityChecks.checkWithTables(page, name);
        }
    }

    /** Opens the first order of the list and returns its number. */
    private String opensFirst(Page page) {
        page.navigate(shop + "admin/orders?show=ALL");
        page.locator("#orders tbody a").first().click();
        assertThat(page.locator("#history")).isVisible();
        return page.locator("h1").textContent().replaceFirst("\\D*", "");
    }

    @Test
    void latePaymentOfACancelledOrderIsReviewed(Page page) {
        Shopper shopper = new Shopper(page, shop).puts(1, "te-chai").goesToCheckout();
        String key = shopper.cartKey();
        sandbox.failClosing(key);
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        String number = opensFirst(page);
        page.locator("#cancel").click();
        picture(page, "action-cancel");
        page.locator("#go-on").click();
        picture(page, "action-cancel-confirm");
        staff.confirms();
        assertThat(page.locator("#said")).containsText("makulerad");
        String payment = sandbox.pay(key).id();
        page.waitForCondition(
                () -> {
                    staff.opensOrder(number);
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
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är makulerat");
        assertThat(sandbox.isVoided(payment)).isTrue();
        assertThat(page.locator("#reject")).hasCount(0);
        assertThat(page.locator("#history")).containsText("Kunden ångrade sig");
    }

    @Test
    void approvedPaymentCanBeCaptured(Page page) {
        Shopper shopper = new Shopper(page, shop).puts(1, "te-chai").goesToCheckout();
        String key = shopper.cartKey();
        sandbox.failClosing(key);
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        String number = opensFirst(page);
        staff.chooses("#cancel");
        staff.confirms();
        sandbox.pay(key);
        page.waitForCondition(
                () -> {
                    staff.opensOrder(number);
                    return page.locator("#approve").isVisible();
                },
                new Page.WaitForConditionOptions().setTimeout(30_000));
        page.locator("#approve").click();
        picture(page, "action-accept");
        page.locator("#reason").fill("Kunden vill ha varorna");
        page.locator("#go-on").click();
        staff.confirms();
        assertThat(page.locator("#said")).containsText("godkänd");
        assertThat(page.locator("#shipping")).hasText("Att skicka");
        staff.chooses("#capture");
        staff.confirms();
        assertThat(page.locator("#outcome")).containsText("är debiterat");
    }

    @Test
    void viewerIsReadOnlyAndLastStaffAccountRemains(Page page) {
        PaidOrder order = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
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

        String action = shop + "admin/action?number=" + order.number() + "&do=CAPTURE&confirm=yes";
        page.locator("[id$='out:leave']").click();
        page.navigate(action);
        page.locator("[id$='login:name']").fill("laura");
        page.locator("[id$='login:password']").fill("ett långt lösenord");
        page.locator("[id$='login:enter']").click();
        staff.opensOrder(order.number());
        assertThat(page.locator("#capture")).hasCount(0);
        assertThat(page.locator("#user")).hasText("laura");
        assertThat(page.navigate(action).status()).isEqualTo(403);
        assertThat(page.locator("main")).containsText("handläggare");
        picture(page, "forbidden");
        assertThat(sandbox.captures(order.paymentId())).isZero();
    }
}
