package se.kassa.payment.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Form;
import java.util.Comparator;
import java.util.Map;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;
import se.kassa.payment.TransactionResult.Progress;

/** Captures, voids and refunds. */
@ApplicationScoped
class StripeTransactions {

    private static final String REASON = "requested_by_customer";

    private final StripeClient client;

    /** For the container's proxy. */
    protected StripeTransactions() {
        this(null);
    }

    @Inject
    StripeTransactions(StripeClient client) {
        this.client = client;
    }

    /** Done only if Stripe says so: a capture that is still being processed is unknown until it is queried. */
    TransactionResult capture(TransactionRequest request) {
        Form form = new Form()
                .param("amount_to_capture", Long.toString(request.amount()))
                .param(operation(), request.reference());
        StripeObject intent = client.capture(request.paymentId(), form, key(request));
        if (!"succeeded".equals(intent.text("status"))) {
            throw new PaymentProviderException(
                    Reason.OUTCOME_UNKNOWN, "After the capture the payment is " + intent.text("status"), null);
        }
        return new TransactionResult(Progress.DONE, intent.id("latest_charge"));
    }

    TransactionResult cancel(TransactionRequest request) {
        Form form = new Form().param("cancellation_reason", REASON);
        StripeObject intent = client.cancel(request.paymentId(), form, key(request));
        if (!"canceled".equals(intent.text("status"))) {
            throw new PaymentProviderException(
                    Reason.OUTCOME_UNKNOWN, "After the cancellation the payment is " + intent.text("status"), null);
        }
        return new TransactionResult(Progress.DONE, request.paymentId());
    }

    TransactionResult refund(TransactionRequest request) {
        Form form = new Form()
                .param("payment_intent", request.paymentId())
                .param("amount", Long.toString(request.amount()))
                .param("reason", REASON)
                .param(operation(), request.reference());
        StripeObject refund = client.refund(form, key(request));
        return new TransactionResult(progress(refund), refund.text("id"));
    }

    /** @param refundId null for the newest refund of the payment */
    Progress refundStatus(String paymentId, String refundId) {
        if (refundId != null) {
            return progress(client.refund(refundId));
        }
        return StripePages.all(client::refunds, Map.of("payment_intent", paymentId)).objects().stream()
                .max(Comparator.comparingLong(refund -> refund.amount("created")))
                .map(StripeTransactions::progress)
                .orElseThrow(
                        () -> new PaymentProviderException(Reason.OUTCOME_UNKNOWN, "The payment has no refund", null));
    }

    /** A status that is not known is not the end: it is queried until staff are asked. */
    private static Progress progress(StripeObject refund) {
        String status = refund.text("status");
        if (status == null) {
            throw new PaymentProviderException(
                    Reason.OUTCOME_UNKNOWN, "Stripe's answer has no status of the refund", null);
        }
        return switch (status) {
            case "succeeded" -> Progress.DONE;
            case "failed", "canceled" -> Progress.FAILED;
            default -> Progress.PENDING;
        };
    }

    private static String operation() {
        return "metadata[" + StripePaymentMapper.OPERATION + "]";
    }

    /** Unique in the account, even where several shops or databases have the same references. */
    private static String key(TransactionRequest request) {
        return request.paymentId() + "-" + request.idempotencyKey();
    }
}
