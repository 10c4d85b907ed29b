package se.kassa.payment;

import java.util.List;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Line;

/**
 * What the payment provider is told of a purchase.
 *
 * @param reference ours, unique to the attempt
 * @param notificationToken the secret part of the address where events are sent to; never shown to a browser
 * @param receiptToken the secret part of the address where the shopper comes back to
 * @param language BCP 47 tag
 * @param currency ISO 4217
 * @param lines at least one
 * @param buying who buys and how, as far as the shopper told
 */
public record PaymentRequest(
        String reference,
        String notificationToken,
        String receiptToken,
        String language,
        String currency,
        List<Line> lines,
        CheckoutDetails buying) {

    /** Minor units, VAT included: the sum of the lines. */
    public long amount() {
        return Line.sum(lines);
    }
}
