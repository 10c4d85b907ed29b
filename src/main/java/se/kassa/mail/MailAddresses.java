package se.kassa.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import se.kassa.platform.contact.EmailAddress;

/** Makes addresses for a header from texts. Every header made of them is ASCII. */
final class MailAddresses {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private MailAddresses() {}

    /** Reads a plain address; empty where no mail can be sent to it. */
    static Optional<InternetAddress> plain(String text) {
        return EmailAddress.parse(text).map(address -> {
            InternetAddress plain = new InternetAddress();
            plain.setAddress(address.ascii());
            return plain;
        });
    }

    /**
     * Reads one address with or without a name, {@code Name <address>}.
     *
     * @return empty where there is not exactly one, or no mail can be sent to it
     */
    static Optional<InternetAddress> named(String text) {
        if (CONTROL.matcher(text).find()) {
            return Optional.empty();
        }
        try {
            InternetAddress[] parsed = InternetAddress.parse(text, true);
            return parsed.length == 1 && !parsed[0].isGroup()
                    ? plain(parsed[0].getAddress()).map(address -> withName(address, parsed[0].getPersonal()))
                    : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    /** A name that the library has parsed itself goes out as it was written, and not encoded. */
    private static InternetAddress withName(InternetAddress address, String name) {
        try {
            address.setPersonal(name, StandardCharsets.UTF_8.name());
            return address;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
