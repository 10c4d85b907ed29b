package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.util.List;
import java.util.function.Supplier;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;
import se.kassa.payment.TransactionResult.Progress;

/** Debits, credits and annuls, and refunds what was paid by Swish. */
@ApplicationScoped
class EcsterTransactions {

    /** Paid the second it is confirmed: no debit, no annulment, and refunds of a kind of their own (WooCommerce plugin). */
    private static final String SWISH = "SWISH";

    /** Not in a state that allows it (WooCommerce plugin: refresh the order instead of failing). */
    private static final String WRONG_STATE = "4424";

    private static final int LONGEST_MESSAGE = 250;

    private final EcsterClient client;

    /** For the container's proxy. */
    protected EcsterTransactions() {
        this(null);
    }

    @Inject
    EcsterTransactions(EcsterClient client) {
        this.client = client;
    }

    boolean isSwish(String method) {
        return SWISH.equalsIgnoreCase(method);
    }

    TransactionResult debit(TransactionRequest move, boolean last) {
        return transact(
                move,
                new TransactionMessage(
                        "DEBIT", move.amount(), move.reference(), last, null, rows(move), message(move)));
    }

    TransactionResult credit(TransactionRequest move, String debitTransaction) {
        return transact(
                move,
                new TransactionMessage(
                        "CREDIT", move.amount(), move.reference(), null, debitTransaction, rows(move), message(move)));
    }

    TransactionResult annul(TransactionRequest move) {
        return transact(move, new TransactionMessage("ANNUL", null, move.reference(), null, null, null, message(move)));
    }

    private TransactionResult transact(TransactionRequest move, TransactionMessage message) {
        JsonStructure answer = orWrongState(() -> client.transact(move.providerOrderId(), message));
        String id = answer instanceof JsonObject object && object.get("transaction") instanceof JsonObject transaction
                ? OrderResponse.text(transaction, "id")
                : null;
        return new TransactionResult(Progress.DONE, id);
    }

    /** A refund of a Swish payment, which takes its time. */
    TransactionResult refund(TransactionRequest move, String debitTransaction) {
        RefundMessage message = new RefundMessage(move.amount(), debitTransaction, message(move));
        return new TransactionResult(
                progress(orWrongState(() -> client.refund(move.providerOrderId(), message))), null);
    }

    Progress refundProgress(String orderId) {
        return progress(client.refundStatus(orderId));
    }

    /** {@code ONGOING} and {@code SUCCESS} are known; every other word is a failure. */
    private static Progress progress(JsonStructure answer) {
        String status = answer instanceof JsonObject object ? OrderResponse.text(object, "status") : null;
        if (status == null) {
            throw new PaymentProviderException(Reason.OUTCOME_UNKNOWN, "Ecster's answer has no status", null);
        }
        return switch (status) {
            case "ONGOING" -> Progress.ONGOING;
            case "SUCCESS" -> Progress.DONE;
            default -> Progress.FAILED;
        };
    }

    private static JsonStructure orWrongState(Supplier<JsonStructure> call) {
        try {
            return call.get();
        } catch (EcsterException e) {
            if (WRONG_STATE.equals(e.code()) && e.reason() == Reason.REFUSED) {
                throw new PaymentProviderException(Reason.WRONG_STATE, e.getMessage(), e);
            }
            throw e;
        }
    }

    /** Rows may be left out (WooCommerce plugin). */
    private static List<CartMessage.Row> rows(TransactionRequest move) {
        return move.rows().isEmpty()
                ? null
                : move.rows().stream().map(CartMessageWriter::row).toList();
    }

    private static String message(TransactionRequest move) {
        return move.message() == null || move.message().length() <= LONGEST_MESSAGE
                ? move.message()
                : move.message().substring(0, LONGEST_MESSAGE);
    }
}
