package se.kassa.payment;

import java.util.Objects;

/**
 * A session at the provider in which one attempt can be paid.
 *
 * @param id the provider's id, at most 255 characters
 * @param page where the shopper pays
 */
public record PaymentSession(String id, PaymentPage page) {

    public PaymentSession {
        Objects.requireNonNull(id);
        Objects.requireNonNull(page);
    }
}
