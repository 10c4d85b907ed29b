/** What is known of the persons who bought: found by e-mail, given out, and erased, by hand or by time. */
package se.kassa.order.privacy;
