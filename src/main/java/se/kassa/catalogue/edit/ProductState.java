package se.kassa.catalogue.edit;

import java.io.Serializable;

/**
 * The state of a product that staff saw.
 *
 * @param version of the product
 * @param stock quantity; null if stock was not tracked
 */
public record ProductState(int version, Integer stock) implements Serializable {}
