/** The hosted payment page. */
package se.kassa.sandbox.pay;
