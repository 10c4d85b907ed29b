/**
 * Stripe Checkout with Stripe's own payment page: the only package that knows Stripe's wire. Facts about it come from
 * Stripe's OpenAPI specification and from the parameter classes of stripe-java 33.3.0.
 */
package se.kassa.payment.stripe;
