package se.kassa.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import java.util.Properties;

/** Adds missing time-outs to the server's mail session, so that no thread waits forever for a mail server. */
final class MailSessionTimeouts {

    private static final String CONNECT = "10000";
    private static final String ANSWER = "30000";

    private MailSessionTimeouts() {}

    /** A session of our own with the other's properties and passwords; what the other has set stays. */
    static Session of(Session servers) {
        Properties properties = new Properties();
        properties.putAll(servers.getProperties());
        for (String protocol : new String[] {"smtp", "smtps"}) {
            properties.putIfAbsent("mail." + protocol + ".connectiontimeout", CONNECT);
            properties.putIfAbsent("mail." + protocol + ".timeout", ANSWER);
            properties.putIfAbsent("mail." + protocol + ".writetimeout", ANSWER);
        }
        return Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return servers.requestPasswordAuthentication(
                        getRequestingSite(),
                        getRequestingPort(),
                        getRequestingProtocol(),
                        getRequestingPrompt(),
                        getDefaultUserName());
            }
        });
    }
}
