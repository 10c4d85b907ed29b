package se.kassa.checkout;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kassa.cart.Cart;
import se.kassa.cart.CartBean;
import se.kassa.cart.PricedCartLine;
import se.kassa.catalogue.PriceHistoryRepository;
import se.kassa.discount.Discount;
import se.kassa.discount.DiscountRepository;
import se.kassa.order.Line;

/**
 * The prior prices that cart and checkout show beside the lines: of sales, and of a discount code for everybody, which is
 * a price reduction, too.
 */
@Named("priorPrices")
@RequestScoped
public class PriorPriceBean {

    @Inject
    private Cart cart;

    @Inject
    private CartBean cartBean;

    @Inject
    private CheckoutBean checkout;

    @Inject
    private DiscountRepository discounts;

    @Inject
    private PriceHistoryRepository history;

    private CheckoutQuote quote;
    private Map<String, Long> ofQuote;

    /**
     * The lowest price of the 30 days before the price of a product in the cart was reduced, minor units; null if no
     * reduction is announced. If both a sale and a code reduce it, the lower of both prior prices.
     */
    public Long of(String sku) {
        if (quote != checkout.getQuote()) {
            quote = checkout.getQuote();
            ofQuote = ofCode();
            for (PricedCartLine line : cartBean.getPriced().lines()) {
                if (line.price().prior() != null) {
                    ofQuote.merge(line.sku(), line.price().prior(), Math::min);
                }
            }
        }
        return ofQuote.get(sku);
    }

    private Map<String, Long> ofCode() {
        List<String> discounted = quote.lines().stream()
                .filter(line -> line.kind() == Line.Kind.PRODUCT && line.discountAmount() > 0)
                .map(Line::sku)
                .toList();
        return new HashMap<>(Optional.ofNullable(cart.discountCode())
                .flatMap(discounts::find)
                .flatMap(Discount::reductionSince)
                .map(since -> history.lowestBefore(discounted, since))
                .orElse(Map.of()));
    }
}
