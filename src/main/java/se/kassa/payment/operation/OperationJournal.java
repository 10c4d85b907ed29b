package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.operation.OperationRejectedException.Reason;
import se.kassa.payment.operation.PaymentOperation.Kind;

/** Commits the intent of an operation before the provider is called. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class OperationJournal {

    /** Between the longest possible call and the first check by the follow-up job. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /**
     * An intent.
     *
     * @param fresh false if the same request was made before
     */
    record Begun(PaymentOperation operation, boolean fresh) {}

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private OperationPlanner planner;

    @Inject
    private PaymentProviders providers;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    Begun begin(OperationRequest request) {
        return begin(request, order -> planner.plan(order, request));
    }

    /**
     * Begins an operation.
     *
     * @param plan computed under the order lock
     */
    Begun begin(OperationRequest request, Function<Order, OperationPlan> plan) {
        Order order = orders.lock(request.orderId());
        List<PaymentOperation> all = operations.of(order.getId());
        Optional<PaymentOperation> same = all.stream()
                .filter(operation -> request.origin().idempotencyKey().equals(operation.getIdempotencyKey()))
                .findFirst();
        return same.map(operation -> new Begun(operation, false)).orElseGet(() -> create(order, request, all, plan));
    }

    private Begun create(
            Order order, OperationRequest request, List<PaymentOperation> all, Function<Order, OperationPlan> planned) {
        all.stream().filter(PaymentOperation::isOpen).findFirst().ifPresent(open -> {
            throw new OperationRejectedException(Reason.BUSY, open.getActor(), open.getStartedAt());
        });
        OperationPlan plan = orChanged(request, all, () -> planned.apply(order));
        OffsetDateTime now = OffsetDateTime.now(clock);
        PaymentOperation operation = new PaymentOperation(
                plan,
                request,
                all.size() + 1,
                now,
                now.plus(providers.maxCallDuration()).plus(MARGIN));
        operations.add(operation);
        if (plan.capture().id() != null) {
            operations.get(plan.capture().id()).addRefunded(plan.amount());
        }
        String reason = request.origin().reason();
        history.add(
                order,
                eventType(plan.kind()),
                request.origin().actor(),
                HistoryMessage.of(begun(plan.kind()), plan.amount(), reason == null ? "–" : reason));
        return new Begun(operation, true);
    }

    /** Checks the plan against what was confirmed; if it has changed, the exception names the latest operation. */
    private static OperationPlan orChanged(
            OperationRequest request, List<PaymentOperation> all, Supplier<OperationPlan> planned) {
        try {
            OperationPlan plan = planned.get();
            if (request.expected() == null || request.expected() == plan.amount()) {
                return plan;
            }
        } catch (OperationRejectedException refused) {
            if (request.expected() == null || all.isEmpty()) {
                throw refused;
            }
        }
        if (all.isEmpty()) {
            throw new OperationRejectedException(Reason.CHANGED);
        }
        PaymentOperation newest = all.get(all.size() - 1);
        throw new OperationRejectedException(Reason.CHANGED, newest.getActor(), newest.getStartedAt());
    }

    static OrderHistoryEntry.Type eventType(Kind kind) {
        return OrderHistoryEntry.Type.valueOf(kind.name());
    }

    private static String begun(Kind kind) {
        return "history.requested." + kind.name().toLowerCase(Locale.ROOT);
    }
}
