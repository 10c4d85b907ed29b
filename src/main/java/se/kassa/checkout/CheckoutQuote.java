package se.kassa.checkout;

import java.util.List;
import java.util.Locale;
import se.kassa.discount.DiscountResult;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.platform.money.VatBreakdown;

/**
 * What a cart comes to at this moment.
 *
 * @param lines the products with their discounts, and the delivery; empty where nothing can be bought
 * @param deliveries what can be chosen between
 * @param buying who buys and how
 * @param reduction what the discount code takes off, or why nothing
 */
public record CheckoutQuote(
        Locale language,
        List<Line> lines,
        List<Delivery> deliveries,
        CheckoutDetails buying,
        DiscountResult reduction) {

    /**
     * A way to deliver this cart.
     *
     * @param price minor units, VAT included, without a discount
     */
    public record Delivery(String code, String name, String description, long price, int vatRate) {}

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isDeliverable() {
        return !deliveries.isEmpty();
    }

    /** Minor units, VAT included. */
    long amount() {
        return Line.sum(lines);
    }

    /** The net amounts and the VAT of the lines, in their order. */
    public VatBreakdown vat() {
        return Line.vat(lines);
    }

    /** Whether an order is what is offered here. */
    boolean isThatOf(Order order) {
        return isDeliverable()
                && lines.equals(order.getLines())
                && buying.equals(order.getBuying())
                && language.toLanguageTag().equals(order.getLanguage());
    }
}
