/** The purchase: from cart to order, the checkout page, and the receipt. */
package se.kassa.checkout;
