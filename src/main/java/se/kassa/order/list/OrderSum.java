package se.kassa.order.list;

/**
 * What orders of one currency amount to.
 *
 * @param currency ISO 4217
 * @param orders the number of orders
 * @param amount ordered, minor units with VAT; so are the other amounts
 */
public record OrderSum(String currency, long orders, long amount, long captured, long refunded) {}
