package se.kassa.payment.ecster;

import java.math.BigDecimal;
import java.util.List;

/**
 * The body of {@code POST /v1/carts} and {@code PUT /v1/carts/{cartKey}} (Ecster's developer site; WooCommerce and
 * Magento 2 plugins). Null fields are left out. {@code deliveryMethods} is left out in the external flow, where the delivery
 * is a row already (WooCommerce plugin).
 */
public record CartMessage(
        Locale locale,
        String countryCode,
        Parameters parameters,
        Cart cart,
        Consumer consumer,
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
    public record Cart(long amount, String currency, String message, List<Row> rows) {}

    /**
     * The customer details from the checkout. Ecster refused {@code nationalId} in a cart with code 4003 (Magento 2
     * plugin).
     */
    public record Consumer(Name name, Address address, ContactInfo contactInfo) {}

    public record Name(String firstName, String lastName) {}

    /** @param line2 of a company, its name (WooCommerce plugin) */
    public record Address(String line1, String line2, String city, String zip, String country) {}

    public record ContactInfo(String email, Cellular cellular) {}

    /**
     * A phone number without {@code country}: the WooCommerce plugin sends a calling code there, and whether Ecster took
     * a country code is unknown.
     *
     * @param number a Swedish number in national format, others with their calling code
     */
    public record Cellular(String number) {}

    /**
     * @param partNumber at most 32 characters
     * @param description at most 128 characters
     * @param unitAmount minor units, VAT included
     * @param vatRate percent × 100
     * @param discountAmount minor units, for the whole row; null for none
     */
    public record Row(
            String partNumber,
            String name,
            String description,
            BigDecimal quantity,
            long unitAmount,
            String unit,
            int vatRate,
            Long discountAmount,
            Boolean fee) {}

    public record Platform(String reference, String info) {}
}
