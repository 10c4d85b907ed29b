package se.kassa.cart;

import se.kassa.catalogue.WithdrawalExemption;
import se.kassa.platform.money.VatRate;

/**
 * A cart line at the current price.
 *
 * @param unitAmount minor units, VAT included
 * @param priorPrice lowest price of the 30 days before a reduction that is announced, minor units; null for none
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
        long unitAmount,
        Long priorPrice,
        VatRate vatRate,
        int weight,
        WithdrawalExemption exemption) {

    /** Minor units, VAT included. */
    public long amount() {
        return Math.multiplyExact(unitAmount, quantity);
    }
}
