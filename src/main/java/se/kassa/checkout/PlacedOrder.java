package se.kassa.checkout;

import se.kassa.order.Order;

/**
 * An order that a cart made.
 *
 * @param attemptId the attempt to pay it; null where there is none
 * @param free whether there is nothing to pay, so that it is completed without a payment
 */
record PlacedOrder(String number, String receiptToken, Long attemptId, boolean free) {

    static PlacedOrder open(Order order, long attemptId) {
        return new PlacedOrder(order.getNumber().value(), order.getReceiptToken(), attemptId, false);
    }

    static PlacedOrder closed(Order order) {
        return new PlacedOrder(order.getNumber().value(), order.getReceiptToken(), null, false);
    }

    static PlacedOrder free(Order order) {
        return new PlacedOrder(order.getNumber().value(), order.getReceiptToken(), null, true);
    }

    boolean isPayable() {
        return attemptId != null;
    }
}
