package se.kassa.checkout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
     * @param pickup whether the customer collects the parcel in the shop
     * @param missingUntilFree minor units that the products lack for free shipping; 0 if it is free or never becomes free
     */
    public record Delivery(
            String code,
            String name,
            String description,
            long price,
            int vatRate,
            boolean pickup,
            long missingUntilFree) {}

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isDeliverable() {
        return !deliveries.isEmpty();
    }

    /** The chosen shipping method; empty if there is none. */
    public Optional<Delivery> chosen() {
        return deliveries.stream()
                .filter(delivery -> delivery.code().equals(buying.deliveryMethod()))
                .findFirst();
    }

    /** The cheapest shipping method to an address, or the cheapest at all; empty if there is none. */
    public Optional<Delivery> cheapest() {
        return deliveries.stream().min(Comparator.comparing(Delivery::pickup).thenComparingLong(Delivery::price));
    }

    /** A copy with another shipping method, without discount on it. */
    CheckoutQuote with(Delivery delivery) {
        List<Line> changed = new ArrayList<>(lines);
        changed.removeIf(line -> line.kind() == Line.Kind.SHIPPING);
        changed.add(CheckoutPricing.line(delivery, 0));
        return new CheckoutQuote(language, changed, deliveries, buying, reduction);
    }

    /** Products before discount, in minor units, VAT included. */
    public long goods() {
        return lines.stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT)
                .mapToLong(line -> Math.addExact(line.amount(), line.discountAmount()))
                .reduce(0, Math::addExact);
    }

    /** Minor units, VAT included. */
    public long amount() {
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
