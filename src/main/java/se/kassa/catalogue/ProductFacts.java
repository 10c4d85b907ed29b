package se.kassa.catalogue;

/**
 * All that a page shows of a product in one language: equal where the same is shown.
 *
 * @param unitAmount minor units, VAT included
 * @param vatRate basis points
 * @param weight grams; null where it is not known
 */
record ProductFacts(
        String sku,
        String category,
        long unitAmount,
        int vatRate,
        Integer weight,
        String picture,
        String name,
        String description) {}
