package se.kassa.catalogue.edit;

import java.io.Serializable;

/**
 * What a product was when staff saw it.
 *
 * @param version of the product
 * @param stock quantity; null if stock was not tracked
 */
public record ProductState(int version, Integer stock) implements Serializable {}
