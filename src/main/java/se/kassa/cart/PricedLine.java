package se.kassa.cart;

import se.kassa.platform.money.VatRate;

/**
 * A line of the cart at today's price.
 *
 * @param unitAmount minor units, VAT included
 * @param picture the file's name in the resource library {@code products}
 */
public record PricedLine(String sku, String name, String picture, int quantity, long unitAmount, VatRate vatRate) {

    /** Minor units, VAT included. */
    public long amount() {
        return Math.multiplyExact(unitAmount, quantity);
    }
}
