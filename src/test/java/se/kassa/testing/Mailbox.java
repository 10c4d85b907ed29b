package se.kassa.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server in this process, on the loopback interface, that keeps what it receives and fails on request. */
public final class Mailbox implements AutoCloseable {

    /** Takes everything, whatever the mood. */
    public static final String OPERATOR = "ops@example.org";

    /** How it treats the next mails. */
    public enum Mood {
        TAKES,
        /** Takes a second for each. */
        TAKES_SLOWLY,
        /** Says no to the recipient, for good. */
        REFUSES_RECIPIENT,
        /** Says no to the recipient, for now. */
        POSTPONES,
        /** Reads the whole mail and says no, for good. */
        REFUSES_CONTENT,
        /** Reads and keeps the whole mail, and does not answer while it is in this mood. */
        TAKES_AND_HANGS
    }

    private static final int LONGER_THAN_ANYBODY_WAITS = 90_000;

    private final int port = ServerProcess.freePort();
    private final List<MimeMessage> messages = new CopyOnWriteArrayList<>();
    private final List<byte[]> contents = new CopyOnWriteArrayList<>();
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.TAKES;
    private SMTPServer server;

    public Mailbox open() {
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandlerFactory(context -> new Handler())
                .build();
        server.start();
        return this;
    }

    public int port() {
        return port;
    }

    public Mailbox is(Mood newMood) {
        mood = newMood;
        return this;
    }

    /** What was taken so far, oldest first. */
    public List<MimeMessage> messages() {
        return messages;
    }

    /** The same as they came, byte by byte. */
    public List<byte[]> contents() {
        return contents;
    }

    /** Each recipient that a client named, one after the other, whether it was accepted or not. */
    public List<String> recipients() {
        return recipients;
    }

    @Override
    public void close() {
        mood = Mood.TAKES;
        server.stop();
    }

    private final class Handler implements MessageHandler {

        private Mood now = Mood.TAKES;

        @Override
        public void from(String from) {
            // Anybody may write.
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            recipients.add(recipient);
            now = recipient.equals(OPERATOR) ? Mood.TAKES : mood;
            if (now == Mood.REFUSES_RECIPIENT) {
                throw new RejectException(550, "5.1.1 <" + recipient + "> nobody of that name lives here");
            }
            if (now == Mood.POSTPONES) {
                throw new RejectException(451, "4.7.1 greylisted, come back later");
            }
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            byte[] content = data.readAllBytes();
            if (now == Mood.REFUSES_CONTENT) {
                throw new RejectException(554, "5.7.1 we do not like what it says");
            }
            if (now == Mood.TAKES_SLOWLY) {
                Await.millis(1000);
            }
            contents.add(content);
            messages.add(parse(content));
            for (int waited = 0; mood == Mood.TAKES_AND_HANGS && waited < LONGER_THAN_ANYBODY_WAITS; waited += 100) {
                Await.millis(100);
            }
            return null;
        }

        @Override
        public void done() {
            // Nothing is left to do.
        }
    }

    public static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a mail says, as text and as HTML. */
    public static List<String> bothForms(MimeMessage mail) {
        try {
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            return List.of(
                    parts.getBodyPart(0).getContent().toString(),
                    parts.getBodyPart(1).getContent().toString());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage parse(byte[] content) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
