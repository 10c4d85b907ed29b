package se.kassa.checkout;

/**
 * A line of the cart of which there are fewer pieces than it wants.
 *
 * @param left how many pieces the shopper can have; zero or more
 */
public record Shortage(String sku, String name, int left) {}
