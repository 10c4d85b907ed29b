package se.kassa.cart;

/**
 * A catalogue change since the shopper last saw the cart.
 *
 * @param name product name
 * @param before unit price that was shown, minor units
 * @param now current unit price, minor units; null if the product is no longer sold
 */
public record CartNotice(String name, long before, Long now) {

    /** Whether the product is no longer sold and was removed from the cart. */
    public boolean removed() {
        return now == null;
    }
}
