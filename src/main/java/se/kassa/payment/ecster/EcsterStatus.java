package se.kassa.payment.ecster;

import java.util.Arrays;
import se.kassa.order.PaymentState;

/**
 * What Ecster's statuses mean here (the plugins for WooCommerce and Magento 2 together; the older spellings were seen
 * from its first API). What the shop does about each is in {@link PaymentState}.
 */
enum EcsterStatus {
    PENDING_PAYMENT(PaymentState.PENDING),
    PENDING_DECISION(PaymentState.PENDING),
    PENDING_SIGNATURE(PaymentState.PENDING),
    PENDING_PROCESSING(PaymentState.PENDING),
    MANUAL_PROCESSING(PaymentState.PENDING),
    AWAITING_CONTRACT(PaymentState.PENDING),
    READY(PaymentState.AUTHORIZED),
    PARTIALLY_DELIVERED(PaymentState.PARTIALLY_CAPTURED),
    FULLY_DELIVERED(PaymentState.CAPTURED),
    DENIED(PaymentState.DECLINED),
    FAILED(PaymentState.DECLINED),
    ABORTED(PaymentState.LAPSED),
    EXPIRED(PaymentState.LAPSED),
    BLOCKED(PaymentState.STOPPED),
    STOPPED(PaymentState.STOPPED),
    ANNULLED(PaymentState.CANCELLED),
    ANNULED(PaymentState.CANCELLED);

    private final PaymentState state;

    EcsterStatus(PaymentState state) {
        this.state = state;
    }

    PaymentState state() {
        return state;
    }

    /** What the status means; one that nobody has heard of is {@link PaymentState#UNKNOWN}. */
    static PaymentState stateOf(String status) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(status))
                .map(EcsterStatus::state)
                .findFirst()
                .orElse(PaymentState.UNKNOWN);
    }
}
