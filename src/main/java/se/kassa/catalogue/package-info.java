/** What the shop sells: categories, products, their prices and texts. A price change never touches an order. */
package se.kassa.catalogue;
