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
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentReviews;
import se.kassa.payment.PaymentReviews.Outcome;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.ProviderPayment.Transaction;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.operation.OperationRejectedException.Reason;
import se.kassa.payment.operation.PaymentOperation.Kind;
import se.kassa.payment.reconciliation.PaymentReconciler;

/**
 * Releases a held payment, each way with a reason: accepts it as the provider tells it, or voids it. Asks the provider
 * first. Does not ask who may: the order desk does. No transaction may be open.
 */
@ApplicationScoped
public class PaymentReviewService {

    private static final Logger LOG = Logger.getLogger(PaymentReviewService.class.getName());
    private static final int MOST_LOOKS = 8;

    @Inject
    private PaymentReviews held;

    @Inject
    private PaymentOperationService money;

    @Inject
    private OperationPlanner plans;

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private PaymentProvider provider;

    @Inject
    private PaymentReconciler sync;

    /** Accepts the payment that is held. Returns whether it could be. */
    public boolean accept(Order order, String reason, String actor) {
        return decide(order, actor, (stamp, payment) -> held.accept(order.getId(), stamp, payment, reason, actor));
    }

    /** Asks until the answer is not older than what is known; false, too, where nothing could be decided. */
    private boolean decide(Order order, String actor, BiFunction<Long, ProviderPayment, Outcome> decision) {
        for (int look = 0; look < MOST_LOOKS; look++) {
            long stamp = held.stamp();
            Optional<ProviderPayment> payment = find(order);
            Outcome outcome = payment.map(told -> decision.apply(stamp, told)).orElse(Outcome.NOT_POSSIBLE);
            if (outcome == Outcome.RELEASED) {
                ask(order, payment.get(), actor);
            }
            if (outcome != Outcome.OUTDATED) {
                return outcome == Outcome.RELEASED;
            }
        }
        return false;
    }

    /** It is decided: where the provider does not answer now, the schedule asks. */
    private void ask(Order order, ProviderPayment payment, String actor) {
        try {
            sync.ask(held.attemptOf(order.getId(), payment).getId(), actor);
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "order={0} is asked about later: {1}", new Object[] {
                order.getNumber().value(), e.getMessage()
            });
        }
    }

    /**
     * Gives the money of the held payment back: cancels what is reserved, or refunds what was taken.
     *
     * @param putBack whether the order's goods go back in stock when it succeeds; where the order was paid with another
     *     payment, its goods are sold all the same, and nothing goes back
     * @return the operation as it stands; empty where there was no money any more, and the hold is released
     * @throws OperationRejectedException if it is not possible now
     */
    public Optional<PaymentOperation> voidPayment(
            Order order, String reason, String actor, String token, boolean putBack) {
        ProviderPayment payment = find(order).orElseThrow(() -> new OperationRejectedException(Reason.NOT_CANCELLABLE));
        if (!payment.holdsMoney()) {
            release(order, reason, actor);
            return Optional.empty();
        }
        OperationRequest request = OperationRequest.cancel(order.getId(), null, actor, reason, token)
                .puttingBack(putBack);
        return Optional.of(money.run(request, now -> plan(now, payment)));
    }

    private void release(Order order, String reason, String actor) {
        if (!decide(order, actor, (stamp, told) -> held.release(order.getId(), stamp, told, reason, actor))) {
            throw new OperationRejectedException(Reason.CHANGED);
        }
    }

    private Optional<ProviderPayment> find(Order order) {
        return order.getHold().map(PaymentReview::getPayment).flatMap(provider::find);
    }

    private OperationPlan plan(Order order, ProviderPayment payment) {
        if (order.getHold()
                .filter(hold -> payment.id().equals(hold.getPayment()))
                .isEmpty()) {
            throw new OperationRejectedException(Reason.CHANGED);
        }
        PaymentAttempt attempt = held.attemptOf(order.getId(), payment);
        return payment.capturedAmount() == 0
                ? plan(order, attempt, payment, Kind.CANCEL, null, payment.amount())
                : refund(order, attempt, payment);
    }

    /** One capture at a time; where there are more, the payment stays held until the last one is refunded. */
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
                .filter(each -> plans.refundable(each).amount() == amount)
                .findFirst();
        List<TransactionLine> rows = capture.map(each -> plans.refundable(each)
                        .rows(OperationSelection.all(), OperationPlanner.adjustment(order, "line.refunded")))
                .orElse(List.of());
        return new OperationPlan(
                order.getId(),
                order.getNumber().value(),
                attempt.getId(),
                payment.id(),
                kind,
                capture.map(PaymentOperation::getId).orElse(null),
                captureId,
                payment.method(),
                amount,
                rows,
                false,
                true);
    }
}
