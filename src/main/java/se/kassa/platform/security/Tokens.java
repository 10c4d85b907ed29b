package se.kassa.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Random tokens, and comparisons that tell nothing by their duration. */
public final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 24;

    private Tokens() {}

    /** A token of 192 random bits that may stand in a URL: 32 characters. */
    public static String newToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(TOKEN_BYTES));
    }

    /** So many random bytes. */
    public static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Whether both are the same, in a time that depends on neither's content; null is equal to nothing. */
    public static boolean same(String expected, String given) {
        return expected != null && given != null && MessageDigest.isEqual(sha256(expected), sha256(given));
    }

    /** The SHA-256 of the text in UTF-8, as 64 hexadecimal digits. */
    public static String digest(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    /** The SHA-256 of the bytes, as 64 hexadecimal digits. */
    public static String digest(byte[] content) {
        return HexFormat.of().formatHex(sha256(content));
    }

    private static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
