package se.kassa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.money.MoneyFormat;
import se.kassa.testing.AccessibilityChecks;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.MailEnabledShop;
import se.kassa.testing.Mailbox;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** The shopper's mail, from the purchase to a real mail server that takes it, refuses it, hangs, or is down. */
@ExtendWith(BrowserExtension.class)
class MailIT {

    private static final Mailbox MAILBOX = MailEnabledShop.shared().mailbox();
    private static final int SEVERAL_SWEEPS = 6000;
    private static final Duration AS_LONG_AS_A_SESSION_WAITS = Duration.ofSeconds(75);
    private static final long CHAI = 8500;
    private static final long MUSHROOMS = 19900;
    private static final long PARCEL = 4900;

    private final SandboxControl sandbox = Servers.shared().sandbox();
    private final URI address = MailEnabledShop.shared().url();
    private final OperationsClient operations = new OperationsClient(address);

    @AfterEach
    void takesAgain() {
        MAILBOX.is(Mailbox.Mood.TAKES);
    }

    @Test
    void paidOrderIsConfirmedOnce(Page page) throws Exception {
        String number = buys(page, "INVOICE");
        MimeMessage mail = only(number);
        assertThat(mail.getSubject()).startsWith("Din order " + number);
        assertThat(mail.getMessageID()).isEqualTo("<mail-" + number + "-paid@localhost>");
        assertThat(mail.getAllRecipients()).hasSize(1);
        StaffBrowser staff = new StaffBrowser(page, address).logsIn();
        assertThat(staff.readsHistory(number))
                .filteredOn(entry -> entry.contains("Mejl skickat"))
                .hasSize(1);
        List<String> figures = page.locator("section[aria-labelledby='lines-heading'] td.number:last-child")
                .allTextContents();
        assertThat(figures).isNotEmpty();
        for (String form : Mailbox.bothForms(mail)) {
            assertThat(form).contains("Fakturaavgift");
            figures.forEach(figure -> assertThat(form).contains(figure.strip()));
        }
        Await.millis(SEVERAL_SWEEPS);
        assertThat(mails(number)).hasSize(1);
        page.locator("[id$='mails:resend']").click();
        PlaywrightAssertions.assertThat(page.locator("#said")).containsText("skickas igen");
        assertThat(MailEnabledShop.shared().mails(number, 2).get(1).getSubject())
                .isEqualTo(mail.getSubject());
    }

    /** A guest without JavaScript withdraws a part, the shopper on the order page the rest; staff see and undo both. */
    @Test
    void withdrawalIsConfirmedByMail(Page page) throws Exception {
        String number = buys(page, "CARD");
        MimeMessage order = only(number);
        assertThat(Mailbox.bothForms(order))
                .allSatisfy(
                        form -> assertThat(form).contains("Ångra avtalet här").containsPattern("withdrawal.order"));
        String email = order.getAllRecipients()[0].toString();
        String receivedAt = withdrawsAsGuest(page, number, email);
        MimeMessage mail = MailEnabledShop.shared().mails(number, 2).get(1);
        assertThat(mail.getSubject()).startsWith("Ångrat köp, order " + number);
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo(email);
        for (String form : Mailbox.bothForms(mail)) {
            assertThat(form).contains(receivedAt, number, "Anna Prov", "1 × Masala chai", email);
        }
        withdrawsTheRest(page);
        assertThat(MailEnabledShop.shared()
                        .mails(number, 3)
                        .get(2)
                        .getAllRecipients()[0]
                        .toString())
                .isEqualTo("other@example.org");
        StaffBrowser staff = new StaffBrowser(page, address).logsIn();
        assertThat(staff.readsHistory(number))
                .filteredOn(entry -> entry.contains("Ångrat köp"))
                .hasSize(2);
        page.navigate(address + "admin/withdrawals");
        AccessibilityChecks.checkInFull(page, "admin-withdrawals-filled");
        Locator rows = page.locator("#withdrawals tbody tr:has-text('" + number + "')");
        PlaywrightAssertions.assertThat(rows.first()).containsText("1 × Masala chai");
        rows.first().locator("summary").click();
        rows.first().locator("[id$='back:do']").click();
        PlaywrightAssertions.assertThat(rows.first()).containsText("Varorna tillbaka");
        rows.first().locator("a[href*='do=CANCEL']").click();
        page.locator("#go-on").click();
        page.locator("[id$='confirm:do']").click();
        PlaywrightAssertions.assertThat(page.locator("#outcome")).isVisible();
        PlaywrightAssertions.assertThat(page.locator("#order-withdrawals")).containsText("Återbetalt");
    }

    /** Returns the time that the page says. */
    private String withdrawsAsGuest(Page page, String number, String email) {
        try (BrowserContext scriptless = page.context()
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setLocale("sv-SE"))) {
            Page plain = scriptless.newPage();
            plain.navigate(address + "terms");
            plain.locator(".withdrawal-link").click();
            plain.locator("[id='find:number']").fill(number);
            plain.locator("[id='find:email']").fill("wrong@example.org");
            plain.locator("[id='find:next']").click();
            PlaywrightAssertions.assertThat(plain.locator("[id='find:number-error']"))
                    .hasText("Ingen order har det här numret och den här e-postadressen. Kontrollera båda.");
            PlaywrightAssertions.assertThat(plain.locator("[id='find:number']")).hasValue(number);
            plain.locator("[id='find:email']").fill(email);
            plain.locator("[id='find:next']").click();
            PlaywrightAssertions.assertThat(plain.locator("[id='details:sendTo']"))
                    .hasValue(email);
            plain.locator("[id='details:name']").fill("Anna Prov");
            plain.locator("input[max='2']").fill("3");
            plain.locator("[id='details:next']").click();
            PlaywrightAssertions.assertThat(plain.locator("#lines-error")).isVisible();
            PlaywrightAssertions.assertThat(plain.locator("[id='details:name']"))
                    .hasValue("Anna Prov");
            plain.locator("input[max='2']").fill("1");
            plain.locator("input[max='1']").fill("0");
            plain.locator("[id='details:next']").click();
            PlaywrightAssertions.assertThat(plain.locator("#chosen")).hasText("1 × Masala chai");
            PlaywrightAssertions.assertThat(plain.locator("main [type=submit]")).hasValue("Bekräfta ångrandet");
            plain.locator("[id='confirm:do']").click();
            PlaywrightAssertions.assertThat(plain.locator("#withdrawn")).hasText("1 × Masala chai");
            PlaywrightAssertions.assertThat(plain.locator("#mailed")).isVisible();
            return plain.locator("#received-at").textContent();
        }
    }

    private static void withdrawsTheRest(Page page) {
        page.locator("#withdraw").click();
        PlaywrightAssertions.assertThat(page.locator("main")).hasAttribute("data-step", "DETAILS");
        PlaywrightAssertions.assertThat(page.locator("input[max='2']")).hasCount(0);
        page.locator("[id='details:sendTo']").fill("no address");
        page.locator("[id='details:next']").click();
        PlaywrightAssertions.assertThat(page.locator("[id='details:sendTo-error']"))
                .isVisible();
        AccessibilityChecks.checkInFull(page, "withdrawal-details");
        page.locator("[id='details:sendTo']").fill("other@example.org");
        page.locator("[id='details:next']").click();
        PlaywrightAssertions.assertThat(page.locator("main")).hasAttribute("data-step", "CONFIRM");
        AccessibilityChecks.checkInFull(page, "withdrawal-confirm");
        page.locator("[id='confirm:do']").click();
        PlaywrightAssertions.assertThat(page.locator("main")).hasAttribute("data-step", "RECEIPT");
        AccessibilityChecks.checkInFull(page, "withdrawal-receipt");
    }

    @Test
    void mailUsesTheOrdersLanguage(Page page) throws Exception {
        page.navigate(address + "?language=en");
        String number = buys(page, "CARD");
        MimeMessage mail = only(number);
        assertThat(mail.getSubject()).startsWith("Your order " + number);
        assertThat(mail.getHeader("Content-Language")).containsExactly("en");
        assertThat(plain(mail)).contains("Thank you for your order!").doesNotContain("moms");
    }

    @Test
    void unpaidOrderIsNotConfirmed(Page page) {
        int before = MAILBOX.messages().size();
        String key = fills(page);
        sandbox.pay(key, "CARD", "DENY");
        Await.millis(SEVERAL_SWEEPS);
        assertThat(MAILBOX.messages()).hasSize(before);
    }

    @Test
    void mailServerOutageOnlyDelaysMail(Page page) throws Exception {
        MAILBOX.close();
        String number = buys(page, "CARD");
        new Shopper(page, address).seesReceipt("paid");
        Await.until(
                "it was tried",
                () -> operations.metric("kassa_outbox_deliveries_total{handler=\"mail\",outcome=\"again\"}") > 0);
        assertThat(operations.health().getJsonObject("outbox").getInt("waiting"))
                .isPositive();
        assertThat(page.locator("#confirmation").textContent()).startsWith("Vi mejlar en orderbekräftelse till ");
        MAILBOX.open();
        assertThat(only(number).getSubject()).contains(number);
        Await.until("the order page shows it", () -> {
            page.reload();
            return page.locator("#confirmation").textContent().startsWith("Vi har mejlat en orderbekräftelse till ");
        });
    }

    @Test
    void rejectedRecipientIsListedAndResent(Page page) throws Exception {
        MAILBOX.is(Mailbox.Mood.REFUSES_RECIPIENT);
        long alerts = alerts();
        String number = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, address).logsIn();
        Await.until("the history has it", () -> hasEntry(staff, number, "Mejl ej skickat"));
        assertThat(mails(number)).isEmpty();
        Await.until("the operator is alerted", () -> alerts() > alerts);
        MAILBOX.is(Mailbox.Mood.TAKES);
        page.locator("#problems").click();
        page.waitForURL("**/admin/problems");
        assertThat(page.locator("[id='undelivered']").textContent()).contains(number, "nobody of that name");
        page.locator("tr:has-text('" + number + "') input[value='Skicka igen']").click();
        assertThat(only(number).getMessageID()).isEqualTo("<mail-" + number + "-paid@localhost>");
        Await.until("the history has it", () -> hasEntry(staff, number, "Mejl skickat"));
        assertThat(staff.readsHistory(number))
                .anyMatch(entry -> entry.contains("admin") && entry.contains("Utskick skickat igen"));
    }

    @Test
    void uncertainMailIsListedAndNotResent(Page page) throws Exception {
        MAILBOX.is(Mailbox.Mood.TAKES_AND_HANGS);
        String number = buys(page, "CARD");
        StaffBrowser staff = new StaffBrowser(page, address).logsIn();
        Await.until(
                "the history has it",
                AS_LONG_AS_A_SESSION_WAITS,
                () -> hasEntry(staff, number, "Oklart om mejlet skickades"));
        MAILBOX.is(Mailbox.Mood.TAKES);
        Await.millis(SEVERAL_SWEEPS);
        assertThat(mails(number)).hasSize(1);
        page.locator("#problems").click();
        page.locator("tr:has-text('" + number + "') input[value='Avfärda']").click();
        PlaywrightAssertions.assertThat(page.locator("main")).not().containsText(number);
        Await.millis(SEVERAL_SWEEPS);
        assertThat(mails(number)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"sv, en", "en, sv"})
    void staffActionsAreMailedOnce(String language, String clerks, Page page) throws Exception {
        Locale locale = Locale.forLanguageTag(language);
        page.navigate(address + "?language=" + language);
        String sent = buys(page, "CARD");
        String cancelled = buys(page, "CARD");
        page.navigate(address + "?language=" + clerks);
        new StaffBrowser(page, address).logsIn();
        opens(page, sent);
        page.locator("#capture").click();
        page.locator("input[name=ship]").check();
        page.locator("#carrier").fill("PostNord");
        page.locator("#tracking").fill("SE <123>");
        goesOn(page);
        MimeMessage shipped = MailEnabledShop.shared().mails(sent, 2).get(1);
        assertMail(shipped, "SHIPPED", sent, locale, "mail.tracking");
        assertThat(plain(shipped)).contains("PostNord SE <123>");
        assertThat(Mailbox.bothForms(shipped).get(1)).contains("PostNord SE &lt;123&gt;");

        opens(page, sent);
        page.locator("a.refund").click();
        page.locator("input[value=pieces]").check();
        page.locator("#q0").fill("1");
        goesOn(page);
        String price = MoneyFormat.format(CHAI, "SEK", locale);
        MimeMessage refunded = MailEnabledShop.shared().mails(sent, 3).get(2);
        assertMail(refunded, "REFUNDED", sent, locale, "mail.refund");
        assertThat(Mailbox.bothForms(refunded))
                .allMatch(form -> form.contains(texts(locale, "mail.refund") + ": " + price));

        opens(page, cancelled);
        page.locator("#cancel").click();
        goesOn(page);
        assertMail(MailEnabledShop.shared().mails(cancelled, 2).get(1), "CANCELLED", cancelled, locale, "total");
        Await.millis(SEVERAL_SWEEPS);
        assertThat(mails(sent)).hasSize(3);
        assertThat(mails(cancelled)).hasSize(2);
    }

    private void opens(Page page, String number) {
        page.navigate(address + "admin/order/" + number);
    }

    private static void goesOn(Page page) {
        page.locator("#go-on").click();
        page.locator("[id$='confirm:do']").click();
        page.locator("#history").waitFor();
    }

    /** The fact's own subject and heading in the order's language, the label given, and every amount of the order. */
    private static void assertMail(MimeMessage mail, String fact, String number, Locale locale, String label)
            throws Exception {
        String shop = texts(locale, "shop.name");
        assertThat(mail.getSubject())
                .isEqualTo(MessageFormat.format(texts(locale, "mail.subject." + fact), number, shop));
        assertThat(mail.getHeader("Content-Language")).containsExactly(locale.getLanguage());
        for (String form : Mailbox.bothForms(mail)) {
            assertThat(form).contains(texts(locale, "mail.heading." + fact), texts(locale, label));
            for (long amount : new long[] {2 * CHAI, MUSHROOMS, PARCEL, 2 * CHAI + MUSHROOMS + PARCEL}) {
                assertThat(form).contains(MoneyFormat.format(amount, "SEK", locale));
            }
        }
    }

    private static String texts(Locale locale, String key) {
        return Texts.shop(locale).get(key);
    }

    private static long alerts() {
        return MAILBOX.messages().stream()
                .filter(mail -> Mailbox.subject(mail).equals("Mejl eller händelser kunde inte skickas"))
                .count();
    }

    private static boolean hasEntry(StaffBrowser staff, String number, String what) {
        return staff.readsHistory(number).stream().anyMatch(entry -> entry.contains(what));
    }

    private String buys(Page page, String method) {
        new Shopper(page, address)
                .puts(2, "te-chai")
                .puts(1, "bo-svamp")
                .goesToCheckout()
                .leavesForPayment()
                .pays(method, "APPROVE");
        page.locator("main[data-order]").waitFor();
        return new Shopper(page, address).orderNumber();
    }

    private String fills(Page page) {
        return new Shopper(page, address).puts(1, "te-chai").goesToCheckout().cartKey();
    }

    /** The one mail about an order, once it is there. */
    private static MimeMessage only(String number) {
        Await.until("a mail about " + number + " is there", () -> !mails(number).isEmpty());
        assertThat(mails(number)).hasSize(1);
        return mails(number).get(0);
    }

    private static List<MimeMessage> mails(String number) {
        return MailEnabledShop.shared().mails(number);
    }

    private static String plain(MimeMessage mail) {
        return Mailbox.bothForms(mail).get(0);
    }
}
