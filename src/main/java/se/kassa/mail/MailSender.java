package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.database.NoTransactionGuard;
import se.kassa.platform.outbox.DeliveryException;
import se.kassa.platform.settings.ShopSettings;

/** Sends one mail and reports whether it was sent, failed or is uncertain. */
@ApplicationScoped
class MailSender {

    private static final Logger LOG = Logger.getLogger(MailSender.class.getName());

    @Inject
    private MailSessions sessions;

    @Inject
    private MailSettings settings;

    @Inject
    private ShopSettings shop;

    @Inject
    private NoTransactionGuard noTransaction;

    @Inject
    private Clock clock;

    /**
     * Returns when the mail server has taken the mail over.
     *
     * @throws DeliveryException telling what is known of the failure
     */
    void send(Mail mail) {
        noTransaction.check();
        send(
                MailSessionTimeouts.of(sessions.current()),
                mail,
                settings,
                shop.publicUrl().getHost(),
                clock);
    }

    static void send(Session session, Mail mail, MailSettings settings, String host, Clock clock) {
        OutgoingMessage message = new OutgoingMessage(session, "<" + mail.id() + "@" + host + ">");
        try {
            fill(message, mail, settings, clock);
            transmit(session, message);
        } catch (MessagingException | IllegalArgumentException e) {
            throw MailFailureClassifier.explain(e, message.isLeaving());
        }
    }

    private static void fill(MimeMessage message, Mail mail, MailSettings settings, Clock clock)
            throws MessagingException {
        message.setFrom(MailAddresses.named(settings.from().orElseThrow()).orElseThrow());
        if (settings.replyTo().isPresent()) {
            message.setReplyTo(
                    new Address[] {MailAddresses.named(settings.replyTo().get()).orElseThrow()});
        }
        InternetAddress to = MailAddresses.plain(mail.to()).orElseThrow(MailFailureClassifier::badAddress);
        message.setRecipient(MimeMessage.RecipientType.TO, to);
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.language().toLanguageTag());
        if (mail.html() == null) {
            message.setText(mail.text(), StandardCharsets.UTF_8.name());
        } else {
            message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        }
        message.saveChanges();
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        part.setDisposition(Part.INLINE);
        return part;
    }

    private static void transmit(Session session, MimeMessage message) throws MessagingException {
        Transport transport = session.getTransport();
        try {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
        } finally {
            close(transport);
        }
    }

    /** What the server says to the farewell changes nothing. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.FINE, "The mail server did not take leave", e);
        }
    }
}
