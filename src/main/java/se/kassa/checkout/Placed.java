package se.kassa.checkout;

import se.kassa.order.Order;

/**
 * An order that a cart made.
 *
 * @param attemptId the attempt to pay it; null where there is none
 * @param free whether there is nothing to pay, so that it is completed without a payment
 */
record Placed(String number, String receiptToken, Long attemptId, boolean free) {

    static Placed open(Order order, long attemptId) {
        return new Placed(order.getNumber().value(), order.getReceiptToken(), attemptId, false);
    }

    static Placed closed(Order order) {
        return new Placed(order.getNumber().value(), order.getReceiptToken(), null, false);
    }

    static Placed free(Order order) {
        return new Placed(order.getNumber().value(), order.getReceiptToken(), null, true);
    }

    boolean isPayable() {
        return attemptId != null;
    }
}
