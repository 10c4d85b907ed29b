package se.kassa.catalogue;

/**
 * A product on the shelf, written as the page shows it.
 *
 * @param address of its page, within the application
 * @param picture the address of its picture
 * @param soldOut whether nobody can buy a piece now
 */
public record Tile(String address, String picture, String name, String price, boolean soldOut) {}
