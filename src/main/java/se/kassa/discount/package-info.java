/** Discount codes: what each is worth and for whom, and the counting of their uses. Knows an order by its id only. */
package se.kassa.discount;
