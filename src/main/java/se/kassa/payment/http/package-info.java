/** HTTP calls to payment providers, for their adapters: what is the same for all of them. */
package se.kassa.payment.http;
