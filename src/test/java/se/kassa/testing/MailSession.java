package se.kassa.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A mail session of the server under test that leads to a {@link Mailbox}. */
public final class MailSession {

    /** These set the mail server of WildFly's own session; Payara Micro gets a session made for it. */
    private static final String PORT = "jboss.mail.server.port";

    private MailSession() {}

    /** Has a shop send its mail to a mailbox, and wait for its answers no longer than two seconds. */
    public static ServerProcess to(Mailbox mailbox, ServerProcess shop) {
        boolean wildfly = System.getProperty("kassa.test.server", "payara").equals("wildfly");
        return shop.with(PORT, Integer.toString(mailbox.port()))
                .with("jboss.mail.server.host", "127.0.0.1")
                .with("kassa.mail.session", wildfly ? "java:jboss/mail/Default" : "mail/kassa")
                .with("kassa.mail.from", "Lövgrens Diversehandel <shop@example.org>");
    }

    /** What Payara Micro's command line needs for the session; nothing where a server has none. */
    static List<String> payaraOptions(Map<String, String> properties) {
        String port = properties.get(PORT);
        if (port == null) {
            return List.of();
        }
        try {
            Path commands =
                    Files.createDirectories(Path.of("target", "servers")).resolve("mail-" + port + ".txt");
            Files.writeString(
                    commands,
                    "create-javamail-resource --mailhost 127.0.0.1 --mailuser kassa --fromaddress shop@example.org"
                            + " --property mail.smtp.port=" + port + ":mail.smtp.timeout=2000 mail/kassa\n");
            return List.of("--postbootcommandfile", commands.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
