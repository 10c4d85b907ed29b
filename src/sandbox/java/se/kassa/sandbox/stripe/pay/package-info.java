/** Stripe's hosted payment page. */
package se.kassa.sandbox.stripe.pay;
