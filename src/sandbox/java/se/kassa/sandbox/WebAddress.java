package se.kassa.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Addresses of a shop as shops write them: with blanks, letters outside ASCII, and host names with an underscore. */
public final class WebAddress {

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?#\\s]+([/?#].*)?");
    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[^!#-;=?-\\[\\]_a-z~]");

    private WebAddress() {}

    /** Whether it is absolute and of the web, however it is written. */
    static boolean isAbsolute(String address) {
        return ABSOLUTE.matcher(address).matches();
    }

    /** Whether it follows RFC 3986, too. */
    static boolean isCorrect(String address) {
        try {
            return isAbsolute(address) && URI.create(address).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The address as it goes over the wire: what must not stand in it is percent-encoded.
     *
     * @throws IllegalArgumentException where it is no address all the same
     */
    public static URI encoded(String address) {
        return URI.create(NOT_IN_ADDRESSES.matcher(address.strip()).replaceAll(match -> percentEncoded(match.group())));
    }

    private static String percentEncoded(String character) {
        StringBuilder bytes = new StringBuilder();
        for (byte one : character.getBytes(StandardCharsets.UTF_8)) {
            bytes.append("%%%02X".formatted(one & 0xff));
        }
        return bytes.toString();
    }
}
