/**
 * What leaves the shop: kept in the transaction of the fact that it tells of, delivered after the commit, at least once,
 * under a stable id. Knows no feature: whoever delivers is found by name.
 */
package se.kassa.platform.outbox;
