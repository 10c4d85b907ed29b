package se.kassa.ecster;

import java.math.BigDecimal;
import java.util.List;

/**
 * The body of {@code POST /v1/carts} and {@code PUT /v1/carts/{cartKey}} (Ecster's developer site; WooCommerce and
 * Magento 2 plugins). Null fields are left out.
 */
public record CartMessage(
        Locale locale,
        String countryCode,
        Parameters parameters,
        Cart cart,
        String orderReference,
        String notificationUrl,
        Platform platform) {

    /** @param language one of Ecster's: sv, en, no, da, fi */
    public record Locale(String language, String country) {}

    public record Parameters(
            String shopTermsUrl, String returnUrl, String defaultDeliveryCountry, PurchaseType purchaseType) {}

    /**
     * @param type {@code B2C} or {@code B2B}
     * @param show whether the shopper may switch
     */
    public record PurchaseType(String type, boolean show) {}

    /** @param amount minor units, VAT included: the sum of the rows */
    public record Cart(long amount, String currency, List<Row> rows) {}

    /**
     * @param partNumber at most 32 characters
     * @param unitAmount minor units, VAT included
     * @param vatRate percent × 100
     * @param discountAmount minor units, for the whole row; null for none
     */
    public record Row(
            String partNumber,
            String name,
            BigDecimal quantity,
            long unitAmount,
            String unit,
            int vatRate,
            Long discountAmount,
            Boolean fee) {}

    public record Platform(String reference, String info) {}
}
