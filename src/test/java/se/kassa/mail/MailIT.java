package se.kassa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Clerk;
import se.kassa.testing.MailSession;
import se.kassa.testing.Mailbox;
import se.kassa.testing.Operations;
import se.kassa.testing.Pause;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;

/** The shopper's mail, from the purchase to a real mail server that takes it, refuses it, hangs, or is down. */
@ExtendWith(BrowserExtension.class)
class MailIT {

    private static final Mailbox MAILBOX = new Mailbox();
    private static final int SEVERAL_SWEEPS = 6000;

    private static ServerProcess shop;
    private static URI address;

    private final SandboxControl sandbox = Servers.shared().sandbox();
    private final Operations operations = new Operations(address);

    @BeforeAll
    static void start() {
        MAILBOX.open();
        shop = MailSession.to(
                        MAILBOX,
                        Servers.shop(Servers.newFolder(), Servers.shared().sandboxProcess()))
                .with("kassa.mail.alarms-to", Mailbox.OPERATOR)
                .with("kassa.order-number-prefix", "M-");
        shop.start().awaitReady();
        address = Servers.address(shop);
    }

    @AfterAll
    static void stop() {
        shop.close();
        MAILBOX.close();
    }

    @AfterEach
    void takesAgain() {
        MAILBOX.is(Mailbox.Mood.TAKES);
    }

    @Test
    void aPaidOrderIsConfirmedOnceWithTheOrdersOwnAmounts(Page page) throws Exception {
        String number = buys(page, "INVOICE");
        MimeMessage mail = only(number);
        assertThat(mail.getSubject()).startsWith("Din order " + number);
        assertThat(mail.getMessageID()).isEqualTo("<mail-" + number + "-paid@localhost>");
        assertThat(mail.getAllRecipients()).hasSize(1);
        Clerk clerk = new Clerk(page, address).logsIn();
        assertThat(clerk.readsHistory(number))
                .filteredOn(entry -> entry.contains("Mejl skickat"))
                .hasSize(1);
        List<String> figures = page.locator("section[aria-labelledby='lines-heading'] td.number:last-child")
                .allTextContents();
        assertThat(figures).isNotEmpty();
        for (String form : List.of(plain(mail), html(mail))) {
            assertThat(form).contains("Fakturaavgift");
            figures.forEach(figure -> assertThat(form).contains(figure.strip()));
        }
        Pause.millis(SEVERAL_SWEEPS);
        assertThat(mails(number)).hasSize(1);
    }

    @Test
    void whoBoughtInEnglishIsWrittenToInEnglish(Page page) throws Exception {
        page.navigate(address + "index.xhtml?language=en");
        String number = buys(page, "CARD");
        MimeMessage mail = only(number);
        assertThat(mail.getSubject()).startsWith("Your order " + number);
        assertThat(mail.getHeader("Content-Language")).containsExactly("en");
        assertThat(plain(mail)).contains("Thank you for your order!").doesNotContain("moms");
    }

    @Test
    void whatIsNotPaidIsNotConfirmed(Page page) {
        int before = MAILBOX.messages().size();
        String key = fills(page);
        sandbox.pay(key, "CARD", "DENY");
        Pause.millis(SEVERAL_SWEEPS);
        assertThat(MAILBOX.messages()).hasSize(before);
    }

    @Test
    void aMailServerThatIsDownDelaysTheMailAndNothingElse(Page page) throws Exception {
        MAILBOX.close();
        String number = buys(page, "CARD");
        new Shopper(page, address).seesReceipt("paid");
        Pause.until(
                "it was tried",
                () -> operations.metric("kassa_outbox_deliveries_total{handler=\"mail\",outcome=\"again\"}") > 0);
        assertThat(operations.health().getJsonObject("outbox").getInt("waiting"))
                .isPositive();
        MAILBOX.open();
        assertThat(only(number).getSubject()).contains(number);
    }

    @Test
    void aRefusedRecipientIsShownOnTheOrderDeskAndSentAgainByAPerson(Page page) throws Exception {
        MAILBOX.is(Mailbox.Mood.REFUSES_RECIPIENT);
        long alarms = alarms();
        String number = buys(page, "CARD");
        Clerk clerk = new Clerk(page, address).logsIn();
        Pause.until("the desk knows", () -> told(clerk, number, "Mejlet gick inte i väg"));
        assertThat(mails(number)).isEmpty();
        Pause.until("the operator is called", () -> alarms() == alarms + 1);
        MAILBOX.is(Mailbox.Mood.TAKES);
        page.locator("#problems").click();
        assertThat(page.locator("[id='undelivered']").textContent()).contains(number, "nobody of that name");
        page.locator("tr:has-text('" + number + "') input[value='Skicka igen']").click();
        assertThat(only(number).getMessageID()).isEqualTo("<mail-" + number + "-paid@localhost>");
        Pause.until("the desk knows", () -> told(clerk, number, "Mejl skickat"));
        assertThat(clerk.readsHistory(number))
                .anyMatch(entry -> entry.contains("admin") && entry.contains("Utskick skickat igen"));
    }

    @Test
    void aMailOfWhichNobodyKnowsWhetherItWentOutIsShownAndNotRepeated(Page page) throws Exception {
        MAILBOX.is(Mailbox.Mood.TAKES_AND_HANGS);
        String number = buys(page, "CARD");
        Clerk clerk = new Clerk(page, address).logsIn();
        Pause.until("the desk knows", () -> told(clerk, number, "Okänt om mejlet gick i väg"));
        MAILBOX.is(Mailbox.Mood.TAKES);
        Pause.millis(SEVERAL_SWEEPS);
        assertThat(mails(number)).hasSize(1);
        page.locator("#problems").click();
        page.locator("tr:has-text('" + number + "') input[value='Låt vara']").click();
        assertThat(page.locator("main").textContent()).doesNotContain(number);
        Pause.millis(SEVERAL_SWEEPS);
        assertThat(mails(number)).hasSize(1);
    }

    private static long alarms() {
        return MAILBOX.messages().stream()
                .filter(mail -> Mailbox.subject(mail).equals("Mejl eller händelser kom inte i väg"))
                .count();
    }

    private static boolean told(Clerk clerk, String number, String what) {
        return clerk.readsHistory(number).stream().anyMatch(entry -> entry.contains(what));
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
        Pause.until("a mail about " + number + " is there", () -> !mails(number).isEmpty());
        assertThat(mails(number)).hasSize(1);
        return mails(number).get(0);
    }

    private static List<MimeMessage> mails(String number) {
        return MAILBOX.messages().stream()
                .filter(mail -> Mailbox.subject(mail).contains(number + " "))
                .toList();
    }

    private static String plain(MimeMessage mail) throws Exception {
        return part(mail, 0);
    }

    private static String html(MimeMessage mail) throws Exception {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(index);
        return part.getContent().toString();
    }
}
