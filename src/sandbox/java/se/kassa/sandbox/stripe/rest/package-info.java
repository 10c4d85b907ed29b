/** Stripe's REST API. */
package se.kassa.sandbox.stripe.rest;
