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
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;
import se.kassa.payment.operation.PaymentOperation.Ending;
import se.kassa.payment.reconciliation.PaymentReconciler;

/**
 * Captures, refunds and cancels. The intent is committed, then the payment provider is called, once, then the outcome is
 * committed, and then the provider is asked for the truth, which is applied as always. Does not ask who may: the order
 * desk does. No transaction may be open.
 */
@ApplicationScoped
public class PaymentOperationService {

    private static final Logger LOG = Logger.getLogger(PaymentOperationService.class.getName());

    @Inject
    private OperationJournal intents;

    @Inject
    private OperationOutcomes outcomes;

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private PaymentProvider provider;

    @Inject
    private PaymentReconciler sync;

    /**
     * Does what is asked for. Made again with the same token, it does nothing more and returns the same operation.
     *
     * @return the operation, with its rows, as it stands: it may have succeeded, failed, go on, or be unknown
     * @throws OperationRejectedException if it is not possible now; nothing was done
     */
    public PaymentOperation run(OperationRequest request) {
        return finish(intents.intend(request));
    }

    PaymentOperation run(OperationRequest request, Function<Order, OperationPlan> plan) {
        return finish(intents.intend(request, plan));
    }

    private PaymentOperation finish(OperationJournal.Intent intent) {
        PaymentOperation operation = intent.operation();
        if (intent.fresh()) {
            call(operation);
        }
        return operations.find(operation.getId()).orElseThrow();
    }

    private void call(PaymentOperation operation) {
        try {
            ended(operation.getId(), move(operation));
            ask(operation);
        } catch (PaymentProviderException e) {
            failed(operation, e);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The outcome of " + operation.getReference() + " is not known", e);
            outcomes.unknown(operation.getId(), Ending.NO_ANSWER, e.toString());
        }
    }

    private TransactionResult move(PaymentOperation operation) {
        List<Line> rows =
                operation.getRows().stream().map(TransactionLine::line).toList();
        TransactionRequest move = new TransactionRequest(
                operation.getProviderOrderId(),
                operation.getReference(),
                operation.getAmount(),
                rows,
                operation.getReason());
        return switch (operation.getKind()) {
            case CAPTURE -> provider.capture(move, operation.isLastCapture());
            case REFUND -> provider.refund(move, operation.getCaptureTransactionId(), operation.getMethod());
            case CANCEL -> provider.cancel(move);
        };
    }

    private void ended(long id, TransactionResult moved) {
        switch (moved.progress()) {
            case DONE -> outcomes.succeeded(id, moved.transactionId());
            case ONGOING -> outcomes.ongoing(id);
            case FAILED -> outcomes.failed(id, Ending.REFUSED, null);
        }
    }

    private void failed(PaymentOperation operation, PaymentProviderException e) {
        long id = operation.getId();
        LOG.log(Level.WARNING, "{0}: {1}", new Object[] {operation.getReference(), e.getMessage()});
        switch (e.reason()) {
            case UNAVAILABLE -> outcomes.failed(id, Ending.NOT_REACHED, e.getMessage());
            case REFUSED, MISCONFIGURED -> outcomes.failed(id, Ending.REFUSED, e.getMessage());
            case WRONG_STATE -> {
                ask(operation);
                outcomes.wrongState(id, e.getMessage());
            }
            case OUTCOME_UNKNOWN -> {
                outcomes.unknown(id, Ending.NO_ANSWER, e.getMessage());
                ask(operation);
            }
        }
    }

    /** The truth, which may tell the outcome, too; where it can't be had now, it is asked for again. */
    private void ask(PaymentOperation operation) {
        try {
            sync.ask(operation.getAttemptId(), operation.getProviderOrderId(), operation.getActor());
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "{0} is asked about later: {1}", new Object[] {
                operation.getReference(), e.getMessage()
            });
        }
    }
}
