package se.kassa.checkout;

import se.kassa.order.Order;
import se.kassa.payment.HostedCartCalls;

/**
 * An order that a cart made.
 *
 * @param attemptId the attempt to pay it; null where there is none
 * @param call the right to announce the attempt; null where it must be asked for
 * @param free whether there is nothing to pay, so that it is completed without a payment
 */
record Placed(String number, String receiptToken, Long attemptId, HostedCartCalls.Claim call, boolean free) {

    static Placed begun(Order order, long attemptId, HostedCartCalls.Claim call) {
        return new Placed(order.getNumber().value(), order.getReceiptToken(), attemptId, call, false);
    }

    static Placed open(Order order, long attemptId) {
        return begun(order, attemptId, null);
    }

    static Placed closed(Order order) {
        return new Placed(order.getNumber().value(), order.getReceiptToken(), null, null, false);
    }

    static Placed free(Order order) {
        return new Placed(order.getNumber().value(), order.getReceiptToken(), null, null, true);
    }

    boolean isPayable() {
        return attemptId != null;
    }
}
