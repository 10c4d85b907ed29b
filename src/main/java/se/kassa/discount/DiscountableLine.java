package se.kassa.discount;

/**
 * Goods that a discount may be given on.
 *
 * @param category the code of their category
 * @param amount minor units, VAT included
 */
public record DiscountableLine(String category, long amount) {}
