/** Discount codes, their conditions and uses. Refers to orders by id only. */
package se.kassa.discount;
