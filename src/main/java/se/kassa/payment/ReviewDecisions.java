package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
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
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.ReviewReason;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.security.Tokens;

/** Stores decisions about payments in review. Each call is one transaction, under the order lock. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ReviewDecisions {

    /** The result of a decision. */
    public enum Outcome {
        RELEASED,
        NOT_POSSIBLE,
        /** A newer response was applied in the meantime: query again. */
        OUTDATED
    }

    private static final Set<ReviewReason> NEVER_APPROVED =
            EnumSet.of(ReviewReason.SECOND_PAYMENT, ReviewReason.CURRENCY_DIFFERS);

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentUpdater updater;

    @Inject
    private PaymentProviders providers;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    /** Whether a payment in review for this reason can be accepted; otherwise it can only be voided. */
    public boolean isApprovable(ReviewReason reason) {
        return !NEVER_APPROVED.contains(reason);
    }

    /** Whether the payment in review is the one that paid the order. */
    public boolean isPaymentOfOrder(Order order) {
        return order.getReview()
                .filter(review -> review.getPayment() != null)
                .filter(review ->
                        attempts.of(order.getId()).stream().anyMatch(attempt -> attempt.isPaidBy(review.getPayment())))
                .isPresent();
    }

    /** The ids of the providers of the order's attempts, first that of the attempt with this payment. */
    public List<String> providersOf(long orderId, String paymentId) {
        return attempts.of(orderId).stream()
                .sorted(Comparator.comparing(attempt -> !paymentId.equals(attempt.getPaymentId())))
                .map(PaymentAttempt::getProvider)
                .distinct()
                .toList();
    }

    /** The attempt with the payment's reference; the newest attempt of the order if none has it. */
    public PaymentAttempt attemptOf(long orderId, ProviderPayment payment) {
        List<PaymentAttempt> all = attempts.of(orderId);
        return all.stream()
                .filter(attempt ->
                        attempt.getReference().equals(payment.identity().reference()))
                .findFirst()
                .orElseGet(() -> all.get(all.size() - 1));
    }

    /** The sequence number to take before querying the provider for the decision. */
    public long nextSequenceNumber() {
        return attempts.nextSequenceNumber();
    }

    /**
     * Accepts the payment in review as the provider reports it now; its lines replace those of the order if they
     * differ. The payment must still be in review, have money, and have lines that sum to its amount. If it pays the
     * order only now, its products leave the stock; if the order was paid before, the difference does. If stock is
     * missing, the order goes into review again.
     *
     * @param sequenceNumber taken before the provider was queried
     * @param payment the provider's response
     */
    public Outcome accept(long orderId, long sequenceNumber, ProviderPayment payment, String reason, String actor) {
        Order order = orders.lock(orderId);
        boolean acceptable = order.getReview()
                .filter(review ->
                        isApprovable(review.getReason()) && payment.id().equals(review.getPayment()))
                .isPresent();
        PaymentAttempt attempt = attempts.refreshed(attemptOf(orderId, payment).getId());
        String digest = Tokens.sha256(payment.response());
        if (attempt.isOutdated(sequenceNumber, digest)) {
            return Outcome.OUTDATED;
        }
        boolean ours = attempt.getReference().equals(payment.identity().reference()) && attempt.accepts(payment);
        Optional<List<Line>> lines = lines(order, attempt, payment);
        if (!acceptable || !ours || !payment.hasMoney() || lines.isEmpty()) {
            return Outcome.NOT_POSSIBLE;
        }
        boolean paysNow = order.getPaidAt() == null;
        List<Line> before = List.copyOf(order.getLines());
        OffsetDateTime now = OffsetDateTime.now(clock);
        order.accept(lines.get(), now);
        attempt.apply(payment, attempts.nextSequenceNumber(), digest);
        if (!attempt.isPaid()) {
            attempt.markPaid(now);
        }
        order.apply(new PaymentSnapshot(
                payment.state(),
                payment.status().method(),
                payment.status().term(),
                payment.amounts().captured(),
                payment.amounts().refunded(),
                payment.customer()));
        history.add(
                        order,
                        OrderHistoryEntry.Type.RELEASED,
                        actor,
                        HistoryMessage.of("history.accepted", payment.amounts().authorised(), reason))
                .withProviderResponse(payment.status().term(), payment.amounts().authorised(), payment.response());
        if (paysNow) {
            updater.checkFulfillable(order, payment, actor);
        } else if (!before.equals(order.getLines())) {
            updater.checkChangedLines(order, before, payment, actor);
        }
        return Outcome.RELEASED;
    }

    /**
     * Ends the review of a payment that has no money any more, so that there is nothing to void.
     *
     * @param sequenceNumber taken before the provider was queried
     * @param payment the provider's response
     */
    public Outcome release(long orderId, long sequenceNumber, ProviderPayment payment, String reason, String actor) {
        Order order = orders.lock(orderId);
        PaymentAttempt attempt = attempts.refreshed(attemptOf(orderId, payment).getId());
        if (attempt.isOutdated(sequenceNumber, Tokens.sha256(payment.response()))) {
            return Outcome.OUTDATED;
        }
        boolean held = order.getReview()
                .filter(review -> payment.id().equals(review.getPayment()))
                .isPresent();
        if (!held || payment.hasMoney()) {
            return Outcome.NOT_POSSIBLE;
        }
        order.endReview();
        if (order.getPaidAt() == null) {
            order.cancel(OffsetDateTime.now(clock));
        }
        history.add(order, OrderHistoryEntry.Type.RELEASED, actor, HistoryMessage.of("history.released", reason));
        return Outcome.RELEASED;
    }

    /**
     * The order's lines if they sum to the amount, otherwise the provider's, otherwise those of a revision with that
     * amount.
     */
    private Optional<List<Line>> lines(Order order, PaymentAttempt attempt, ProviderPayment payment) {
        if (order.getPaidAt() != null && order.getAmount() == payment.amounts().authorised()) {
            return Optional.of(order.getLines());
        }
        List<Line> reported = payment.rows().stream()
                .flatMap(row -> row.toLine(kindOf(order, row)).stream())
                .collect(Collectors.toList());
        if (payment.amounts().fee() > 0
                && Line.sum(reported) + payment.amounts().fee()
                        == payment.amounts().authorised()) {
            reported.add(feeLine(order, attempt, payment));
        }
        if (reported.size() >= payment.rows().size()
                && Line.sum(reported) == payment.amounts().authorised()
                && !reported.isEmpty()) {
            return Optional.of(reported);
        }
        return attempts.revisions(attempt.getId()).stream()
                .filter(revision -> revision.getAmount() == payment.amounts().authorised())
                .map(PaymentRevision::getLines)
                .findFirst();
    }

    private Line feeLine(Order order, PaymentAttempt attempt, ProviderPayment payment) {
        String name = Texts.shop(Locale.forLanguageTag(order.getLanguage())).get("line.fee");
        return new Line(
                Line.Kind.FEE,
                "fee",
                name,
                1,
                payment.amounts().fee(),
                0,
                providers.of(attempt).terms().feeRule().vatRate());
    }

    private static Line.Kind kindOf(Order order, ProviderPayment.Row row) {
        Map<String, Line.Kind> kinds =
                order.getLines().stream().collect(Collectors.toMap(Line::sku, Line::kind, (one, other) -> one));
        return kinds.getOrDefault(String.valueOf(row.sku()), Line.Kind.PRODUCT);
    }
}
