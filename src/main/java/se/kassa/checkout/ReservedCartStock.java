package se.kassa.checkout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import se.kassa.cart.CartStock;
import se.kassa.order.OrderRepository;
import se.kassa.stock.Stock;

/** Counts the pieces that the cart's own order reserves as available. */
@ApplicationScoped
class ReservedCartStock implements CartStock {

    private static final long NO_ORDER = -1;

    @Inject
    private OrderRepository orders;

    @Inject
    private Stock stock;

    @Override
    public Map<String, Integer> available(String cartToken, Collection<String> skus) {
        return stock.available(skus, orders.idByCartToken(cartToken).orElse(NO_ORDER));
    }
}
