/** The catalogue: categories, products, prices and texts. A price change never affects an order. */
package se.kassa.catalogue;
