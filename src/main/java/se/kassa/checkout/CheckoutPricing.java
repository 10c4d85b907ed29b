package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.kassa.cart.Cart;
import se.kassa.cart.CartPricing;
import se.kassa.cart.PricedCart;
import se.kassa.cart.PricedCartLine;
import se.kassa.checkout.CheckoutQuote.Delivery;
import se.kassa.discount.DiscountRejection;
import se.kassa.discount.DiscountRepository;
import se.kassa.discount.DiscountResult;
import se.kassa.discount.DiscountableLine;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Customer;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.shipping.AvailableShippingMethods;
import se.kassa.shipping.ShippingMethod;
import se.kassa.shipping.ShippingMethodText;

/**
 * Computes the quote for a cart: current prices, the discount distributed over the lines, and shipping. The
 * free-shipping threshold applies to the products after discount.
 */
@ApplicationScoped
public class CheckoutPricing {

    @Inject
    private CartPricing pricing;

    @Inject
    private AvailableShippingMethods deliveryChoice;

    @Inject
    private DiscountRepository discounts;

    @Inject
    private ShopSettings settings;

    /**
     * Computes a quote.
     *
     * @param order the order of the cart; null if there is none
     */
    CheckoutQuote of(Cart cart, CheckoutSession shopper, Locale language, Order order) {
        return of(cart, cart.discountCode(), shopper, language, order);
    }

    /** Why a discount code would be rejected now; empty if it gives a discount. Does not change the cart. */
    Optional<DiscountRejection> rejection(
            Cart cart, String code, CheckoutSession shopper, Locale language, Order order) {
        return of(cart, code, shopper, language, order).reduction().rejection();
    }

    private CheckoutQuote of(Cart cart, String code, CheckoutSession shopper, Locale language, Order order) {
        PricedCart priced = pricing.price(cart, language);
        if (priced.isEmpty()) {
            return new CheckoutQuote(language, List.of(), List.of(), CheckoutDetails.UNKNOWN, DiscountResult.none(0));
        }
        List<ShippingMethod> methods = deliveryChoice.availableFor(priced.weight(), country(shopper));
        DiscountResult goods = reduction(code, shopper, priced, 0, order);
        long goodsAmount = priced.amount() - goods.total();
        List<Delivery> deliveries = methods.stream()
                .map(method -> delivery(method, goodsAmount, language))
                .toList();
        Optional<Delivery> chosen = chosen(deliveries, cart.deliveryMethod());
        DiscountResult all =
                reduction(code, shopper, priced, chosen.map(Delivery::price).orElse(0L), order);
        return new CheckoutQuote(
                language, lines(priced, all, chosen), deliveries, buying(code, shopper, chosen, all), all);
    }

    private String country(CheckoutSession shopper) {
        return shopper.country().orElse(settings.countries().get(0));
    }

    private DiscountResult reduction(
            String code, CheckoutSession shopper, PricedCart priced, long deliveryPrice, Order order) {
        if (code == null) {
            return DiscountResult.none(priced.lines().size());
        }
        List<DiscountableLine> items = priced.lines().stream()
                .map(line -> new DiscountableLine(line.category(), line.amount()))
                .toList();
        return discounts.calculate(code, items, deliveryPrice, shopper.email(), order == null ? null : order.getId());
    }

    private static Delivery delivery(ShippingMethod method, long goodsAmount, Locale language) {
        ShippingMethodText text = method.text(language);
        return new Delivery(
                method.getCode(),
                text.getName(),
                text.getDescription(),
                method.priceFor(goodsAmount),
                method.getTerms().vatRate().basisPoints(),
                method.isPickUp(),
                method.missingUntilFree(goodsAmount));
    }

    /** The chosen shipping method, or the first available one. */
    private static Optional<Delivery> chosen(List<Delivery> deliveries, String code) {
        return deliveries.stream()
                .filter(delivery -> delivery.code().equals(code))
                .findFirst()
                .or(() -> deliveries.stream().findFirst());
    }

    private static List<Line> lines(PricedCart priced, DiscountResult reduction, Optional<Delivery> chosen) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < priced.lines().size(); i++) {
            lines.add(line(priced.lines().get(i), reduction.products()[i]));
        }
        chosen.map(delivery -> line(delivery, reduction.shipping())).ifPresent(lines::add);
        return lines;
    }

    private static Line line(PricedCartLine line, long discount) {
        return new Line(
                Line.Kind.PRODUCT,
                line.sku(),
                line.name(),
                line.description(),
                line.quantity(),
                line.unitAmount(),
                discount,
                line.price().vatRate().basisPoints());
    }

    static Line line(Delivery delivery, long discount) {
        return new Line(
                Line.Kind.SHIPPING,
                "delivery-" + delivery.code().toLowerCase(Locale.ROOT),
                delivery.name(),
                delivery.description(),
                1,
                delivery.price(),
                discount,
                delivery.vatRate());
    }

    private static CheckoutDetails buying(
            String code, CheckoutSession shopper, Optional<Delivery> chosen, DiscountResult reduction) {
        boolean discounted = code != null && reduction.rejection().isEmpty();
        Customer consumer = shopper.customer();
        return new CheckoutDetails(
                shopper.type(), consumer, chosen.map(Delivery::code).orElse(null), discounted ? code : null);
    }
}
