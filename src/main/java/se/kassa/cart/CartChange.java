package se.kassa.cart;

/**
 * What changed in the catalogue since the shopper last saw the cart.
 *
 * @param name of the product
 * @param before the price of one piece that the shopper saw, minor units
 * @param now the price of one piece, minor units; null where the product is no longer sold
 */
public record CartChange(String name, long before, Long now) {

    /** Whether the product is no longer sold, and no longer in the cart. */
    public boolean gone() {
        return now == null;
    }
}
