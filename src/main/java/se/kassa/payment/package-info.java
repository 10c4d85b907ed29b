/** The payment of an order: the port to a payment provider, attempts and revisions, matching, and payment reviews. */
package se.kassa.payment;
