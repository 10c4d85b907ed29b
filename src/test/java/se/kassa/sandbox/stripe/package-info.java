/** Stripe's stand-in, held against Stripe's own library. */
package se.kassa.sandbox.stripe;
