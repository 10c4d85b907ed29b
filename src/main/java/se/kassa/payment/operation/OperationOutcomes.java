package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertService;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentState;
import se.kassa.order.ShippingState;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.RestockOnRefund;
import se.kassa.payment.operation.PaymentOperation.Kind;
import se.kassa.payment.operation.PaymentOperation.OutcomeReason;

/**
 * Commits the outcome of operations, under the order lock. A final outcome never changes, except that a failed
 * operation may turn out to have succeeded.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class OperationOutcomes {

    private static final Duration CONFIRM_WITHIN = Duration.ofSeconds(20);

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private OperationCheckSchedule schedule;

    @Inject
    private OperationPlanner planner;

    @Inject
    private RestockOnRefund stock;

    @Inject
    private OrderHistory history;

    @Inject
    private AlertService alerts;

    @Inject
    private Event<OperationSettled> settled;

    @Inject
    private Clock clock;

    /** Staff may have marked it as not done while the provider was asked. */
    void succeeded(long id, String transaction) {
        PaymentOperation operation = locked(id);
        succeedMaybeLate(orders.lock(operation.getOrderId()), operation, transaction, null);
    }

    /** Records that the provider's response contains the operation, in the transaction that applies the response. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void confirmedLate(Order order, PaymentOperation operation, String transaction) {
        succeedMaybeLate(order, operation, transaction, operation.getOutcomeReason());
        operation.confirm(OffsetDateTime.now(clock));
    }

    /** Raises an alert if it had failed. */
    private void succeedMaybeLate(Order order, PaymentOperation operation, String transaction, OutcomeReason how) {
        boolean late = !operation.isOpen() && !operation.counts();
        if (late && operation.getCaptureId() != null) {
            operations.get(operation.getCaptureId()).addRefunded(operation.getAmount());
        }
        if (succeed(order, operation, transaction, how) && late) {
            alerts.raise(order, AlertCause.OPERATION_SUCCEEDED_LATE, name(operation), name(operation));
        }
    }

    private boolean succeed(Order order, PaymentOperation operation, String transaction, OutcomeReason how) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (!operation.succeed(transaction, how, now, now.plus(CONFIRM_WITHIN))) {
            return false;
        }
        if (operation.isVoidingReviewedPayment()) {
            order.endReview();
        }
        boolean itsOwn = !operation.isVoidingReviewedPayment()
                || attempts.get(operation.getAttemptId()).isPaidBy(operation.getPaymentId());
        boolean nothingSold = operation.isVoidingReviewedPayment()
                ? order.getPaidAt() == null || itsOwn
                : operation.getKind() == Kind.VOID && order.getCapturedAmount() == 0;
        if (nothingSold && order.getShippingState() == ShippingState.NOT_SHIPPED) {
            order.cancel(now);
        }
        record(order, operation, operation.getActor(), "history.done." + word(operation.getKind()));
        if (operation.isRestock() && itsOwn) {
            restock(order, operation);
        }
        settled.fire(new OperationSettled(operation));
        return true;
    }

    private void restock(Order order, PaymentOperation operation) {
        List<TransactionLine> rows = operations.of(order.getId()).stream()
                .filter(each -> each.getId().equals(operation.getId()))
                .flatMap(each -> each.getLines().stream())
                .toList();
        Kind kind = operation.isVoidingReviewedPayment() && rows.isEmpty() ? Kind.VOID : operation.getKind();
        stock.restock(order, planner.products(order, kind, rows), operation.getActor());
    }

    /** @param transaction the provider's id of the transaction; null if it did not give one */
    void pending(long id, String transaction) {
        PaymentOperation operation = locked(id);
        if (operation.markPending(transaction, OffsetDateTime.now(clock).plus(schedule.pollAfter(0)))) {
            Order order = orders.lock(operation.getOrderId());
            record(order, operation, operation.getActor(), "history.pending." + word(operation.getKind()));
        }
    }

    void failed(long id, OutcomeReason why, String explanation) {
        PaymentOperation operation = locked(id);
        fail(operation, operation.getActor(), why, explanation);
    }

    private boolean fail(PaymentOperation operation, String actor, OutcomeReason why, String explanation) {
        if (!operation.fail(why, explanation, OffsetDateTime.now(clock))) {
            return false;
        }
        if (operation.getCaptureId() != null) {
            operations.get(operation.getCaptureId()).addRefunded(-operation.getAmount());
        }
        Order order = orders.lock(operation.getOrderId());
        record(order, operation, actor, "history.failed." + word(operation.getKind()), reason(why));
        return true;
    }

    /** Records that an accepted refund failed later, and raises an alert. */
    void failedLater(long id) {
        PaymentOperation operation = locked(id);
        if (fail(operation, SystemActors.PROVIDER, OutcomeReason.FAILED_LATER, null)) {
            alerts.raise(
                    orders.lock(operation.getOrderId()), AlertCause.REFUND_FAILED, name(operation), name(operation));
        }
    }

    /**
     * Records that a refund failed although it had succeeded, in the transaction that applies the response. Its amount can
     * be refunded again.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reversed(Order order, PaymentOperation refund) {
        if (refund.reverse(OffsetDateTime.now(clock))) {
            operations.get(refund.getCaptureId()).addRefunded(-refund.getAmount());
            record(
                    order,
                    refund,
                    SystemActors.PROVIDER,
                    "history.failed." + word(refund.getKind()),
                    reason(OutcomeReason.FAILED_LATER));
            alerts.raise(order, AlertCause.REFUND_FAILED, name(refund), name(refund));
            settled.fire(new OperationSettled(refund));
        }
    }

    void unknown(long id, OutcomeReason why, String explanation) {
        PaymentOperation operation = locked(id);
        if (operation.markUnknown(why, explanation, OffsetDateTime.now(clock).plus(schedule.checkInterval()))) {
            Order order = orders.lock(operation.getOrderId());
            record(order, operation, operation.getActor(), "history.unknown." + word(operation.getKind()));
        }
    }

    /**
     * Decides the outcome after the provider rejected the operation because of the payment's state. The payment has
     * been queried since.
     */
    void wrongState(long id, String explanation) {
        PaymentOperation operation = locked(id);
        Order order = orders.lock(operation.getOrderId());
        if (operation.getKind() == Kind.VOID && !order.getPaymentState().secured()) {
            succeed(order, operation, null, OutcomeReason.ALREADY_CLOSED);
            operation.confirm(OffsetDateTime.now(clock));
        } else if (operation.getKind() == Kind.CAPTURE && order.getPaymentState() == PaymentState.CAPTURED) {
            fail(operation, operation.getActor(), OutcomeReason.DONE_EXTERNALLY, explanation);
        } else {
            fail(operation, operation.getActor(), OutcomeReason.WRONG_STATE, explanation);
        }
    }

    /** Hands an operation of unknown outcome to staff, after all checks. */
    void escalate(long id) {
        PaymentOperation operation = locked(id);
        if (operation.isOpen()) {
            boolean known = operation.isNeedingAttention();
            operation.escalate();
            if (!known) {
                raiseUnknown(operation, "history.unresolved.");
            }
        }
    }

    /**
     * Hands an operation that has been open for too long to staff, because its checks or repeats fail. It is still
     * checked. Does nothing if it is not open, not open for long, or with staff already.
     */
    void escalateIfOverdue(long id) {
        PaymentOperation operation = locked(id);
        if (operation.isOpen() && !operation.isNeedingAttention() && isOverdue(operation)) {
            operation.needAttention();
            raiseUnknown(operation, "history.unchecked.");
        }
    }

    private boolean isOverdue(PaymentOperation operation) {
        return operation
                .getStartedAt()
                .plus(schedule.alertAfter(operation.getState()))
                .isBefore(OffsetDateTime.now(clock));
    }

    private void raiseUnknown(PaymentOperation operation, String key) {
        Order order = orders.lock(operation.getOrderId());
        record(order, operation, SystemActors.KASSA, key + word(operation.getKind()));
        alerts.raise(order, AlertCause.OPERATION_UNKNOWN, name(operation), name(operation));
    }

    void scheduleCheck(long id, Duration after) {
        PaymentOperation operation = locked(id);
        operation.scheduleCheck(OffsetDateTime.now(clock).plus(after));
    }

    /**
     * Schedules another check of a success that the provider does not show yet.
     *
     * @param after null to stop checking
     */
    void confirmLater(long id, Duration after) {
        PaymentOperation operation = locked(id);
        operation.scheduleCheck(after == null ? null : OffsetDateTime.now(clock).plus(after));
    }

    /** Schedules another check that does not count. */
    void postpone(long id, Duration after) {
        locked(id).due(OffsetDateTime.now(clock).plus(after));
    }

    /** Records staff's finding that the operation did not happen. */
    void notDone(long id, String actor) {
        PaymentOperation operation = locked(id);
        if (operation.isNeedingAttention()) {
            fail(operation, actor, OutcomeReason.NOT_DONE, null);
        }
    }

    private void record(Order order, PaymentOperation operation, String actor, String key, Object... more) {
        Object[] parameters = new Object[1 + more.length];
        parameters[0] = operation.getAmount();
        System.arraycopy(more, 0, parameters, 1, more.length);
        history.add(order, OperationJournal.eventType(operation.getKind()), actor, HistoryMessage.of(key, parameters));
    }

    private static HistoryMessage.TextReference reason(OutcomeReason why) {
        return HistoryMessage.text("outcome.reason." + why);
    }

    /** Our reference; the provider's id of a transaction that was made outside the shop. */
    private static String name(PaymentOperation operation) {
        return operation.getReference() == null ? operation.getProviderTransactionId() : operation.getReference();
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Locks the order before the operation, as everywhere. */
    private PaymentOperation locked(long id) {
        orders.lock(operations.find(id).orElseThrow().getOrderId());
        return operations.refreshed(id);
    }
}
