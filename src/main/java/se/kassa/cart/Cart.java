package se.kassa.cart;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.kassa.platform.security.Tokens;

/**
 * The shopper's cart: quantities by SKU and the prices that were last shown. Its token is stored with the order made
 * from it, so that one cart makes one order; when that order is paid, the cart gets a new token. Thread-safe for
 * concurrent requests of a session.
 */
@SessionScoped
public class Cart implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Maximum quantity per product. */
    public static final int MAX_QUANTITY = 999;

    private static final int MAX_LINES = 100;

    private final LinkedHashMap<String, Integer> quantities = new LinkedHashMap<>();

    /** What the shopper last saw, by SKU; null in a session created by an older release. */
    private HashMap<String, Shown> shown = new HashMap<>();

    private String token = Tokens.random();
    private String deliveryMethod;
    private String discountCode;

    /** The token of the browser's cookie; null until the cart is to be saved. */
    private String savedToken;

    private CartContent savedContent;
    private long savedRevision;

    /** @param unitAmount minor units */
    private record Shown(String name, long unitAmount) implements Serializable {}

    /** Token that links the cart to the order made from it. */
    public synchronized String token() {
        return token;
    }

    private void renew() {
        token = Tokens.random();
    }

    /**
     * Adds a quantity, up to the maximum.
     *
     * @return false if the cart has the maximum number of lines
     */
    public synchronized boolean add(String sku, int quantity) {
        if (!quantities.containsKey(sku) && quantities.size() >= MAX_LINES) {
            return false;
        }
        quantities.merge(sku, quantity, (old, more) -> Math.min(MAX_QUANTITY, old + more));
        return true;
    }

    /** Sets the quantity of a product in the cart; zero removes the line. */
    public synchronized void change(String sku, int quantity) {
        if (quantity <= 0) {
            quantities.remove(sku);
        } else {
            quantities.replace(sku, Math.min(MAX_QUANTITY, quantity));
        }
    }

    /**
     * Reduces quantities to what is available. A product that is sold out keeps its quantity.
     *
     * @param available quantities by SKU; products whose stock is not tracked are missing
     * @return SKUs whose quantity was reduced
     */
    synchronized Set<String> limit(Map<String, Integer> available) {
        Set<String> reduced = new LinkedHashSet<>();
        quantities.replaceAll((sku, quantity) -> {
            int most = available.getOrDefault(sku, MAX_QUANTITY);
            if (most <= 0 || quantity <= most) {
                return quantity;
            }
            reduced.add(sku);
            return most;
        });
        return reduced;
    }

    public synchronized void clear() {
        quantities.clear();
    }

    /** A copy, in the order of adding. */
    public synchronized Map<String, Integer> quantities() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    }

    public synchronized boolean isEmpty() {
        return quantities.isEmpty();
    }

    /**
     * Records what the shopper is about to see and removes products that are no longer sold.
     *
     * @param lines lines of the cart at current prices
     * @return changes since the cart was last shown, in the order of adding; returned once
     */
    synchronized List<CartNotice> show(List<PricedCartLine> lines) {
        Map<String, PricedCartLine> sold = lines.stream().collect(Collectors.toMap(PricedCartLine::sku, line -> line));
        Map<String, Shown> before = shown == null ? Map.of() : shown;
        List<CartNotice> notices = new ArrayList<>();
        for (String sku : quantities.keySet()) {
            Shown known = before.get(sku);
            PricedCartLine line = sold.get(sku);
            if (line == null) {
                notices.add(new CartNotice(
                        known == null ? sku : known.name(), known == null ? 0 : known.unitAmount(), null));
            } else if (known != null && known.unitAmount() != line.unitAmount()) {
                notices.add(new CartNotice(line.name(), known.unitAmount(), line.unitAmount()));
            }
        }
        quantities.keySet().retainAll(sold.keySet());
        shown = new HashMap<>();
        lines.forEach(line -> shown.put(line.sku(), new Shown(line.name(), line.unitAmount())));
        return notices;
    }

    /** Total quantity. */
    public synchronized int count() {
        return quantities.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Code of the chosen shipping method; null if none is chosen. */
    public synchronized String deliveryMethod() {
        return deliveryMethod;
    }

    public synchronized void chooseShippingMethod(String code) {
        deliveryMethod = code;
    }

    /** The discount code as entered; null if none. */
    public synchronized String discountCode() {
        return discountCode;
    }

    /** @param code null to remove it */
    public synchronized void useDiscountCode(String code) {
        discountCode = code;
    }

    /**
     * Removes the ordered quantities once, if the order was made from this cart. Quantities added since stay, and the
     * cart gets a new token.
     *
     * @param orderedToken cart token of the order
     */
    public synchronized void removeOrdered(String orderedToken, Map<String, Integer> ordered) {
        if (token.equals(orderedToken)) {
            ordered.forEach((sku, quantity) -> quantities.computeIfPresent(
                    sku, (key, old) -> old > quantity ? Integer.valueOf(old - quantity) : null));
            discountCode = null;
            renew();
        }
    }

    /** Gives the cart a new token if its order can no longer be paid. */
    public synchronized void renew(String closedToken) {
        if (token.equals(closedToken)) {
            renew();
        }
    }

    /** The token that the browser finds the cart by in later sessions; null until the cart is to be saved. */
    public synchronized String savedToken() {
        return savedToken;
    }

    public synchronized void saveUnder(String newToken) {
        savedToken = newToken;
    }

    /** Whether the cart has a token to be saved under, and changed since it was saved. */
    public synchronized boolean isUnsaved() {
        return savedToken != null && !content().equals(savedContent);
    }

    synchronized CartContent content() {
        return new CartContent(token, quantities);
    }

    synchronized long savedRevision() {
        return savedRevision;
    }

    /** Adds what is saved: of each product the higher quantity remains. */
    synchronized void restore(String newToken, CartContent content, long revision) {
        if (quantities.isEmpty()) {
            token = content.token();
        }
        content.quantities().forEach((sku, quantity) -> {
            if (quantities.containsKey(sku) || quantities.size() < MAX_LINES) {
                quantities.merge(sku, quantity, Math::max);
            }
        });
        savedToken = newToken;
        savedContent = content;
        savedRevision = revision;
    }

    synchronized void saved(CartContent content) {
        savedContent = content;
        savedRevision++;
    }
}
