/**
 * The stand-in for Stripe Checkout: sessions, payments, refunds, events and webhooks, as its public API documents them.
 */
package se.kassa.sandbox.stripe;
