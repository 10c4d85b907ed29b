/**
 * Transactional outbox: messages are stored in the transaction of their event and delivered after the commit, at least
 * once, with a stable id. Handlers are found by name.
 */
package se.kassa.platform.outbox;
