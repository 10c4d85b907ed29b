/** How many pieces there are of a product, and who has reserved them. A product without a level is always there. */
package se.kassa.stock;
