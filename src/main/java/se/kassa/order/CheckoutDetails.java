package se.kassa.order;

/**
 * The customer, shipping method and discount code that the shopper entered at checkout.
 *
 * @param customer name, address and company as entered; null if nothing was entered
 * @param deliveryMethod code of the chosen shipping method; null if none
 * @param discountCode null if none
 */
public record CheckoutDetails(CustomerType type, Customer customer, String deliveryMethod, String discountCode) {

    /** A private customer without any details. */
    public static final CheckoutDetails UNKNOWN = new CheckoutDetails(CustomerType.PERSON, null, null, null);
}
