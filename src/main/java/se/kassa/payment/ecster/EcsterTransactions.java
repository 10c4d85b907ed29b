package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import java.util.List;
import java.util.function.Supplier;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderResponseException;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;
import se.kassa.payment.TransactionResult.Progress;

/** Makes debits, credits and annulments, and refunds Swish payments. */
@ApplicationScoped
class EcsterTransactions {

    /**
     * Swish payments are captured when they are confirmed: no debit, no annulment, and refunds by another call
     * (WooCommerce plugin).
     */
    private static final String SWISH = "SWISH";

    /** The order's state does not allow it (WooCommerce plugin: refresh the order instead of failing). */
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

    TransactionResult debit(TransactionRequest request, boolean last) {
        return transact(
                request,
                new TransactionMessage(
                        "DEBIT", request.amount(), request.reference(), last, null, rows(request), message(request)));
    }

    TransactionResult credit(TransactionRequest request, String debitTransaction) {
        return transact(
                request,
                new TransactionMessage(
                        "CREDIT",
                        request.amount(),
                        request.reference(),
                        null,
                        debitTransaction,
                        rows(request),
                        message(request)));
    }

    TransactionResult annul(TransactionRequest request) {
        return transact(
                request,
                new TransactionMessage("ANNUL", null, request.reference(), null, null, null, message(request)));
    }

    private TransactionResult transact(TransactionRequest request, TransactionMessage message) {
        JsonStructure answer = orWrongState(() -> client.transact(request.paymentId(), message));
        String id = answer instanceof JsonObject object && object.get("transaction") instanceof JsonObject transaction
                ? EcsterOrderResponse.text(transaction, "id")
                : null;
        return new TransactionResult(Progress.DONE, id);
    }

    /** Refunds a Swish payment; pending at first. */
    TransactionResult refund(TransactionRequest request, String debitTransaction) {
        RefundMessage message = new RefundMessage(request.amount(), debitTransaction, message(request));
        return new TransactionResult(progress(orWrongState(() -> client.refund(request.paymentId(), message))), null);
    }

    Progress refundProgress(String orderId) {
        return progress(client.refundStatus(orderId));
    }

    /** {@code ONGOING} and {@code SUCCESS} are known; any other status is a failure. */
    private static Progress progress(JsonStructure answer) {
        String status = answer instanceof JsonObject object ? EcsterOrderResponse.text(object, "status") : null;
        if (status == null) {
            throw new PaymentProviderException(Reason.OUTCOME_UNKNOWN, "Ecster's answer has no status", null);
        }
        return switch (status) {
            case "ONGOING" -> Progress.PENDING;
            case "SUCCESS" -> Progress.DONE;
            default -> Progress.FAILED;
        };
    }

    private static JsonStructure orWrongState(Supplier<JsonStructure> call) {
        try {
            return call.get();
        } catch (ProviderResponseException e) {
            if (WRONG_STATE.equals(e.code()) && e.reason() == Reason.REFUSED) {
                throw new PaymentProviderException(Reason.WRONG_STATE, e.getMessage(), e);
            }
            throw e;
        }
    }

    /** Rows may be left out (WooCommerce plugin). */
    private static List<CartMessage.Row> rows(TransactionRequest request) {
        return request.rows().isEmpty()
                ? null
                : request.rows().stream().map(CartMessageWriter::row).toList();
    }

    private static String message(TransactionRequest request) {
        return request.message() == null || request.message().length() <= LONGEST_MESSAGE
                ? request.message()
                : request.message().substring(0, LONGEST_MESSAGE);
    }
}
