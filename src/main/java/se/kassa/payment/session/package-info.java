/**
 * Payment sessions at the provider: opened, replaced and closed by one caller at a time, on any node, so that a session
 * has the newest revision of its attempt.
 */
package se.kassa.payment.session;
