/**
 * One action on many orders: kept in the database before it begins, processed in the background by any node, one
 * order at a time, with a result for each.
 */
package se.kassa.bulk;
