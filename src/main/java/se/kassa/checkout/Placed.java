package se.kassa.checkout;

import se.kassa.order.Order;

/**
 * An order that a cart made.
 *
 * @param attemptId the attempt to pay it, or null where it can't be paid (again)
 */
record Placed(String number, String receiptToken, Long attemptId) {

    static Placed open(Order order, long attemptId) {
        return new Placed(order.getNumber().value(), order.getReceiptToken(), attemptId);
    }

    static Placed closed(Order order) {
        return new Placed(order.getNumber().value(), order.getReceiptToken(), null);
    }

    boolean isPayable() {
        return attemptId != null;
    }
}
