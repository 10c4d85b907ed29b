package se.kassa.order;

/**
 * Who buys, and on which terms, as the shopper told before the payment.
 *
 * @param consumer what the shopper gave of name, address and company; null for nothing
 * @param deliveryMethod the code of the chosen method; null where there is none
 * @param discountCode null for none
 */
public record Buying(PurchaseType type, Consumer consumer, String deliveryMethod, String discountCode) {

    /** A consumer of whom nothing is known. */
    public static final Buying UNKNOWN = new Buying(PurchaseType.B2C, null, null, null);
}
