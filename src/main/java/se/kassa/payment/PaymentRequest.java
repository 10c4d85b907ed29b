package se.kassa.payment;

import java.util.List;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Line;
import se.kassa.platform.security.Tokens;

/**
 * The purchase that a payment session is opened for.
 *
 * @param reference unique to the attempt
 * @param notificationToken secret part of the notification URL; never sent to a browser
 * @param receiptToken secret part of the order page's URL
 * @param language BCP 47 tag
 * @param currency ISO 4217
 * @param lines at least one
 * @param buying the customer and the chosen options, as far as known
 */
public record PaymentRequest(
        String reference,
        String notificationToken,
        String receiptToken,
        String language,
        String currency,
        List<Line> lines,
        CheckoutDetails buying) {

    /**
     * Distinguishes the attempt from one of another shop or database with the same reference. It does not reveal the token.
     * An adapter whose provider stores data with a payment stores it there, and returns it in
     * {@link ProviderPayment.Identity#attemptDigest}.
     */
    public String attemptDigest() {
        return Tokens.sha256(notificationToken);
    }

    /** Minor units, VAT included: the sum of the lines. */
    public long amount() {
        return Line.sum(lines);
    }
}
