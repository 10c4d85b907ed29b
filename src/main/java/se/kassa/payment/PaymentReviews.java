package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentUpdate;
import se.kassa.order.ReviewReason;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.security.Tokens;

/** Accepts payments that were held, or lets them go; each call is one transaction, under the order's lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class PaymentReviews {

    /** What became of a decision. */
    public enum Outcome {
        RELEASED,
        NOT_POSSIBLE,
        /** Something newer was applied since the provider was asked: ask again. */
        OUTDATED
    }

    /** An order has one payment and one currency. */
    private static final Set<ReviewReason> NEVER_ACCEPTED =
            EnumSet.of(ReviewReason.SECOND_PAYMENT, ReviewReason.CURRENCY_DIFFERS);

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentUpdater application;

    @Inject
    private PaymentProvider provider;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    /** Whether a payment held for this can be accepted at all; else it can only be voided. */
    public boolean isAcceptable(ReviewReason reason) {
        return !NEVER_ACCEPTED.contains(reason);
    }

    /** Whether the held payment is the one that the order was paid with, so that nothing is sold without it. */
    public boolean isOrdersOwn(Order order) {
        return order.getHold()
                .filter(hold -> hold.getPayment() != null)
                .filter(hold ->
                        attempts.of(order.getId()).stream().anyMatch(attempt -> attempt.isSecuredBy(hold.getPayment())))
                .isPresent();
    }

    /** The attempt whose reference a payment carries; for one that carries none of the order's, the newest. */
    public PaymentAttempt attemptOf(long orderId, ProviderPayment payment) {
        List<PaymentAttempt> all = attempts.of(orderId);
        return all.stream()
                .filter(attempt -> attempt.getReference().equals(payment.reference()))
                .findFirst()
                .orElseGet(() -> all.get(all.size() - 1));
    }

    /** To be taken before the provider is asked for what shall be decided on. */
    public long stamp() {
        return attempts.nextStamp();
    }

    /**
     * Accepts a held payment as the provider tells it now: its rows become the order's, where they differ. It has to be
     * the one that is held still, with its money there, and rows that sum to it. One that pays the order only now takes
     * the goods, and one of an order that was paid before moves the difference of its rows; where there are too few by
     * now, the order is held again, for that.
     *
     * @param stamp taken before the provider was asked
     * @param payment as the provider told it
     */
    public Outcome accept(long orderId, long stamp, ProviderPayment payment, String reason, String actor) {
        Order order = orders.lock(orderId);
        boolean acceptable = order.getHold()
                .filter(hold -> isAcceptable(hold.getReason()) && payment.id().equals(hold.getPayment()))
                .isPresent();
        PaymentAttempt attempt = attempts.refreshed(attemptOf(orderId, payment).getId());
        String digest = Tokens.digest(payment.answer());
        if (attempt.isOutdated(stamp, digest)) {
            return Outcome.OUTDATED;
        }
        boolean ours = attempt.getReference().equals(payment.reference()) && attempt.takes(payment);
        Optional<List<Line>> lines = lines(order, attempt, payment);
        if (!acceptable || !ours || !payment.holdsMoney() || lines.isEmpty()) {
            return Outcome.NOT_POSSIBLE;
        }
        boolean paysNow = order.getPaidAt() == null;
        List<Line> before = List.copyOf(order.getLines());
        OffsetDateTime now = OffsetDateTime.now(clock);
        order.accept(lines.get(), now);
        attempt.apply(payment, attempts.nextStamp(), digest);
        if (!attempt.isSecured()) {
            attempt.secure(now);
        }
        order.apply(new PaymentUpdate(
                payment.state(),
                payment.method(),
                payment.status(),
                payment.capturedAmount(),
                payment.refundedAmount(),
                payment.consumer()));
        history.add(
                        order,
                        OrderHistoryEntry.Type.RELEASED,
                        actor,
                        HistoryMessage.of("told.accepted", payment.amount(), reason))
                .quoting(payment.status(), payment.amount(), payment.answer());
        if (paysNow) {
            application.look(order, payment, actor);
        } else if (!before.equals(order.getLines())) {
            application.lookAnew(order, before, payment, actor);
        }
        return Outcome.RELEASED;
    }

    /**
     * Releases a held payment that has no money any more, so that there is nothing to void.
     *
     * @param stamp taken before the provider was asked
     * @param payment as the provider told it
     */
    public Outcome release(long orderId, long stamp, ProviderPayment payment, String reason, String actor) {
        Order order = orders.lock(orderId);
        PaymentAttempt attempt = attempts.refreshed(attemptOf(orderId, payment).getId());
        if (attempt.isOutdated(stamp, Tokens.digest(payment.answer()))) {
            return Outcome.OUTDATED;
        }
        boolean held = order.getHold()
                .filter(hold -> payment.id().equals(hold.getPayment()))
                .isPresent();
        if (!held || payment.holdsMoney()) {
            return Outcome.NOT_POSSIBLE;
        }
        order.release();
        if (order.getPaidAt() == null) {
            order.cancel(OffsetDateTime.now(clock));
        }
        history.add(order, OrderHistoryEntry.Type.RELEASED, actor, HistoryMessage.of("told.released", reason));
        return Outcome.RELEASED;
    }

    /** The order's own lines where they have the amount, else those of a revision that has it, else the provider's. */
    private Optional<List<Line>> lines(Order order, PaymentAttempt attempt, ProviderPayment payment) {
        if (order.getPaidAt() != null && order.getAmount() == payment.amount()) {
            return Optional.of(order.getLines());
        }
        List<Line> told = payment.rows().stream()
                .flatMap(row -> row.toLine(kindOf(order, row)).stream())
                .collect(Collectors.toList());
        if (payment.fee() > 0 && Line.sum(told) + payment.fee() == payment.amount()) {
            told.add(feeLine(order, payment));
        }
        if (told.size() >= payment.rows().size() && Line.sum(told) == payment.amount() && !told.isEmpty()) {
            return Optional.of(told);
        }
        return attempts.revisions(attempt.getId()).stream()
                .filter(revision -> revision.getAmount() == payment.amount())
                .map(PaymentRevision::getLines)
                .findFirst();
    }

    private Line feeLine(Order order, ProviderPayment payment) {
        String name = Texts.shop(Locale.forLanguageTag(order.getLanguage())).get("line.fee");
        return new Line(
                Line.Kind.FEE,
                "fee",
                name,
                1,
                payment.fee(),
                0,
                provider.feeRule().vatRate());
    }

    private static Line.Kind kindOf(Order order, ProviderPayment.Row row) {
        Map<String, Line.Kind> kinds =
                order.getLines().stream().collect(Collectors.toMap(Line::partNumber, Line::kind, (one, other) -> one));
        return kinds.getOrDefault(String.valueOf(row.partNumber()), Line.Kind.PRODUCT);
    }
}
