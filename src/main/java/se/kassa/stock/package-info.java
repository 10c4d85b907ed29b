/** Stock levels and reservations. Stock of a product without a level is not tracked: it is always available. */
package se.kassa.stock;
