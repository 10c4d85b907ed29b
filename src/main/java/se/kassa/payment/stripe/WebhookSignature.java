package se.kassa.payment.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies the header {@code Stripe-Signature}, {@code t=<seconds>,v1=<hex>[,v1=<hex>]}: an HMAC-SHA256 with the secret of
 * the endpoint over {@code <seconds>.<raw body>}. There may be several signatures and several secrets while a secret is
 * rolled; one pair has to match.
 */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";

    /** The limit of Stripe's own libraries; it bounds how long a recorded request can be replayed. */
    private static final Duration TOLERANCE = Duration.ofSeconds(300);

    private static final int MAX_HEADER_LENGTH = 4096;

    private WebhookSignature() {}

    /**
     * Why a request is not authentic; empty if it is.
     *
     * @param header null if it is missing
     * @param body the raw bytes
     */
    static Optional<String> problem(String header, byte[] body, List<String> secrets, Instant now) {
        if (header == null || header.length() > MAX_HEADER_LENGTH) {
            return Optional.of("The header Stripe-Signature is missing or malformed");
        }
        String time = "";
        List<byte[]> signatures = new ArrayList<>();
        for (String element : header.split(",")) {
            String[] pair = element.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t")) {
                time = pair[1];
            } else if (pair.length == 2 && pair[0].equals("v1")) {
                signatures.add(pair[1].getBytes(StandardCharsets.US_ASCII));
            }
        }
        if (!time.matches("\\d{1,12}")) {
            return Optional.of("The header Stripe-Signature has no time");
        }
        if (!matches(time, body, secrets, signatures)) {
            return Optional.of("No signature of the header Stripe-Signature matches");
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
        return age.abs().compareTo(TOLERANCE) > 0
                ? Optional.of("The time of the header Stripe-Signature is more than five minutes off")
                : Optional.empty();
    }

    /** Compares each pair, in constant time, so that the time taken reveals nothing. */
    private static boolean matches(String time, byte[] body, List<String> secrets, List<byte[]> signatures) {
        boolean matches = false;
        for (String secret : secrets) {
            byte[] expected = hmac(secret, time, body).getBytes(StandardCharsets.US_ASCII);
            for (byte[] signature : signatures) {
                matches |= MessageDigest.isEqual(expected, signature);
            }
        }
        return matches;
    }

    private static String hmac(String secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
