package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import se.kassa.order.HistoryMessage;
import se.kassa.order.OrderHistory;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentRefreshed;
import se.kassa.payment.ProviderPayment.Transaction;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.operation.PaymentOperation.Kind;
import se.kassa.payment.operation.PaymentOperation.State;

/**
 * Matches the transactions in a provider's response with the stored operations: confirms them, resolves unknown
 * outcomes, and stores those made outside the shop.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TransactionMatcher {

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private OperationPlanner planner;

    @Inject
    private OperationOutcomes outcomes;

    @Inject
    private OrderHistory history;

    @Inject
    private Event<OperationSettled> settled;

    @Inject
    private Clock clock;

    public void match(@Observes PaymentRefreshed refreshed) {
        for (Transaction transaction : refreshed.payment().transactions()) {
            List<PaymentOperation> all = operations.of(refreshed.order().getId());
            match(all, transaction)
                    .ifPresentOrElse(
                            operation -> outcomes.confirmedLate(refreshed.order(), operation, transaction.id()),
                            () -> keep(refreshed, all, transaction));
        }
        reverseFailedRefunds(refreshed);
    }

    /**
     * A refund that the provider has shown may fail afterwards. The provider's sum has to say so, too: a list of
     * transactions may be incomplete.
     */
    private void reverseFailedRefunds(PaymentRefreshed refreshed) {
        List<PaymentOperation> refunds = operations.of(refreshed.order().getId()).stream()
                .filter(operation -> operation.getKind() == Kind.REFUND && operation.getState() == State.SUCCEEDED)
                .filter(operation ->
                        operation.getPaymentId().equals(refreshed.payment().id()))
                .toList();
        long left = refunds.stream().mapToLong(PaymentOperation::getAmount).sum();
        for (PaymentOperation refund : refunds) {
            boolean shown = refreshed.payment().transactions().stream()
                    .anyMatch(transaction -> transaction.id().equals(refund.getProviderTransactionId()));
            if (!shown
                    && refund.getConfirmedAt() != null
                    && refund.getCaptureId() != null
                    && refreshed.payment().amounts().refunded() <= left - refund.getAmount()) {
                outcomes.reversed(refreshed.order(), refund);
                left -= refund.getAmount();
            }
        }
    }

    /** By the provider's id, else by our reference, else, for a refund that carries none, by capture and amount. */
    private static Optional<PaymentOperation> match(List<PaymentOperation> all, Transaction transaction) {
        Optional<PaymentOperation> same = all.stream()
                .filter(operation -> transaction.id().equals(operation.getProviderTransactionId()))
                .findFirst();
        return same.or(() -> all.stream()
                .filter(operation -> operation.getProviderTransactionId() == null)
                .filter(operation -> operation.getKind() == kind(transaction))
                .filter(operation -> transaction.reference() == null
                        ? isRefundWithoutReference(operation, transaction) || isOpenVoid(operation)
                        : transaction.reference().equals(operation.getReference()))
                .findFirst());
    }

    /** A refund that is pending at first may carry no reference of ours. */
    private static boolean isRefundWithoutReference(PaymentOperation operation, Transaction transaction) {
        return transaction.kind() == TransactionKind.REFUND
                && operation.counts()
                && operation.getAmount() == transaction.amount()
                && operation.getCaptureTransactionId().equals(transaction.captureId());
    }

    /** Not every provider stores our reference with a void; an order has one open operation at most. */
    private static boolean isOpenVoid(PaymentOperation operation) {
        return operation.getKind() == Kind.VOID && operation.isOpen();
    }

    private static Kind kind(Transaction transaction) {
        return Kind.valueOf(transaction.kind().name());
    }

    /** Only of the payment that the order is paid by, and only what has an amount. */
    private void keep(PaymentRefreshed refreshed, List<PaymentOperation> all, Transaction transaction) {
        boolean ofOrder = refreshed.attempt().isPaid()
                && refreshed.payment().id().equals(refreshed.attempt().getPaymentId());
        if (!ofOrder || transaction.amount() <= 0) {
            return;
        }
        PaymentOperation kept = PaymentOperation.seen(
                plan(refreshed, all, transaction),
                all.size() + 1,
                SystemActors.PROVIDER,
                transaction.id(),
                OffsetDateTime.now(clock));
        operations.add(kept);
        if (kept.getCaptureId() != null) {
            operations.get(kept.getCaptureId()).addRefunded(kept.getAmount());
        }
        history.add(
                refreshed.order(),
                OperationJournal.eventType(kept.getKind()),
                SystemActors.PROVIDER,
                HistoryMessage.of(
                        "history.external." + kept.getKind().name().toLowerCase(Locale.ROOT), kept.getAmount()));
        settled.fire(new OperationSettled(kept));
    }

    private OperationPlan plan(PaymentRefreshed refreshed, List<PaymentOperation> all, Transaction transaction) {
        Optional<PaymentOperation> capture = all.stream()
                .filter(operation -> operation.getKind() == Kind.CAPTURE)
                .filter(operation -> transaction.captureId() != null
                        && transaction.captureId().equals(operation.getProviderTransactionId()))
                .filter(operation -> operation.getRefundedAmount() + transaction.amount() <= operation.getAmount())
                .findFirst();
        return new OperationPlan(
                OperationPlan.Payment.of(
                        refreshed.order(),
                        refreshed.attempt(),
                        refreshed.payment().id(),
                        refreshed.payment().status().method()),
                kind(transaction),
                new OperationPlan.Capture(capture.map(PaymentOperation::getId).orElse(null), transaction.captureId()),
                transaction.amount(),
                rows(refreshed, capture, transaction),
                false,
                false);
    }

    private List<TransactionLine> rows(
            PaymentRefreshed refreshed, Optional<PaymentOperation> capture, Transaction transaction) {
        return switch (transaction.kind()) {
            case CAPTURE ->
                rows(planner.capturable(refreshed.order()), transaction.amount(), name(refreshed, "line.captured"));
            case REFUND ->
                capture.map(of -> rows(planner.refundable(of), transaction.amount(), name(refreshed, "line.refunded")))
                        .orElse(List.of());
            case VOID -> List.of();
        };
    }

    private String name(PaymentRefreshed refreshed, String key) {
        return planner.adjustment(refreshed.order(), refreshed.attempt().getProvider(), key);
    }

    /** Everything, where the amount is everything; else spread; no rows where it is more than is left. */
    private static List<TransactionLine> rows(RemainingAmount left, long amount, String name) {
        if (amount == left.amount()) {
            return left.rows(OperationSelection.all(), name);
        }
        return amount < left.amount() ? left.rows(OperationSelection.amount(amount), name) : List.of();
    }
}
