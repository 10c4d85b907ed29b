package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.kassa.cart.Cart;
import se.kassa.cart.CartPricing;
import se.kassa.cart.PricedLine;
import se.kassa.order.Line;

/** The rows of an order made from a cart: its products at today's prices, and the delivery. */
@ApplicationScoped
public class CartLines {

    @Inject
    private CartPricing pricing;

    /** Empty for a cart with nothing in it that is sold. */
    List<Line> of(Cart cart, Locale language) {
        List<Line> lines = new ArrayList<>();
        pricing.price(cart, language).lines().stream().map(CartLines::line).forEach(lines::add);
        if (!lines.isEmpty()) {
            lines.add(DeliveryMethod.of(cart.deliveryMethod()).toLine(language));
        }
        return lines;
    }

    private static Line line(PricedLine line) {
        return new Line(
                Line.Kind.PRODUCT,
                line.sku(),
                line.name(),
                line.quantity(),
                line.unitAmount(),
                0,
                line.vatRate().basisPoints());
    }
}
