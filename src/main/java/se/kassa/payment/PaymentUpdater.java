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
import se.kassa.alert.AlertService;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentReview;
import se.kassa.order.PaymentState;
import se.kassa.order.PaymentUpdate;
import se.kassa.order.ReviewReason;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.settings.Settings;

/** Applies news of a payment to its order, whose lock the caller holds: believes it, or holds it before a person. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PaymentUpdater {

    private static final String FEE_PART_NUMBER = "fee";

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentProvider provider;

    @Inject
    private OrderHistory history;

    @Inject
    private AlertService alarms;

    @Inject
    private StockOnPayment goods;

    @Inject
    private PendingCancellations ourDoing;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /** Applies what the attempt, which has taken the answer itself, was told. */
    public void apply(Order order, PaymentAttempt attempt, ProviderPayment payment, String actor) {
        if (!payment.addsUp()) {
            hold(
                    order,
                    payment,
                    actor,
                    new PaymentReview(
                            ReviewReason.AMOUNT_DIFFERS,
                            order.getAmount(),
                            payment.amount(),
                            "+" + MoneyText.write(payment.capturedAmount()) + " −"
                                    + MoneyText.write(payment.refundedAmount())));
        } else if (attempt.isSecured()) {
            applyToPaid(order, payment, actor);
        } else if (!payment.holdsMoney()) {
            applyToOpen(order, payment, actor);
        } else if (order.getPaidAt() != null) {
            applySecond(order, payment, actor);
        } else {
            secure(order, attempt, payment, actor);
        }
    }

    /**
     * A payment besides the one that the order is bound to: held where money moved.
     *
     * @return whether that is news
     */
    public boolean applySecond(Order order, ProviderPayment payment, String actor) {
        if (!payment.holdsMoney()) {
            history.addOrRepeat(
                    order,
                    OrderHistoryEntry.Type.ASKED,
                    actor,
                    HistoryMessage.of("told.another", payment.id(), payment.status()));
            return false;
        }
        return hold(
                order,
                payment,
                actor,
                new PaymentReview(ReviewReason.SECOND_PAYMENT, order.getAmount(), payment.amount(), payment.id()));
    }

    private void secure(Order order, PaymentAttempt attempt, ProviderPayment payment, String actor) {
        PaymentMatcher.Verdict verdict = PaymentMatcher.judge(
                attempts.revisions(attempt.getId()),
                order.getCurrency(),
                payment,
                provider.feeRule().limit());
        if (verdict.hold() != null) {
            hold(order, payment, actor, verdict.hold());
            return;
        }
        if (order.isCancelled()) {
            hold(order, payment, actor, late(ReviewReason.PAID_AFTER_CANCEL, order, payment, order.getCancelledAt()));
            return;
        }
        if (attempt.getGivenUpAt() != null) {
            hold(
                    order,
                    payment,
                    actor,
                    late(ReviewReason.PAID_AFTER_GIVING_UP, order, payment, attempt.getGivenUpAt()));
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        order.secure(withFee(verdict.paid().getLines(), payment.fee(), order.getLanguage()), now);
        attempt.secure(now);
        change(order, payment, payment.state(), actor);
        look(order, payment, actor);
    }

    /** What was paid may be sold out by now, or go where the shop does not deliver to: then a person decides. */
    void look(Order order, ProviderPayment payment, String actor) {
        look(order, payment, goods.sold(order), actor);
    }

    /** The same for an order that was paid before, whose lines have become others. */
    void lookAnew(Order order, List<Line> before, ProviderPayment payment, String actor) {
        look(order, payment, goods.changed(order, before, actor), actor);
    }

    private void look(Order order, ProviderPayment payment, List<String> missing, String actor) {
        if (!missing.isEmpty()) {
            hold(order, payment, actor, agreeing(ReviewReason.SOLD_OUT, order, String.join(", ", missing)));
        }
        String country = order.getConsumer()
                .map(consumer -> consumer.getDeliveryAddress().country())
                .orElse(null);
        if (country != null && !settings.countries().contains(country)) {
            hold(order, payment, actor, agreeing(ReviewReason.COUNTRY, order, country));
        }
    }

    private static PaymentReview late(ReviewReason reason, Order order, ProviderPayment payment, OffsetDateTime since) {
        return new PaymentReview(
                reason, order.getAmount(), payment.amount(), since.toLocalDate().toString());
    }

    private static PaymentReview agreeing(ReviewReason reason, Order order, String explanation) {
        return new PaymentReview(reason, order.getAmount(), order.getAmount(), explanation);
    }

    private void applyToOpen(Order order, ProviderPayment payment, String actor) {
        if (order.getPaidAt() != null || order.isHeld() || payment.state().secured()) {
            history.addOrRepeat(
                    order,
                    OrderHistoryEntry.Type.ASKED,
                    actor,
                    HistoryMessage.of("told.another", payment.id(), payment.status()));
        } else {
            change(order, payment, unpaidState(order), actor);
        }
    }

    private void applyToPaid(Order order, ProviderPayment payment, String actor) {
        boolean otherAmount = payment.state().secured() && payment.amount() != order.getAmount();
        if (otherAmount || payment.capturedAmount() > order.getAmount()) {
            hold(
                    order,
                    payment,
                    actor,
                    new PaymentReview(
                            ReviewReason.AMOUNT_DIFFERS,
                            order.getAmount(),
                            Math.max(payment.amount(), payment.capturedAmount()),
                            ""));
            return;
        }
        boolean wasShippable = order.getPaymentState().shippable();
        change(order, payment, payment.state(), actor);
        if (wasShippable && !payment.state().shippable() && !ourDoing.isCancelling(order)) {
            alarms.raise(
                    order, AlertCause.PAYMENT_LOST, String.valueOf(payment.status()), "Ecster: " + payment.status());
        }
    }

    /** The state of an order that no attempt has paid: one that may still be decided counts before the newest. */
    private PaymentState unpaidState(Order order) {
        List<PaymentAttempt> all = attempts.of(order.getId());
        return all.stream()
                .map(PaymentAttempt::getPaymentState)
                .filter(state -> state.receipt() == PaymentState.Receipt.WAITING)
                .findFirst()
                .orElse(all.get(all.size() - 1).getPaymentState());
    }

    private void change(Order order, ProviderPayment payment, PaymentState state, String actor) {
        boolean changed = order.apply(new PaymentUpdate(
                state,
                payment.method(),
                payment.status(),
                payment.capturedAmount(),
                payment.refundedAmount(),
                payment.consumer()));
        if (changed) {
            history.add(order, OrderHistoryEntry.Type.PAYMENT_CHANGED, actor, HistoryMessage.of("payment." + state))
                    .quoting(payment.status(), payment.amount(), kept(order, payment));
        } else {
            history.addOrRepeat(order, OrderHistoryEntry.Type.ASKED, actor, HistoryMessage.of("told.nothing.new"));
        }
    }

    private boolean hold(Order order, ProviderPayment payment, String actor, PaymentReview hold) {
        if (!order.hold(hold.of(payment.id()))) {
            return false;
        }
        history.add(
                        order,
                        OrderHistoryEntry.Type.HELD,
                        actor,
                        HistoryMessage.of(
                                "told.held",
                                HistoryMessage.text("hold." + hold.getReason()),
                                hold.getExpectedAmount(),
                                hold.getActualAmount(),
                                hold.getExplanation()))
                .quoting(payment.status(), payment.amount(), kept(order, payment));
        alarms.raise(order, AlertCause.PAYMENT_HELD, hold.getReason() + "/" + payment.id(), hold.inShort());
        return true;
    }

    /** An order that has forgotten who bought does not learn it again. */
    private static String kept(Order order, ProviderPayment payment) {
        return order.isErased() ? null : payment.answer();
    }

    private List<Line> withFee(List<Line> lines, long fee, String language) {
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
                provider.feeRule().vatRate()));
        return all;
    }
}
