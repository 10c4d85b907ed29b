package se.kassa.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.platform.outbox.DeliveryException;
import se.kassa.testing.Mailbox;

/** What is known of a mail's fate, against a real mail server. */
class MailSenderTest {

    private static final MailSettings SETTINGS = new MailSettings(
            Optional.of("mail/kassa"), Optional.of("Lövgrens <shop@example.org>"), Optional.empty(), List.of());
    private static final Mail MAIL = new Mail(
            "mail-10001-paid",
            "anna@example.org",
            Locale.forLanguageTag("sv"),
            "Tack – åäö",
            "Text ö",
            "<p>Text ö</p>");

    private final Mailbox mailbox = new Mailbox().open();

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void acceptedMailHasIdAndBothParts() throws Exception {
        send(MAIL);
        send(MAIL);
        assertThat(mailbox.messages()).hasSize(2);
        MimeMessage message = mailbox.messages().get(0);
        assertThat(message.getMessageID()).isEqualTo("<mail-10001-paid@shop.example>");
        assertThat(mailbox.messages().get(1).getMessageID()).isEqualTo(message.getMessageID());
        assertThat(message.getSubject()).isEqualTo("Tack – åäö");
        assertThat(message.getHeader("Content-Language")).containsExactly("sv");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Text ö");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString()).contains("<p>Text ö</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSES_RECIPIENT, REJECTED, nobody of that name",
        "POSTPONES, RETRY, greylisted",
        "REFUSES_CONTENT, REJECTED, do not like",
    })
    void serverReplyDecidesTheOutcome(Mailbox.Mood mood, DeliveryException.Kind kind, String words) {
        mailbox.is(mood);
        DeliveryException failure = failureOf(MAIL);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(words);
        assertThat(mailbox.messages()).isEmpty();
    }

    @Test
    void missingReplyIsUncertain() {
        mailbox.is(Mailbox.Mood.TAKES_AND_HANGS);
        assertThat(failureOf(MAIL).kind()).isEqualTo(DeliveryException.Kind.UNCERTAIN);
        assertThat(mailbox.messages()).hasSize(1);
    }

    @Test
    void unavailableServerIsRetried() {
        mailbox.close();
        assertThat(failureOf(MAIL).kind()).isEqualTo(DeliveryException.Kind.RETRY);
    }

    @Test
    void addressesAreNotLogged() {
        mailbox.is(Mailbox.Mood.REFUSES_RECIPIENT);
        assertThat(failureOf(MAIL)).hasMessageNotContaining("anna@");
    }

    @Test
    void everyHeaderIsAsciiOnTheWire() {
        Mail mail = new Mail("m", "anna@exämple.se", Locale.ENGLISH, "Tack – åäö", "t", "<p>t</p>");
        MailSettings settings = new MailSettings(
                Optional.of("mail/kassa"),
                Optional.of("Lövgrens Åkeri <shop@exämple.org>"),
                Optional.of("Kundtjänst på Lövgrens <svar@räksmörgås.example>"),
                List.of());
        send(mail, settings);
        String content = new String(mailbox.contents().get(0), StandardCharsets.ISO_8859_1);
        String headers = content.substring(0, content.indexOf("\r\n\r\n"));
        assertThat(headers).isASCII();
        assertThat(headers)
                .contains("From: =?UTF-8?Q?L=C3=B6vgrens_=C3=85keri?= <shop@xn--exmple-cua.org>")
                .contains("Reply-To: =?UTF-8?Q?")
                .contains("<svar@xn--rksmrgs-5wao1o.example>")
                .contains("To: anna@xn--exmple-cua.se");
        assertThat(mailbox.recipients()).containsExactly("anna@xn--exmple-cua.se");
    }

    @Test
    void encodedSenderNameIsNotEncodedTwice() throws Exception {
        MailSettings settings = new MailSettings(
                Optional.of("mail/kassa"),
                Optional.of("=?UTF-8?Q?L=C3=B6vgrens?= <shop@example.org>"),
                Optional.empty(),
                List.of());
        send(MAIL, settings);
        InternetAddress from = (InternetAddress) mailbox.messages().get(0).getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Lövgrens");
    }

    /** Angus Mail refuses these where it writes the command, by another exception than those of its interface. */
    @Test
    void unsendableAddressIsRejected() {
        Properties properties = properties();
        properties.put("mail.smtp.from", "shop@example.org\u010d\u010aRCPT");
        DeliveryException failure =
                catchThrowableOfType(DeliveryException.class, () -> send(MAIL, SETTINGS, properties));
        assertThat(failure.kind()).isEqualTo(DeliveryException.Kind.REJECTED);
        assertThat(mailbox.messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "anna",
        "anna@",
        "åsa@example.org",
        "anna.@example.org",
        "'anna@example.org;'",
        "an\u010d\u010ana@example.org",
        "'a@example.org,b@example.org'",
        "'anna@example.org\r\nBcc: b@example.org'"
    })
    void invalidAddressIsRejectedBeforeSending(String address) {
        Mail mail = new Mail("m", address, Locale.ENGLISH, "s", "t", null);
        assertThat(failureOf(mail).kind()).isEqualTo(DeliveryException.Kind.REJECTED);
        assertThat(mailbox.messages()).isEmpty();
        assertThat(mailbox.recipients()).isEmpty();
    }

    private DeliveryException failureOf(Mail mail) {
        return catchThrowableOfType(DeliveryException.class, () -> send(mail));
    }

    private void send(Mail mail) {
        send(mail, SETTINGS);
    }

    private void send(Mail mail, MailSettings settings) {
        send(mail, settings, properties());
    }

    private static void send(Mail mail, MailSettings settings, Properties properties) {
        MailSender.send(
                MailSessionTimeouts.of(Session.getInstance(properties)),
                mail,
                settings,
                "shop.example",
                Clock.systemUTC());
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(mailbox.port()));
        properties.put("mail.smtp.timeout", "1000");
        return properties;
    }
}
