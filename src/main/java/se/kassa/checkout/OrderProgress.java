package se.kassa.checkout;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.order.ShippingState;

/**
 * What happened to an order and what happens next, as its customer sees it. Pure computation.
 *
 * @param state the state that the page is about
 * @param text the key of the text that explains the state
 * @param steps in the order in which they happened; those to come are last
 */
public record OrderProgress(State state, String text, List<Step> steps) {

    /** The state of an order to its customer. */
    public enum State {
        /** The provider, or staff, has to decide about the payment. */
        WAITING,
        UNPAID,
        /** Paid and not shipped. */
        PAID,
        /** Shipped, or ready for pick-up. */
        SHIPPED,
        /** Everything that was captured is refunded. */
        REFUNDED,
        CANCELLED;

        /** The name in the page's markup. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Kinds of steps. */
    public enum StepKind {
        RECEIVED,
        PAYMENT,
        PAID,
        PACKING,
        SHIPPED,
        /** Ready for pick-up at the shop. */
        READY,
        REFUND_PENDING,
        REFUNDED,
        CANCELLED
    }

    /** Whether a step is over. */
    public enum Progress {
        DONE,
        CURRENT,
        UPCOMING
    }

    /**
     * One step.
     *
     * @param at when it was done, or begun; null if unknown or to come
     * @param amount of a refund, in minor units; else 0
     * @param method of a refund, in the provider's term; may be null
     */
    public record Step(StepKind kind, Progress progress, OffsetDateTime at, long amount, String method) {

        private static Step done(StepKind kind, OffsetDateTime at) {
            return new Step(kind, Progress.DONE, at, 0, null);
        }

        private static Step open(StepKind kind, Progress progress) {
            return new Step(kind, progress, null, 0, null);
        }
    }

    /**
     * A refund that succeeded or that the provider works on.
     *
     * @param at when it succeeded, or was begun
     * @param amount minor units
     * @param method the provider's term; may be null
     */
    public record Refund(boolean succeeded, OffsetDateTime at, long amount, String method) {

        private Step step() {
            return succeeded
                    ? new Step(StepKind.REFUNDED, Progress.DONE, at, amount, method)
                    : new Step(StepKind.REFUND_PENDING, Progress.CURRENT, at, amount, method);
        }
    }

    private static final String READY = "ready";
    private static final Comparator<Step> BY_TIME =
            Comparator.comparing(Step::at, Comparator.nullsLast(Comparator.naturalOrder()));

    /**
     * Computes the progress of an order.
     *
     * @param refunds in any order, without failed ones
     * @param pickUp whether the customer fetches the order at the shop
     */
    public static OrderProgress of(Order order, List<Refund> refunds, boolean pickUp) {
        State state = state(order);
        return new OrderProgress(state, text(order, state, pickUp), steps(order, state, refunds, pickUp));
    }

    /** The key of the title. */
    public String title() {
        return text.equals(READY) ? READY : state.word();
    }

    /** A shipment is a fact: a later review or change of the payment does not hide it. */
    private static State state(Order order) {
        boolean shipped = order.getShippingState() == ShippingState.SHIPPED;
        if (order.isInReview() && !shipped) {
            return State.WAITING;
        }
        if (order.isFullyRefunded()) {
            return State.REFUNDED;
        }
        if (shipped) {
            return State.SHIPPED;
        }
        if (isCancelled(order)) {
            boolean refunded = order.getRefundedAmount() > 0 && order.getRefundedAmount() >= order.getCapturedAmount();
            return refunded ? State.REFUNDED : State.CANCELLED;
        }
        return switch (order.getPaymentState().receipt()) {
            case PAID -> State.PAID;
            case WAITING -> State.WAITING;
            case UNPAID -> State.UNPAID;
        };
    }

    private static boolean isCancelled(Order order) {
        return order.isCancelled() || order.getPaymentState() == PaymentState.CANCELLED;
    }

    private static String text(Order order, State state, boolean pickUp) {
        return switch (state) {
            case PAID -> pickUp ? "paidPickUp" : "paid";
            case SHIPPED -> pickUp ? READY : "shipped";
            case UNPAID -> order.getPaidAt() == null ? order.getPaymentState().name() : "INVALIDATED";
            default -> state.word();
        };
    }

    private static List<Step> steps(Order order, State state, List<Refund> refunds, boolean pickUp) {
        StepKind shipping = pickUp ? StepKind.READY : StepKind.SHIPPED;
        List<Step> steps = new ArrayList<>();
        steps.add(Step.done(StepKind.RECEIVED, order.getCreatedAt()));
        if (order.getPaidAt() != null) {
            steps.add(Step.done(StepKind.PAID, order.getPaidAt()));
        }
        if (order.getShippedAt() != null) {
            steps.add(Step.done(shipping, order.getShippedAt()));
        }
        if (order.getShippedAt() == null && isCancelled(order)) {
            steps.add(Step.done(StepKind.CANCELLED, order.getCancelledAt()));
        }
        refunds.stream().map(Refund::step).forEach(steps::add);
        steps.sort(BY_TIME);
        if (state == State.WAITING || state == State.UNPAID) {
            steps.add(Step.open(StepKind.PAYMENT, Progress.CURRENT));
        }
        if (state == State.PAID) {
            steps.add(Step.open(StepKind.PACKING, Progress.CURRENT));
        }
        if (state == State.PAID || state == State.WAITING) {
            steps.add(Step.open(shipping, Progress.UPCOMING));
        }
        return List.copyOf(steps);
    }
}
