package se.kassa.platform.contact;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import se.kassa.platform.text.InputNormalizer;

/**
 * A mail address that any mail server takes: what is before the @ is ASCII, and the domain is a public one. Checkout,
 * settings and mailer use this one rule, so that no address is taken that can't be mailed to.
 */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])");

    /** IDNA 2003 and 2008 read these as different domains; mail would go to somebody else's. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς]");

    private final String localPart;
    private final String asciiDomain;

    private EmailAddress(String localPart, String asciiDomain) {
        this.localPart = localPart;
        this.asciiDomain = asciiDomain;
    }

    /**
     * Reads one address without a name. Invisible characters are left out, spaces around are nothing, and full-width
     * characters and typographic hyphens are read as their ASCII forms.
     *
     * @return empty where it is no address, or one with letters other than ASCII before the @
     */
    public static Optional<EmailAddress> parse(String text) {
        String plain = InputNormalizer.normalize(text);
        int at = plain.lastIndexOf('@');
        if (at <= 0) {
            return Optional.empty();
        }
        String localPart = plain.substring(0, at);
        return asciiDomain(plain.substring(at + 1))
                .map(ascii -> new EmailAddress(localPart, ascii))
                .filter(EmailAddress::isDeliverable);
    }

    private static Optional<String> asciiDomain(String domain) {
        if (AMBIGUOUS.matcher(domain).find()) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(DOMAIN.asMatchPredicate());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean isDeliverable() {
        return localPart.length() <= LONGEST_LOCAL_PART
                && ascii().length() <= LONGEST
                && LOCAL_PART.matcher(localPart).matches()
                && isValid(ascii());
    }

    /** By the rule of the library that mails it. */
    private static boolean isValid(String address) {
        try {
            new InternetAddress(address, true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    /** As it is kept and shown, {@code anna@exämple.se}, also where it was written in its ASCII form. */
    public String value() {
        return localPart + "@" + IDN.toUnicode(asciiDomain);
    }

    /** As it is mailed to, {@code anna@xn--exmple-cua.se}. */
    public String ascii() {
        return localPart + "@" + asciiDomain;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && ascii().equals(that.ascii());
    }

    @Override
    public int hashCode() {
        return ascii().hashCode();
    }

    @Override
    public String toString() {
        return value();
    }
}
