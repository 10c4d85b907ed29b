/** The order desk: who may enter, the list of orders, and everything about one order. */
package se.kassa.admin;
