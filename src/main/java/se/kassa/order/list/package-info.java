/**
 * The order list: filtered, sorted and paged by keyset pagination, with a few index-backed statements for any number of
 * orders. Uses JDBC instead of entities (docs/decisions/070).
 */
package se.kassa.order.list;
