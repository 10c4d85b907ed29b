package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.operation.OperationRejectedException.Reason;
import se.kassa.payment.operation.PaymentOperation.Kind;
import se.kassa.payment.operation.PaymentOperation.State;
import se.kassa.platform.i18n.Texts;

/**
 * Computes what captures, refunds and voids of an order are possible, and what a request amounts to. Changes
 * nothing.
 */
@ApplicationScoped
@Transactional
public class OperationPlanner {

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentProviders providers;

    /** The amount and lines left to capture. */
    public RemainingAmount capturable(Order order) {
        return RemainingAmount.ofOrder(order.getLines(), rows(operations.of(order.getId()), Kind.CAPTURE, null));
    }

    /** Whether authorised money can be captured now. */
    public boolean isCapturable(Order order) {
        return !order.isInReview()
                && !order.isCancelled()
                && !isAutoCaptured(order)
                && (order.getPaymentState() == PaymentState.AUTHORIZED
                        || order.getPaymentState() == PaymentState.PARTIALLY_CAPTURED);
    }

    /** Whether the order's payment method captures automatically. */
    public boolean isAutoCaptured(Order order) {
        return provider(order)
                .filter(provider -> provider.isAutoCaptured(order.getPaymentMethod()))
                .isPresent();
    }

    /** Whether every capture of the order's payment releases the rest of the authorisation. */
    public boolean releasesRestOnCapture(Order order) {
        return provider(order)
                .filter(provider -> provider.terms().releasesRestOnCapture())
                .isPresent();
    }

    /** The provider of the attempt that paid the order, else of the newest; empty if it is not configured any more. */
    private Optional<PaymentProvider> provider(Order order) {
        List<PaymentAttempt> all = attempts.of(order.getId());
        return all.stream()
                .filter(PaymentAttempt::isPaid)
                .findFirst()
                .or(() -> all.stream().reduce((older, newer) -> newer))
                .flatMap(attempt -> providers.find(attempt.getProvider()));
    }

    /** What is refunded and what is left to pack. */
    public PackingList packingList(Order order) {
        return new PackingList(order, operations.of(order.getId()));
    }

    /** The successful captures, oldest first. */
    public List<PaymentOperation> captures(Order order) {
        return operations.of(order.getId()).stream()
                .filter(operation -> operation.getKind() == Kind.CAPTURE && operation.getState() == State.SUCCEEDED)
                .toList();
    }

    /** The amount and lines left to refund of a capture. */
    public RemainingAmount refundable(PaymentOperation capture) {
        List<PaymentOperation> all = operations.of(capture.getOrderId());
        return RemainingAmount.ofCapture(
                capture.getLines(), rows(all, Kind.REFUND, capture.getId()), rows(all, Kind.REFUND, null));
    }

    private static List<TransactionLine> rows(List<PaymentOperation> all, Kind kind, Long captureId) {
        return all.stream()
                .filter(PaymentOperation::counts)
                .filter(operation -> operation.getKind() == kind)
                .filter(operation -> captureId == null || captureId.equals(operation.getCaptureId()))
                .flatMap(operation -> operation.getLines().stream())
                .toList();
    }

    /**
     * The products that a refund or a void returns: those of the refunded rows, or those not captured yet.
     *
     * @param rows of the refund
     * @return pieces by SKU
     */
    public Map<String, Integer> products(Order order, Kind kind, List<TransactionLine> rows) {
        Stream<RemainingAmount.Part> parts = kind == Kind.VOID
                ? capturable(order).parts().stream()
                : rows.stream()
                        .map(row -> new RemainingAmount.Part(
                                row.base(), row.line(), row.line().quantity(), row.amount()));
        return parts.filter(part -> part.whole().kind() == Line.Kind.PRODUCT && part.pieces() > 0)
                .collect(Collectors.toMap(
                        part -> part.whole().sku(), RemainingAmount.Part::pieces, Integer::sum, TreeMap::new));
    }

    /**
     * The products that voiding the order's own payment returns; captures are refunded one at a time.
     *
     * @return pieces by SKU
     */
    public Map<String, Integer> productsOfReviewedPayment(Order order) {
        return captures(order).stream()
                .filter(capture -> refundable(capture).amount() > 0)
                .findFirst()
                .map(capture -> products(
                        order,
                        Kind.REFUND,
                        refundable(capture)
                                .rows(
                                        OperationSelection.all(),
                                        adjustment(order, capture.getProvider(), "line.refunded"))))
                .orElseGet(() -> products(order, Kind.VOID, List.of()));
    }

    /**
     * Turns a request into a plan.
     *
     * @throws OperationRejectedException if it is not possible
     */
    public OperationPlan plan(Order order, OperationRequest request) {
        if (order.isInReview()) {
            throw new OperationRejectedException(Reason.IN_REVIEW);
        }
        return switch (request.kind()) {
            case CAPTURE -> capture(order, request);
            case REFUND -> refund(order, request);
            case VOID -> voidAuthorisation(order);
        };
    }

    private OperationPlan capture(Order order, OperationRequest request) {
        requireReserved(order, Reason.NOT_CAPTURABLE);
        RemainingAmount left = capturable(order);
        PaymentAttempt attempt = paidAttempt(order, Reason.NOT_CAPTURABLE);
        List<TransactionLine> rows = orNotLeft(
                () -> left.rows(request.selection(), adjustment(order, attempt.getProvider(), "line.captured")));
        boolean last = request.last() || sum(rows) == left.amount() || releasesRestOnCapture(order);
        return new OperationPlan(
                OperationPlan.Payment.of(order, attempt),
                Kind.CAPTURE,
                OperationPlan.Capture.NONE,
                sum(rows),
                rows,
                last,
                false);
    }

    private OperationPlan refund(Order order, OperationRequest request) {
        PaymentOperation capture = captures(order).stream()
                .filter(each -> each.getId().equals(request.captureId()))
                .filter(each -> each.getProviderTransactionId() != null)
                .findFirst()
                .orElseThrow(() -> new OperationRejectedException(Reason.NOT_REFUNDABLE));
        if (request.selection().amount() != null && request.origin().reason() == null) {
            throw new OperationRejectedException(Reason.REASON_REQUIRED);
        }
        List<TransactionLine> rows = orNotLeft(() -> refundable(capture)
                .rows(request.selection(), adjustment(order, capture.getProvider(), "line.refunded")));
        return new OperationPlan(
                new OperationPlan.Payment(
                        order.getId(),
                        order.getNumber().value(),
                        capture.getAttemptId(),
                        capture.getProvider(),
                        capture.getPaymentId(),
                        order.getPaymentMethod()),
                Kind.REFUND,
                new OperationPlan.Capture(capture.getId(), capture.getProviderTransactionId()),
                sum(rows),
                rows,
                false,
                false);
    }

    private OperationPlan voidAuthorisation(Order order) {
        if (isAutoCaptured(order)) {
            throw new OperationRejectedException(Reason.AUTO_CAPTURED);
        }
        if (order.getPaymentState() == PaymentState.CAPTURED) {
            throw new OperationRejectedException(Reason.NOT_VOIDABLE);
        }
        PaymentAttempt attempt = paidAttempt(order, Reason.NOT_VOIDABLE);
        return new OperationPlan(
                OperationPlan.Payment.of(order, attempt),
                Kind.VOID,
                OperationPlan.Capture.NONE,
                order.getAmount() - order.getCapturedAmount(),
                List.of(),
                false,
                false);
    }

    private void requireReserved(Order order, Reason otherwise) {
        if (isAutoCaptured(order)) {
            throw new OperationRejectedException(Reason.AUTO_CAPTURED);
        }
        if (order.isCancelled()
                || (order.getPaymentState() != PaymentState.AUTHORIZED
                        && order.getPaymentState() != PaymentState.PARTIALLY_CAPTURED)) {
            throw new OperationRejectedException(otherwise);
        }
    }

    /** The attempt that paid the order. */
    private PaymentAttempt paidAttempt(Order order, Reason otherwise) {
        return attempts.of(order.getId()).stream()
                .filter(PaymentAttempt::isPaid)
                .findFirst()
                .orElseThrow(() -> new OperationRejectedException(otherwise));
    }

    private static List<TransactionLine> orNotLeft(Supplier<List<TransactionLine>> rows) {
        try {
            return rows.get();
        } catch (IllegalArgumentException e) {
            throw new OperationRejectedException(Reason.EXCEEDS_REMAINDER);
        }
    }

    static long sum(List<TransactionLine> rows) {
        return rows.stream().mapToLong(TransactionLine::amount).reduce(0, Math::addExact);
    }

    /** The name of a line that stands for a free amount. */
    public String adjustment(Order order, String provider, String key) {
        return Texts.shop(Locale.forLanguageTag(order.getLanguage())).about(providers.displayName(provider), key);
    }
}
