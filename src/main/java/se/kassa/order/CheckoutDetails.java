package se.kassa.order;

/**
 * Who buys, and on which terms, as the shopper told before the payment.
 *
 * @param consumer what the shopper gave of name, address and company; null for nothing
 * @param deliveryMethod the code of the chosen method; null where there is none
 * @param discountCode null for none
 */
public record CheckoutDetails(CustomerType type, Customer consumer, String deliveryMethod, String discountCode) {

    /** A consumer of whom nothing is known. */
    public static final CheckoutDetails UNKNOWN = new CheckoutDetails(CustomerType.B2C, null, null, null);
}
