package se.kassa.payment.ecster;

import java.util.Arrays;
import se.kassa.order.PaymentState;

/**
 * Maps Ecster's statuses (the plugins for WooCommerce and Magento 2; older spellings from the first API). {@link
 * PaymentState} says what the shop does in each state.
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
    ABORTED(PaymentState.EXPIRED),
    EXPIRED(PaymentState.EXPIRED),
    BLOCKED(PaymentState.BLOCKED),
    STOPPED(PaymentState.BLOCKED),
    ANNULLED(PaymentState.CANCELLED),
    ANNULED(PaymentState.CANCELLED);

    private final PaymentState state;

    EcsterStatus(PaymentState state) {
        this.state = state;
    }

    PaymentState state() {
        return state;
    }

    /** The state of a status; {@link PaymentState#UNKNOWN} for an unknown status. */
    static PaymentState stateOf(String status) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(status))
                .map(EcsterStatus::state)
                .findFirst()
                .orElse(PaymentState.UNKNOWN);
    }
}
