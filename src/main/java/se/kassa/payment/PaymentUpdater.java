package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.alert.AlertService;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentReview;
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.PaymentState;
import se.kassa.order.ReviewReason;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.settings.ShopSettings;

/** Applies a provider's response to the order, under the order lock: matches the payment, or puts it into review. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PaymentUpdater {

    private static final String FEE_PART_NUMBER = "fee";

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentProviders providers;

    @Inject
    private OrderHistory history;

    @Inject
    private AlertService alerts;

    @Inject
    private AlertRepository alertRepository;

    @Inject
    private PaidOrderStock stock;

    @Inject
    private PendingVoids pendingVoids;

    @Inject
    private ShopSettings settings;

    @Inject
    private Clock clock;

    /** Applies a payment that the attempt has already recorded. */
    public void apply(Order order, PaymentAttempt attempt, ProviderPayment payment, String actor) {
        if (!payment.amounts().isConsistent()) {
            review(
                    order,
                    payment,
                    actor,
                    new PaymentReview(
                            ReviewReason.AMOUNT_DIFFERS,
                            order.getAmount(),
                            payment.amounts().authorised(),
                            "+" + MoneyText.write(payment.amounts().captured()) + " −"
                                    + MoneyText.write(payment.amounts().refunded())));
        } else if (attempt.isPaid()) {
            applyToPaid(order, attempt, payment, actor);
        } else if (!payment.hasMoney()) {
            applyToOpen(order, payment, actor);
        } else if (order.getPaidAt() != null) {
            applySecondPayment(order, payment, actor);
        } else {
            markPaid(order, attempt, payment, actor);
        }
    }

    /**
     * Handles a payment other than the one that the attempt is bound to: puts it into review if it has money.
     *
     * @return whether this changed anything
     */
    public boolean applySecondPayment(Order order, ProviderPayment payment, String actor) {
        if (!payment.hasMoney()) {
            history.addOrRepeat(
                    order,
                    OrderHistoryEntry.Type.QUERIED,
                    actor,
                    HistoryMessage.of(
                            "history.another", payment.id(), payment.status().term()));
            return false;
        }
        return review(
                order,
                payment,
                actor,
                new PaymentReview(
                        ReviewReason.SECOND_PAYMENT,
                        order.getAmount(),
                        payment.amounts().authorised(),
                        payment.id()));
    }

    private void markPaid(Order order, PaymentAttempt attempt, ProviderPayment payment, String actor) {
        PaymentMatcher.MatchResult match = PaymentMatcher.match(
                attempts.revisions(attempt.getId()),
                order.getCurrency(),
                payment,
                providers.of(attempt).terms().feeRule().limit());
        if (match.review() != null) {
            review(order, payment, actor, match.review());
            return;
        }
        if (order.isCancelled()) {
            review(order, payment, actor, late(ReviewReason.PAID_AFTER_CANCEL, order, payment, order.getCancelledAt()));
            return;
        }
        if (attempt.getAbandonedAt() != null) {
            review(
                    order,
                    payment,
                    actor,
                    late(ReviewReason.PAID_AFTER_EXPIRY, order, payment, attempt.getAbandonedAt()));
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        order.markPaid(withFee(match.paid().getLines(), payment.amounts().fee(), attempt, order.getLanguage()), now);
        attempt.markPaid(now);
        change(order, payment, payment.state(), actor);
        checkFulfillable(order, payment, actor);
    }

    /** Puts a paid order into review if products are sold out or the shop does not ship to its country. */
    void checkFulfillable(Order order, ProviderPayment payment, String actor) {
        checkFulfillable(order, payment, stock.orderPaid(order), actor);
    }

    /** The same for an order that was paid before and whose lines have changed. */
    void checkChangedLines(Order order, List<Line> before, ProviderPayment payment, String actor) {
        checkFulfillable(order, payment, stock.linesChanged(order, before, actor), actor);
    }

    private void checkFulfillable(Order order, ProviderPayment payment, List<String> missing, String actor) {
        if (!missing.isEmpty()) {
            review(order, payment, actor, agreeing(ReviewReason.SOLD_OUT, order, String.join(", ", missing)));
        }
        String country = order.getCustomer()
                .map(consumer -> consumer.getDeliveryAddress().country())
                .orElse(null);
        if (country != null && !settings.countries().contains(country)) {
            review(order, payment, actor, agreeing(ReviewReason.COUNTRY, order, country));
        }
    }

    private static PaymentReview late(ReviewReason reason, Order order, ProviderPayment payment, OffsetDateTime since) {
        return new PaymentReview(
                reason,
                order.getAmount(),
                payment.amounts().authorised(),
                since.toLocalDate().toString());
    }

    private static PaymentReview agreeing(ReviewReason reason, Order order, String explanation) {
        return new PaymentReview(reason, order.getAmount(), order.getAmount(), explanation);
    }

    private void applyToOpen(Order order, ProviderPayment payment, String actor) {
        if (order.getPaidAt() != null || order.isInReview() || payment.state().secured()) {
            history.addOrRepeat(
                    order,
                    OrderHistoryEntry.Type.QUERIED,
                    actor,
                    HistoryMessage.of(
                            "history.another", payment.id(), payment.status().term()));
        } else {
            change(order, payment, unpaidState(order), actor);
        }
    }

    private void applyToPaid(Order order, PaymentAttempt attempt, ProviderPayment payment, String actor) {
        boolean otherAmount = payment.state().secured() && payment.amounts().authorised() != order.getAmount();
        if (otherAmount || payment.amounts().captured() > order.getAmount()) {
            review(
                    order,
                    payment,
                    actor,
                    new PaymentReview(
                            ReviewReason.AMOUNT_DIFFERS,
                            order.getAmount(),
                            Math.max(
                                    payment.amounts().authorised(),
                                    payment.amounts().captured()),
                            ""));
            return;
        }
        boolean wasShippable = order.getPaymentState().shippable();
        change(order, payment, payment.state(), actor);
        if (wasShippable && !payment.state().shippable() && !pendingVoids.isVoiding(order, payment.id())) {
            alerts.raise(
                    order,
                    AlertCause.PAYMENT_INVALIDATED,
                    String.valueOf(payment.status().term()),
                    String.valueOf(payment.status().term()));
        }
        if (payment.status().disputed()) {
            raiseDispute(order, payment);
        }
    }

    /** Only once: acknowledging it does not end the dispute. */
    private void raiseDispute(Order order, ProviderPayment payment) {
        String subject = order.getNumber().value() + "/" + payment.id();
        if (!alertRepository.wasRaised(AlertCause.PAYMENT_DISPUTED, subject)) {
            alerts.raise(order, AlertCause.PAYMENT_DISPUTED, payment.id(), payment.id());
        }
    }

    /** The payment state of an unpaid order: a pending attempt takes precedence over the newest. */
    private PaymentState unpaidState(Order order) {
        List<PaymentAttempt> all = attempts.of(order.getId());
        return all.stream()
                .map(PaymentAttempt::getPaymentState)
                .filter(state -> state.receipt() == PaymentState.Receipt.WAITING)
                .findFirst()
                .orElse(all.get(all.size() - 1).getPaymentState());
    }

    private void change(Order order, ProviderPayment payment, PaymentState state, String actor) {
        boolean changed = order.apply(new PaymentSnapshot(
                state,
                payment.status().method(),
                payment.status().term(),
                payment.amounts().captured(),
                payment.amounts().refunded(),
                payment.customer()));
        if (changed) {
            history.add(order, OrderHistoryEntry.Type.PAYMENT_CHANGED, actor, HistoryMessage.of("payment." + state))
                    .withProviderResponse(
                            payment.status().term(), payment.amounts().authorised(), kept(order, payment));
        } else {
            history.addOrRepeat(order, OrderHistoryEntry.Type.QUERIED, actor, HistoryMessage.of("history.unchanged"));
        }
    }

    private boolean review(Order order, ProviderPayment payment, String actor, PaymentReview review) {
        if (!order.putInReview(review.of(payment.id()))) {
            return false;
        }
        order.identifyCustomer(payment.customer());
        history.add(
                        order,
                        OrderHistoryEntry.Type.PUT_IN_REVIEW,
                        actor,
                        HistoryMessage.of(
                                "history.review",
                                HistoryMessage.text("review." + review.getReason()),
                                review.getExpectedAmount(),
                                review.getActualAmount(),
                                review.getExplanation()))
                .withProviderResponse(payment.status().term(), payment.amounts().authorised(), kept(order, payment));
        alerts.raise(order, AlertCause.PAYMENT_IN_REVIEW, review.getReason() + "/" + payment.id(), review.summary());
        return true;
    }

    /** Keeps the response out of the history of an order whose personal data was erased. */
    private static String kept(Order order, ProviderPayment payment) {
        return order.isErased() ? null : payment.response();
    }

    private List<Line> withFee(List<Line> lines, long fee, PaymentAttempt attempt, String language) {
        if (fee == 0) {
            return lines;
        }
        List<Line> all = new ArrayList<>(lines);
        String name = Texts.shop(Locale.forLanguageTag(language)).get("line.fee");
        all.add(new Line(
                Line.Kind.FEE,
                FEE_PART_NUMBER,
                name,
                1,
                fee,
                0,
                providers.of(attempt).terms().feeRule().vatRate()));
        return all;
    }
}
