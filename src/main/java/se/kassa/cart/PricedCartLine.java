package se.kassa.cart;

import se.kassa.platform.money.VatRate;

/**
 * A line of the cart at today's price.
 *
 * @param unitAmount minor units, VAT included
 * @param category the code of the product's category
 * @param weight grams of one piece; 0 where it is not known
 * @param picture the file's name in the resource library {@code products}
 */
public record PricedCartLine(
        String sku,
        String category,
        String name,
        String description,
        String picture,
        int quantity,
        long unitAmount,
        VatRate vatRate,
        int weight) {

    /** Minor units, VAT included. */
    public long amount() {
        return Math.multiplyExact(unitAmount, quantity);
    }
}
