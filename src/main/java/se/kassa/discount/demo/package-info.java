/** A discount code for whoever wants to try Kassa. */
package se.kassa.discount.demo;
