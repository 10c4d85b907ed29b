package se.kassa.sandbox;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A refund of a Swish payment, which takes its time (WooCommerce plugin).
 *
 * @param amount minor units
 * @param due when it ends by itself
 */
public record Refund(
        long id, String orderId, String debitTransaction, long amount, OffsetDateTime due, Refund.Status status) {

    /** {@code ONGOING} and {@code SUCCESS} are Ecster's words; the failure's is not published. */
    public enum Status {
        ONGOING,
        SUCCESS,
        FAILED
    }

    /**
     * A refund that begins.
     *
     * @param latest the one before
     * @throws EcsterError where the order, the debit or the amount does not allow it
     */
    static Refund of(SandboxOrder order, JsonObject request, OffsetDateTime due, Optional<Refund> latest) {
        if (!order.method().equals("SWISH")) {
            throw EcsterError.wrongState("Only a Swish order has refunds: credit the debit instead");
        }
        if (order.debitedAmount() == 0) {
            throw EcsterError.wrongState("The order is " + order.status() + ", nothing is paid");
        }
        if (latest.filter(Refund::goesOn).isPresent()) {
            throw EcsterError.wrongState("Another refund of the order goes on");
        }
        long amount = TransactionRules.amount(request);
        String debit = TransactionRules.creditable(order, request, amount);
        return new Refund(0, order.id(), debit, amount, due, Status.ONGOING);
    }

    boolean goesOn() {
        return status == Status.ONGOING;
    }

    Refund ended(Status end) {
        return new Refund(id, orderId, debitTransaction, amount, due, end);
    }
}
