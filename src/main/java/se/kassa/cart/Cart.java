package se.kassa.cart;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.kassa.platform.security.Tokens;

/**
 * What the shopper has put together: product numbers and quantities, and the prices that were last shown. Its token goes
 * with the order made from it, so that one cart makes one order; after that was paid the cart has a new one. Safe for
 * two requests of one session at once.
 */
@SessionScoped
public class Cart implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The largest quantity of one product. */
    public static final int MOST_PIECES = 999;

    private static final int MOST_LINES = 100;

    private final LinkedHashMap<String, Integer> quantities = new LinkedHashMap<>();

    /** What the shopper last saw, by product number; null in a session of a release that did not keep it. */
    private HashMap<String, Shown> shown = new HashMap<>();

    private String token = Tokens.newToken();
    private String deliveryMethod;
    private String discountCode;

    /** @param unitAmount minor units */
    private record Shown(String name, long unitAmount) implements Serializable {}

    /** Identifies the cart for the order made from it. */
    public synchronized String token() {
        return token;
    }

    private void renew() {
        token = Tokens.newToken();
    }

    /**
     * Adds so many pieces, up to the largest quantity.
     *
     * @return false where the cart has no room for another product
     */
    public synchronized boolean add(String sku, int quantity) {
        if (!quantities.containsKey(sku) && quantities.size() >= MOST_LINES) {
            return false;
        }
        quantities.merge(sku, quantity, (old, more) -> Math.min(MOST_PIECES, old + more));
        return true;
    }

    /** Sets the quantity of a product that is in the cart; zero removes it. */
    public synchronized void change(String sku, int quantity) {
        if (quantity <= 0) {
            quantities.remove(sku);
        } else {
            quantities.replace(sku, Math.min(MOST_PIECES, quantity));
        }
    }

    public synchronized void clear() {
        quantities.clear();
    }

    /** A copy in the order of adding. */
    public synchronized Map<String, Integer> quantities() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    }

    public synchronized boolean isEmpty() {
        return quantities.isEmpty();
    }

    /**
     * The shopper is about to see the cart. Products that are no longer sold are taken out.
     *
     * @param lines those of the cart at the catalogue's prices
     * @return what the shopper saw otherwise the last time, in the order of adding; the next call does not return it again
     */
    synchronized List<CartChange> show(List<PricedCartLine> lines) {
        Map<String, PricedCartLine> sold = lines.stream().collect(Collectors.toMap(PricedCartLine::sku, line -> line));
        Map<String, Shown> before = shown == null ? Map.of() : shown;
        List<CartChange> changes = new ArrayList<>();
        for (String sku : quantities.keySet()) {
            Shown known = before.get(sku);
            PricedCartLine line = sold.get(sku);
            if (line == null) {
                changes.add(new CartChange(
                        known == null ? sku : known.name(), known == null ? 0 : known.unitAmount(), null));
            } else if (known != null && known.unitAmount() != line.unitAmount()) {
                changes.add(new CartChange(line.name(), known.unitAmount(), line.unitAmount()));
            }
        }
        quantities.keySet().retainAll(sold.keySet());
        shown = new HashMap<>();
        lines.forEach(line -> shown.put(line.sku(), new Shown(line.name(), line.unitAmount())));
        return changes;
    }

    /** How many pieces there are. */
    public synchronized int count() {
        return quantities.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The code of the delivery method that the shopper chose; null before. */
    public synchronized String deliveryMethod() {
        return deliveryMethod;
    }

    public synchronized void chooseDeliveryMethod(String code) {
        deliveryMethod = code;
    }

    /** The only discount code, as the shopper wrote it; null for none. */
    public synchronized String discountCode() {
        return discountCode;
    }

    /** @param code null for none */
    public synchronized void useDiscountCode(String code) {
        discountCode = code;
    }

    /**
     * Takes out what was ordered, if it was ordered from this cart and that was not done before; what was added since
     * stays, and the cart can make another order.
     *
     * @param orderedToken the token of the cart that the order was made from
     */
    public synchronized void removeOrdered(String orderedToken, Map<String, Integer> ordered) {
        if (token.equals(orderedToken)) {
            ordered.forEach((sku, quantity) -> quantities.computeIfPresent(
                    sku, (key, old) -> old > quantity ? Integer.valueOf(old - quantity) : null));
            discountCode = null;
            renew();
        }
    }

    /** Lets the cart make another order; for one whose order can't be paid any more. */
    public synchronized void renew(String closedToken) {
        if (token.equals(closedToken)) {
            renew();
        }
    }
}
