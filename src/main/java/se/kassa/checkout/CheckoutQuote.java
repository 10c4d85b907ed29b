package se.kassa.checkout;

import java.util.List;
import java.util.Locale;
import se.kassa.discount.DiscountResult;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.platform.money.VatBreakdown;

/**
 * The quote for a cart at this moment.
 *
 * @param lines products with discounts, and shipping; empty if nothing can be bought
 * @param deliveries the available shipping methods
 * @param buying the customer and the chosen options
 * @param reduction the discount, or why there is none
 */
public record CheckoutQuote(
        Locale language,
        List<Line> lines,
        List<Delivery> deliveries,
        CheckoutDetails buying,
        DiscountResult reduction) {

    /**
     * A shipping method for this cart.
     *
     * @param price minor units, including VAT, without discount
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

    /** Whether the order has the same content as this quote. */
    boolean matches(Order order) {
        return isDeliverable()
                && lines.equals(order.getLines())
                && buying.equals(order.getCheckoutDetails())
                && language.toLanguageTag().equals(order.getLanguage());
    }
}
