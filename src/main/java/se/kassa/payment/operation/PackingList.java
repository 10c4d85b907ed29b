package se.kassa.payment.operation;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.payment.operation.PaymentOperation.Kind;

/**
 * The lines of an order that are refunded, and those left to pack. Pure computation. Pending refunds count as refunded.
 * A refund of a free amount is a price reduction and removes no products, unless everything is refunded. Refunds after
 * the shipment change nothing.
 */
public final class PackingList {

    private final Order order;
    private final List<PaymentOperation> operations;

    /**
     * Computes the list.
     *
     * @param all captures, refunds and voids of the order, with their rows
     */
    public PackingList(Order order, List<PaymentOperation> all) {
        this.order = order;
        this.operations = all.stream().filter(PaymentOperation::counts).toList();
    }

    /** The refunded quantity of each line, in the order of the lines. */
    public List<Integer> refunded() {
        return pieces(refunds(operation -> true));
    }

    /** The lines to pack, with the quantities left; empty if nothing is left. */
    public List<Line> lines() {
        return isNothingLeft()
                ? List.of()
                : RemainingAmount.ofOrder(order.getLines(), gone()).lines();
    }

    private boolean isNothingLeft() {
        boolean paidBack = order.getShippedAt() == null
                && order.getRefundedAmount() > 0
                && order.getRefundedAmount() >= order.getCapturedAmount()
                && isReservationOver();
        return paidBack || order.isCancelled() || isReleased() && order.getCapturedAmount() == 0;
    }

    private boolean isReleased() {
        return order.getPaymentState() == PaymentState.CANCELLED
                || operations.stream().anyMatch(operation -> operation.getKind() == Kind.VOID && wasBefore(operation));
    }

    private boolean isReservationOver() {
        return order.getPaymentState() == PaymentState.CAPTURED
                || isReleased()
                || captures().anyMatch(PaymentOperation::isFinalCapture);
    }

    private List<TransactionLine> gone() {
        List<Integer> back = pieces(refunds(this::wasBefore));
        List<Integer> captured = pieces(captures().flatMap(capture -> capture.getLines().stream()));
        boolean onlyCaptured = isReservationOver() && isEachCapturedPieceKnown();
        return IntStream.range(0, order.getLines().size())
                .mapToObj(base -> {
                    Line line = order.getLines().get(base);
                    int released = onlyCaptured ? Math.max(0, line.quantity() - captured.get(base)) : 0;
                    return taken(base, line, Math.min(line.quantity(), released + back.get(base)));
                })
                .flatMap(List::stream)
                .toList();
    }

    private static List<TransactionLine> taken(int base, Line line, int pieces) {
        return pieces == 0
                ? List.of()
                : List.of(new TransactionLine(
                        base,
                        new Line(line.kind(), line.sku(), line.name(), pieces, line.unitAmount(), 0, line.vatRate()),
                        0));
    }

    /** Partial captures made in the provider's own tools have no rows: then no line is known to be left out. */
    private boolean isEachCapturedPieceKnown() {
        return captures().findAny().isPresent()
                && captures()
                        .allMatch(capture -> !capture.getLines().isEmpty()
                                && capture.getLines().stream().allMatch(row -> row.base() != TransactionLine.NO_BASE));
    }

    private Stream<PaymentOperation> captures() {
        return operations.stream()
                .filter(operation -> operation.getKind() == Kind.CAPTURE)
                .filter(this::wasBefore);
    }

    /** The rows of refunds, mapped to the lines of the order. */
    private Stream<TransactionLine> refunds(Predicate<PaymentOperation> which) {
        return operations.stream()
                .filter(operation -> operation.getKind() == Kind.REFUND)
                .filter(which)
                .flatMap(refund -> refund.getLines().stream()
                        .map(row -> new TransactionLine(lineOf(refund, row.base()), row.line(), row.vat())));
    }

    private int lineOf(PaymentOperation refund, int row) {
        return operations.stream()
                .filter(operation -> operation.getKind() == Kind.CAPTURE)
                .filter(capture -> capture.getId().equals(refund.getCaptureId()))
                .filter(capture -> row >= 0 && row < capture.getLines().size())
                .map(capture -> capture.getLines().get(row).base())
                .findFirst()
                .orElse(TransactionLine.NO_BASE);
    }

    private List<Integer> pieces(Stream<TransactionLine> rows) {
        int[] pieces = new int[order.getLines().size()];
        rows.filter(row -> row.base() >= 0 && row.base() < pieces.length)
                .forEach(row -> pieces[row.base()] += row.line().quantity());
        return IntStream.of(pieces).boxed().toList();
    }

    private boolean wasBefore(PaymentOperation operation) {
        OffsetDateTime shipped = order.getShippedAt();
        return shipped == null
                || operation.getKind() == Kind.CAPTURE
                || operation.getStartedAt().isBefore(shipped);
    }
}
