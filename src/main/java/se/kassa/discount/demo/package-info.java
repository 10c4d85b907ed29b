/** A demo discount code, for evaluation. */
package se.kassa.discount.demo;
