package se.kassa.catalogue;

/**
 * A category above the shelf, written as the page shows it.
 *
 * @param address of its products, within the application
 * @param chosen whether they are shown now
 */
public record Tab(String address, String name, boolean chosen) {}
