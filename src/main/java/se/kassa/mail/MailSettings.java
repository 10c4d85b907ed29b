package se.kassa.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import se.kassa.platform.settings.SettingsReader;

/**
 * Settings of outgoing mail ({@code kassa.mail.*}).
 *
 * @param session JNDI name of the server's mail session; empty: no mail is sent
 * @param from the sender, {@code Name <address>}; present if a session is
 * @param replyTo where replies go; empty: to the sender
 * @param alertsTo recipients of alerts; may be empty
 */
record MailSettings(Optional<String> session, Optional<String> from, Optional<String> replyTo, List<String> alertsTo) {

    static MailSettings read(SettingsReader reader) {
        Optional<String> session = reader.optional("kassa.mail.session");
        Optional<String> from = address(reader, "kassa.mail.from");
        List<String> alertsTo = addresses(reader, "kassa.mail.alerts-to");
        if (session.isPresent() && from.isEmpty()) {
            reader.error("kassa.mail.from", "is missing: the sender of the shop's mail");
        }
        if (session.isEmpty() && !alertsTo.isEmpty()) {
            reader.error("kassa.mail.session", "is missing: alerts cannot be mailed without it");
        }
        return new MailSettings(session, from, address(reader, "kassa.mail.reply-to"), alertsTo);
    }

    boolean isOn() {
        return session.isPresent();
    }

    private static Optional<String> address(SettingsReader reader, String name) {
        Optional<String> value = reader.optional(name);
        value.filter(text -> MailAddresses.named(text).isEmpty())
                .ifPresent(text -> reader.error(name, "must be one mail address, ASCII before the @"));
        return value;
    }

    private static List<String> addresses(SettingsReader reader, String name) {
        List<String> all = reader.optional(name).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        if (all.stream().anyMatch(one -> MailAddresses.plain(one).isEmpty())) {
            reader.error(name, "must be mail addresses without names, ASCII before the @, with commas between them");
        }
        return all;
    }
}
