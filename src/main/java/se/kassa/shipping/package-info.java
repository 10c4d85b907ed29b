/** Shipping methods with prices and limits, managed on the admin pages. */
package se.kassa.shipping;
