package se.kassa.cart;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is saved of a cart.
 *
 * @param token links the cart to its order
 * @param quantities by SKU, in the order of adding
 */
record CartContent(String token, Map<String, Integer> quantities) implements Serializable {

    CartContent {
        quantities = new LinkedHashMap<>(quantities);
    }
}
