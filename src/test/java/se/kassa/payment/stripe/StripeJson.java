package se.kassa.payment.stripe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Objects in the shape of Stripe's API, in {@code src/test/resources/stripe}. */
final class StripeJson {

    private StripeJson() {}

    static String text(String name) {
        try (InputStream file = StripeJson.class.getResourceAsStream("/stripe/" + name + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StripeObject object(String name) {
        return StripeObject.parse(text(name));
    }
}
