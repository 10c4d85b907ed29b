/**
 * The order: what was bought, by whom, what is known of its payment and shipping, and everything that happened to it.
 * Entities guard their own transitions; nobody sets a state from outside.
 */
package se.kassa.order;
