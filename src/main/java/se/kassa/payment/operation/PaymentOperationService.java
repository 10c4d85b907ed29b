package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.ProviderAlerts;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;
import se.kassa.payment.TransactionResult.Progress;
import se.kassa.payment.operation.PaymentOperation.OutcomeReason;
import se.kassa.payment.reconciliation.PaymentReconciler;

/**
 * Captures, refunds and voids: commits the intent, calls the provider once, commits the outcome, then queries the
 * payment and applies the response. Callers check the role. No transaction may be open.
 */
@ApplicationScoped
public class PaymentOperationService {

    private static final Logger LOG = Logger.getLogger(PaymentOperationService.class.getName());

    @Inject
    private OperationJournal journal;

    @Inject
    private OperationOutcomes outcomes;

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private PaymentProviders providers;

    @Inject
    private OperationCheckSchedule schedule;

    @Inject
    private PaymentReconciler reconciler;

    @Inject
    private ProviderAlerts providerAlerts;

    /**
     * Executes a request. A repeat with the same idempotency key does nothing and returns the same operation.
     *
     * @return the operation with its rows; it may have succeeded, failed, be pending, or be unknown
     * @throws OperationRejectedException if it is not possible now; nothing was done
     */
    public PaymentOperation run(OperationRequest request) {
        return finish(journal.begin(request));
    }

    PaymentOperation run(OperationRequest request, Function<Order, OperationPlan> plan) {
        return finish(journal.begin(request, plan));
    }

    private PaymentOperation finish(OperationJournal.Begun begun) {
        PaymentOperation operation = begun.operation();
        if (begun.fresh()) {
            call(operation);
        }
        return operations.find(operation.getId()).orElseThrow();
    }

    private void call(PaymentOperation operation) {
        try {
            ended(operation.getId(), send(operation));
            refresh(operation);
        } catch (PaymentProviderException e) {
            failed(operation, e);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The outcome of " + operation.getReference() + " is unknown", e);
            outcomes.unknown(operation.getId(), OutcomeReason.NO_RESPONSE, e.toString());
        }
    }

    /**
     * Repeats an operation of unknown outcome with the same idempotency key. Only an answer of the provider ends it: a
     * failure to reach it says nothing about the first call, and the operation is repeated again later.
     */
    void repeat(PaymentOperation operation) {
        long id = operation.getId();
        try {
            ended(id, send(operation));
            refresh(operation);
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "{0} was repeated: {1}", new Object[] {operation.getReference(), e.getMessage()});
            if (e.reason() == Reason.REFUSED || e.reason() == Reason.WRONG_STATE) {
                failed(operation, e);
            } else {
                providerAlerts.raiseIfRejected(operation.getProvider(), e);
                outcomes.scheduleCheck(id, schedule.pollAfter(operation.getChecks()));
            }
        }
    }

    private TransactionResult send(PaymentOperation operation) {
        List<Line> rows =
                operation.getLines().stream().map(TransactionLine::line).toList();
        TransactionRequest request = new TransactionRequest(
                operation.getPaymentId(),
                operation.getReference(),
                operation.getAmount(),
                rows,
                operation.getReason(),
                operation.getMethod());
        PaymentProvider provider = providers.byId(operation.getProvider());
        TransactionResult result =
                switch (operation.getKind()) {
                    case CAPTURE -> provider.capture(request, operation.isFinalCapture());
                    case REFUND -> provider.refund(request, operation.getCaptureTransactionId());
                    case VOID -> provider.voidAuthorisation(request);
                };
        if (result.progress() == Progress.PENDING && operation.getKind() != PaymentOperation.Kind.REFUND) {
            throw new PaymentProviderException(Reason.OUTCOME_UNKNOWN, "Only a refund can be pending", null);
        }
        return result;
    }

    private void ended(long id, TransactionResult result) {
        switch (result.progress()) {
            case DONE -> outcomes.succeeded(id, result.transactionId());
            case PENDING -> outcomes.pending(id, result.transactionId());
            case FAILED -> outcomes.failed(id, OutcomeReason.REFUSED, null);
        }
    }

    private void failed(PaymentOperation operation, PaymentProviderException e) {
        long id = operation.getId();
        LOG.log(Level.WARNING, "{0}: {1}", new Object[] {operation.getReference(), e.getMessage()});
        providerAlerts.raiseIfRejected(operation.getProvider(), e);
        switch (e.reason()) {
            case UNAVAILABLE -> outcomes.failed(id, OutcomeReason.NOT_REACHED, e.getMessage());
            case REFUSED -> outcomes.failed(id, OutcomeReason.REFUSED, e.getMessage());
            case MISCONFIGURED -> outcomes.failed(id, OutcomeReason.MISCONFIGURED, e.getMessage());
            case WRONG_STATE -> {
                refresh(operation);
                outcomes.wrongState(id, e.getMessage());
            }
            case OUTCOME_UNKNOWN -> {
                outcomes.unknown(id, OutcomeReason.NO_RESPONSE, e.getMessage());
                refresh(operation);
            }
        }
    }

    /** Queries the payment, which may also reveal the outcome. If the query fails, it is repeated later. */
    private void refresh(PaymentOperation operation) {
        try {
            reconciler.query(operation.getAttemptId(), operation.getPaymentId(), operation.getActor());
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "{0}: the query failed and is repeated later: {1}", new Object[] {
                operation.getReference(), e.getMessage()
            });
        }
    }
}
