package se.kassa.cart;

import se.kassa.catalogue.WithdrawalExemption;
import se.kassa.platform.money.VatRate;

/**
 * A cart line at the current price.
 *
 * @param category code of the product's category
 * @param weight grams per unit; 0 if unknown
 * @param exemption why consumers cannot withdraw from the purchase; null if they can
 * @param picture file name in the resource library {@code products}
 */
public record PricedCartLine(
        String sku,
        String category,
        String name,
        String description,
        String picture,
        int quantity,
        Price price,
        int weight,
        WithdrawalExemption exemption) {

    /**
     * The price of one unit.
     *
     * @param amount minor units, VAT included
     * @param prior lowest price of the 30 days before a reduction that is announced, minor units; null for none
     * @param vatRate the rate on the day of the sale
     */
    public record Price(long amount, Long prior, VatRate vatRate) {}

    /** The price of one unit in minor units, VAT included. */
    public long unitAmount() {
        return price.amount();
    }

    /** The price of all units in minor units, VAT included. */
    public long amount() {
        return Math.multiplyExact(price.amount(), quantity);
    }
}
