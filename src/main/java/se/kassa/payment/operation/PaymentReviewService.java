package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.order.Order;
import se.kassa.order.PaymentReview;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.ProviderPayment.Transaction;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.ReviewDecisions;
import se.kassa.payment.ReviewDecisions.Outcome;
import se.kassa.payment.operation.OperationRejectedException.Reason;
import se.kassa.payment.operation.PaymentOperation.Kind;
import se.kassa.payment.reconciliation.PaymentReconciler;

/**
 * Decides payment reviews, always with a reason: accepts the payment as the provider reports it, or voids it. Queries
 * the provider first. Callers check the role. No transaction may be open.
 */
@ApplicationScoped
public class PaymentReviewService {

    private static final Logger LOG = Logger.getLogger(PaymentReviewService.class.getName());
    private static final int MAX_ATTEMPTS = 8;

    @Inject
    private ReviewDecisions reviews;

    @Inject
    private PaymentOperationService money;

    @Inject
    private OperationPlanner planner;

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private PaymentProviders providers;

    @Inject
    private PaymentReconciler reconciler;

    /**
     * Accepts the payment in review. Returns whether that was possible.
     *
     * @throws PaymentProviderException if the provider could not be queried
     */
    public boolean accept(Order order, String reason, String actor) {
        return decide(
                order,
                actor,
                (sequenceNumber, payment) -> reviews.accept(order.getId(), sequenceNumber, payment, reason, actor));
    }

    /** Queries until the response is not outdated. Returns false if no decision was possible. */
    private boolean decide(Order order, String actor, BiFunction<Long, ProviderPayment, Outcome> decision) {
        for (int look = 0; look < MAX_ATTEMPTS; look++) {
            long sequenceNumber = reviews.nextSequenceNumber();
            Optional<ProviderPayment> payment = find(order);
            Outcome outcome =
                    payment.map(found -> decision.apply(sequenceNumber, found)).orElse(Outcome.NOT_POSSIBLE);
            if (outcome == Outcome.RELEASED) {
                refresh(order, payment.get(), actor);
            }
            if (outcome != Outcome.OUTDATED) {
                return outcome == Outcome.RELEASED;
            }
        }
        return false;
    }

    /** Refreshes the decided payment. If the provider does not respond, polling does it later. */
    private void refresh(Order order, ProviderPayment payment, String actor) {
        try {
            reconciler.query(reviews.attemptOf(order.getId(), payment).getId(), actor);
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "order={0}: the query failed and is repeated later: {1}", new Object[] {
                order.getNumber().value(), e.getMessage()
            });
        }
    }

    /**
     * Voids the payment in review: voids what is authorised, or refunds what was captured.
     *
     * @param restock whether the order's products return to stock when it succeeds; never those of an order that
     *     another payment has paid
     * @return the operation; empty if the payment has no money any more and the review was ended
     * @throws OperationRejectedException if it is not possible now
     * @throws PaymentProviderException if the provider could not be queried
     */
    public Optional<PaymentOperation> voidPayment(
            Order order, String reason, String actor, String token, boolean restock) {
        ProviderPayment payment = find(order).orElseThrow(() -> new OperationRejectedException(Reason.NOT_VOIDABLE));
        if (!payment.hasMoney()) {
            release(order, reason, actor);
            return Optional.empty();
        }
        OperationRequest request = OperationRequest.voidAuthorisation(order.getId(), null, actor, reason, token)
                .withRestock(restock);
        return Optional.of(money.run(request, now -> plan(now, payment)));
    }

    private void release(Order order, String reason, String actor) {
        if (!decide(
                order,
                actor,
                (sequenceNumber, payment) -> reviews.release(order.getId(), sequenceNumber, payment, reason, actor))) {
            throw new OperationRejectedException(Reason.CHANGED);
        }
    }

    private Optional<ProviderPayment> find(Order order) {
        return order.getReview()
                .map(PaymentReview::getPayment)
                .flatMap(payment -> providers.byIds(reviews.providersOf(order.getId(), payment)).stream()
                        .flatMap(provider -> provider.retrieve(payment).stream())
                        .findFirst());
    }

    private OperationPlan plan(Order order, ProviderPayment payment) {
        if (order.getReview()
                .filter(review -> payment.id().equals(review.getPayment()))
                .isEmpty()) {
            throw new OperationRejectedException(Reason.CHANGED);
        }
        PaymentAttempt attempt = reviews.attemptOf(order.getId(), payment);
        return payment.amounts().captured() == 0
                ? plan(
                        order,
                        attempt,
                        payment,
                        Kind.VOID,
                        null,
                        payment.amounts().authorised())
                : refund(order, attempt, payment);
    }

    /** Refunds one capture at a time; the payment stays in review until the last one is refunded. */
    private OperationPlan refund(Order order, PaymentAttempt attempt, ProviderPayment payment) {
        return payment.transactions().stream()
                .filter(transaction -> transaction.kind() == TransactionKind.CAPTURE)
                .filter(capture -> left(payment, capture) > 0)
                .findFirst()
                .map(capture -> plan(order, attempt, payment, Kind.REFUND, capture.id(), left(payment, capture)))
                .orElseThrow(() -> new OperationRejectedException(Reason.NOT_REFUNDABLE));
    }

    private static long left(ProviderPayment payment, Transaction capture) {
        return capture.amount()
                - payment.transactions().stream()
                        .filter(refund -> capture.id().equals(refund.captureId()))
                        .mapToLong(Transaction::amount)
                        .sum();
    }

    private OperationPlan plan(
            Order order, PaymentAttempt attempt, ProviderPayment payment, Kind kind, String captureId, long amount) {
        Optional<PaymentOperation> capture = operations.of(order.getId()).stream()
                .filter(each -> captureId != null && captureId.equals(each.getProviderTransactionId()))
                .filter(each -> planner.refundable(each).amount() == amount)
                .findFirst();
        List<TransactionLine> rows = capture.map(each -> planner.refundable(each)
                        .rows(
                                OperationSelection.all(),
                                planner.adjustment(order, attempt.getProvider(), "line.refunded")))
                .orElse(List.of());
        return new OperationPlan(
                OperationPlan.Payment.of(
                        order, attempt, payment.id(), payment.status().method()),
                kind,
                new OperationPlan.Capture(capture.map(PaymentOperation::getId).orElse(null), captureId),
                amount,
                rows,
                false,
                true);
    }
}
