package se.kassa.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.kassa.platform.settings.SettingsReader;

/**
 * Whether and how mail is sent ({@code kassa.mail.*}).
 *
 * @param session the JNDI name of the server's mail session; empty: no mail is sent
 * @param from the sender, {@code Name <address>}; there whenever a session is
 * @param replyTo where answers go; empty: to the sender
 * @param alarmsTo who is told of alarms; may be empty
 */
record MailSettings(Optional<String> session, Optional<String> from, Optional<String> replyTo, List<String> alarmsTo) {

    static MailSettings read(SettingsReader reader) {
        Optional<String> session = reader.optional("kassa.mail.session");
        Optional<String> from = address(reader, "kassa.mail.from");
        List<String> alarmsTo = addresses(reader, "kassa.mail.alarms-to");
        if (session.isPresent() && from.isEmpty()) {
            reader.problem("kassa.mail.from", "is missing: the sender of the shop's mail");
        }
        if (session.isEmpty() && !alarmsTo.isEmpty()) {
            reader.problem("kassa.mail.session", "is missing: alarms can't be mailed without it");
        }
        return new MailSettings(session, from, address(reader, "kassa.mail.reply-to"), alarmsTo);
    }

    boolean isOn() {
        return session.isPresent();
    }

    private static Optional<String> address(SettingsReader reader, String name) {
        Optional<String> value = reader.optional(name);
        value.filter(text -> !isAddress(text)).ifPresent(text -> reader.problem(name, "must be one mail address"));
        return value;
    }

    private static List<String> addresses(SettingsReader reader, String name) {
        List<String> all = reader.optional(name).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        if (!all.stream().allMatch(MailSettings::isAddress)) {
            reader.problem(name, "must be mail addresses with commas between them");
        }
        return all;
    }

    private static boolean isAddress(String text) {
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            if (parsed.length != 1) {
                return false;
            }
            parsed[0].validate();
            return parsed[0].getAddress().contains("@");
        } catch (AddressException e) {
            return false;
        }
    }
}
