package se.kassa.testing;

import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.List;

/** A shop that sends mail to a mailbox of its own, at the sandbox that all tests share; started once for all of a run. */
public final class MailEnabledShop {

    private static MailEnabledShop instance;

    private final Mailbox mailbox = new Mailbox().open();
    private final ServerProcess shop;

    private MailEnabledShop() {
        shop = MailSession.to(
                        mailbox,
                        Servers.shop(Servers.newFolder(), Servers.shared().sandboxProcess()))
                .with("kassa.mail.alerts-to", Mailbox.OPERATOR)
                .with("kassa.order-number-prefix", "M-");
        shop.start().awaitReady();
    }

    public static synchronized MailEnabledShop shared() {
        if (instance == null) {
            instance = new MailEnabledShop();
        }
        return instance;
    }

    /** Ends in a slash. */
    public URI url() {
        return Servers.address(shop);
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    /** The mails about an order so far, oldest first. */
    public List<MimeMessage> mails(String number) {
        return mailbox.messages().stream()
                .filter(mail -> Mailbox.subject(mail).contains(number + " "))
                .toList();
    }

    /** So many mails about an order, once they are there. */
    public List<MimeMessage> mails(String number, int howMany) {
        Await.until(howMany + " mails about " + number, () -> mails(number).size() >= howMany);
        return mails(number);
    }
}
