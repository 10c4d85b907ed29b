/** Stripe's part of the console. */
package se.kassa.sandbox.stripe.console;
