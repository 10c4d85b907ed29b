package se.kassa.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A message with an id of our own, that knows whether a mail server may have taken it. */
final class OutgoingMessage extends MimeMessage {

    private final String messageId;
    private boolean leaving;

    OutgoingMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** Called by the transport when the server has accepted sender and recipient and wants the content. */
    @Override
    public void writeTo(OutputStream out, String[] ignoredHeaders) throws IOException, MessagingException {
        leaving = true;
        super.writeTo(out, ignoredHeaders);
    }

    /** Whether its content has begun to go to a mail server. */
    boolean isLeaving() {
        return leaving;
    }
}
