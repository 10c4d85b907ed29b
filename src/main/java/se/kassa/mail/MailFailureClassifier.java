package se.kassa.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.kassa.platform.outbox.DeliveryException;

/**
 * Reads from a failure of the transport what became of the mail. The transport's own exceptions are the server's
 * business; what every one of them has is the mail server's reply as its message, which begins with a code (RFC 5321,
 * 4.2).
 */
final class MailFailureClassifier {

    private static final Pattern REPLY = Pattern.compile("\\s*([245])\\d\\d[ -].*", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"]+@[^\\s<>\"]+");
    private static final int LONGEST = 300;

    private MailFailureClassifier() {}

    /** The recipient's address is none that mail can be sent to. */
    static DeliveryException badAddress() {
        return new DeliveryException(DeliveryException.Kind.REJECTED, "The address is no mail address", null);
    }

    /**
     * @param failure of the transport; the library reports characters that it does not send as
     *     {@code IllegalArgumentException}
     * @param leaving whether the content had begun to go to the mail server: then only a response with a code proves that
     *     it was not taken
     */
    static DeliveryException explain(Exception failure, boolean leaving) {
        Optional<String> reply = reply(failure);
        String what = reply.orElseGet(() -> deepest(failure).toString());
        return new DeliveryException(kind(failure, reply, leaving), withoutAddresses(what), failure);
    }

    private static DeliveryException.Kind kind(Exception failure, Optional<String> reply, boolean leaving) {
        if (reply.isEmpty()) {
            if (!leaving && isAboutAnAddress(failure)) {
                return DeliveryException.Kind.REJECTED;
            }
            return leaving ? DeliveryException.Kind.UNCERTAIN : DeliveryException.Kind.RETRY;
        }
        boolean forGood = reply.get().strip().startsWith("5") && !(failure instanceof AuthenticationFailedException);
        return forGood ? DeliveryException.Kind.REJECTED : DeliveryException.Kind.RETRY;
    }

    private static boolean isAboutAnAddress(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof AddressException || one instanceof IllegalArgumentException) {
                return true;
            }
        }
        return false;
    }

    /** The mail server's own words, from the failure or one that caused it. */
    private static Optional<String> reply(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            Matcher matcher = REPLY.matcher(String.valueOf(one.getMessage()));
            if (matcher.matches()) {
                return Optional.of(one.getMessage());
            }
        }
        return Optional.empty();
    }

    private static Throwable deepest(Throwable failure) {
        Throwable one = failure;
        while (one.getCause() != null) {
            one = one.getCause();
        }
        return one;
    }

    /** For the log and the order admin; an address belongs to neither. */
    private static String withoutAddresses(String text) {
        String clean = ADDRESS.matcher(text).replaceAll("…").strip();
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}
