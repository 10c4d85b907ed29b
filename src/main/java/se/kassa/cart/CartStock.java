package se.kassa.cart;

import java.util.Collection;
import java.util.Map;

/** How many pieces of each product a cart can have. Pieces that the cart's own order reserves count as available. */
public interface CartStock {

    /**
     * Available quantities by SKU; products whose stock is not tracked are missing.
     *
     * @param cartToken {@link Cart#token()}
     */
    Map<String, Integer> available(String cartToken, Collection<String> skus);
}
