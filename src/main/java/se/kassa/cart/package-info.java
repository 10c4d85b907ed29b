/** The shopper's cart, kept in the session, and its arithmetic. */
package se.kassa.cart;
