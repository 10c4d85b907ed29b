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
import se.kassa.order.History;
import se.kassa.order.HoldReason;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.Orders;
import se.kassa.order.PaymentNews;
import se.kassa.order.Told;
import se.kassa.platform.i18n.Texts;

/** Accepts payments that were held; each call is one transaction, under the order's lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class HeldPayments {

    /** An order has one payment and one currency. */
    private static final Set<HoldReason> NEVER_ACCEPTED =
            EnumSet.of(HoldReason.SECOND_PAYMENT, HoldReason.CURRENCY_DIFFERS);

    @Inject
    private Orders orders;

    @Inject
    private PaymentAttempts attempts;

    @Inject
    private PaymentApplication application;

    @Inject
    private PaymentProvider provider;

    @Inject
    private History history;

    @Inject
    private Clock clock;

    /** Whether a payment held for this can be accepted at all; else it can only be voided. */
    public boolean isAcceptable(HoldReason reason) {
        return !NEVER_ACCEPTED.contains(reason);
    }

    /** The attempt that a payment came of; for one that none is bound to, the newest. */
    public PaymentAttempt attemptOf(long orderId, String providerOrderId) {
        List<PaymentAttempt> all = attempts.of(orderId);
        return all.stream()
                .filter(attempt -> providerOrderId.equals(attempt.getProviderOrderId()))
                .findFirst()
                .orElseGet(() -> all.get(all.size() - 1));
    }

    /**
     * Accepts a held payment as the provider tells it now: its rows become the order's, where they differ. One that pays the
     * order only now takes the goods; where there are too few by now, the order is held again, for that.
     *
     * @param payment as the provider has just told it
     * @return whether it could be: it is still the one that is held, its money is there, and its rows sum to it
     */
    public boolean accept(long orderId, ProviderPayment payment, String reason, String actor) {
        Order order = orders.lock(orderId);
        boolean held = order.getHold()
                .filter(hold -> isAcceptable(hold.getReason()) && payment.id().equals(hold.getPayment()))
                .isPresent();
        PaymentAttempt attempt =
                attempts.refreshed(attemptOf(orderId, payment.id()).getId());
        Optional<List<Line>> lines = lines(order, attempt, payment);
        if (!held || !payment.holdsMoney() || lines.isEmpty()) {
            return false;
        }
        boolean paysNow = order.getPaidAt() == null;
        OffsetDateTime now = OffsetDateTime.now(clock);
        order.accept(lines.get(), now);
        if (!attempt.isSecured()) {
            attempt.secure(now);
        }
        order.apply(new PaymentNews(
                payment.state(),
                payment.method(),
                payment.status(),
                payment.capturedAmount(),
                payment.refundedAmount(),
                payment.consumer()));
        history.add(order, OrderEvent.Type.RELEASED, actor, Told.of("told.accepted", payment.amount(), reason))
                .quoting(payment.status(), payment.amount(), payment.answer());
        if (paysNow) {
            application.look(order, payment, actor);
        }
        return true;
    }

    /** A held payment has no money any more: there is nothing to void. */
    public void release(long orderId, String reason, String actor) {
        Order order = orders.lock(orderId);
        order.release();
        if (order.getPaidAt() == null) {
            order.cancel(OffsetDateTime.now(clock));
        }
        history.add(order, OrderEvent.Type.RELEASED, actor, Told.of("told.released", reason));
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
