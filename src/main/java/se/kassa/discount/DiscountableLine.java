package se.kassa.discount;

/**
 * A line that can be discounted.
 *
 * @param category code of the product's category
 * @param amount minor units, VAT included
 */
public record DiscountableLine(String category, long amount) {}
