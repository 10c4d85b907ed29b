package se.kassa.platform.contact;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import se.kassa.platform.text.InputNormalizer;

/**
 * An e-mail address that any mail server accepts: ASCII local part and public domain. Checkout, settings and mail use
 * this one rule, so that no address is accepted that mail cannot be sent to.
 */
public final class EmailAddress {

    private static final String MASK = "•••";
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])");

    /** IDNA 2003 and 2008 map these to different domains; mail could reach another recipient. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς]");

    private final String localPart;
    private final String asciiDomain;

    private EmailAddress(String localPart, String asciiDomain) {
        this.localPart = localPart;
        this.asciiDomain = asciiDomain;
    }

    /**
     * Parses one address without a display name. Removes invisible characters and surrounding spaces; reads full-width
     * characters and typographic hyphens as ASCII.
     *
     * @return empty if it is not an address, or the local part is not ASCII
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

    /**
     * The address as its owner recognises it and nobody else can use it: {@code a•••@e•••.org}.
     *
     * @param address not parsed
     */
    public static String masked(String address) {
        int at = address.lastIndexOf('@');
        int dot = address.lastIndexOf('.');
        if (at < 1 || dot < at + 2) {
            return MASK;
        }
        return first(address.substring(0, at)) + MASK + "@" + first(address.substring(at + 1)) + MASK
                + address.substring(dot);
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
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

    /** Validates with the library that sends the mail. */
    private static boolean isValid(String address) {
        try {
            new InternetAddress(address, true).validate();
            return true;
        } catch (AddressException e) {
            return false;
        }
    }

    /** The address for storage and display, {@code anna@exämple.se}, even if it was entered in ASCII form. */
    public String value() {
        return localPart + "@" + IDN.toUnicode(asciiDomain);
    }

    /** The address for sending, {@code anna@xn--exmple-cua.se}. */
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
