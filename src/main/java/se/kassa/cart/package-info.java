/** The shopper's cart, stored in the session, and its pricing. */
package se.kassa.cart;
