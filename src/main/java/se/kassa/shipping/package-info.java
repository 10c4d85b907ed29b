/** How goods come to the shopper: methods with their prices and limits, kept as data and managed on the order admin. */
package se.kassa.shipping;
