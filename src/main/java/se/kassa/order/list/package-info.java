/**
 * The list of orders: filtered, sorted and paged by keys with a few statements that use the indexes, however many orders
 * there are. Reads through JDBC, apart from the entities (docs/decisions/070).
 */
package se.kassa.order.list;
