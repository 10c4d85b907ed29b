package se.kassa.payment.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentRefreshed;
import se.kassa.payment.PaymentUpdater;
import se.kassa.payment.PollSchedule;
import se.kassa.payment.ProviderPayment;
import se.kassa.platform.security.Tokens;

/**
 * The database's side of asking the payment provider: takes a stamp before the question and applies the answer after
 * it, each in a transaction of its own, the second under the order's lock.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ProviderResponses {

    /**
     * @param stamp taken before the provider is asked
     * @param providerOrderId null where no payment is known yet
     * @param search whether the reference must be searched too, for no good payment is known
     */
    public record Question(
            long orderId, long attemptId, long stamp, String reference, String providerOrderId, boolean search) {}

    /** What became of an answer; of several answers to one question the first in this order counts. */
    public enum Outcome {
        /** A newer one was applied meanwhile: ask again. */
        OUTDATED,
        /** It told something new. */
        CHANGED,
        UNCHANGED,
        /** It does not carry our reference: dropped. */
        NOT_OURS
    }

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentUpdater application;

    @Inject
    private Event<PaymentRefreshed> seen;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    public Question open(long attemptId) {
        return open(attempts.get(attemptId), attempts.nextStamp());
    }

    /** Questions about several attempts, by the attempt's id; in the transaction of the caller, where there is one. */
    @Transactional(Transactional.TxType.REQUIRED)
    public Map<Long, Question> open(Set<Long> attemptIds) {
        long stamp = attempts.nextStamp();
        return attemptIds.stream().collect(Collectors.toMap(id -> id, id -> open(attempts.get(id), stamp)));
    }

    private static Question open(PaymentAttempt attempt, long stamp) {
        return new Question(
                attempt.getOrderId(),
                attempt.getId(),
                stamp,
                attempt.getReference(),
                attempt.getProviderOrderId(),
                attempt.mayHaveSuccessor());
    }

    public Outcome apply(Question question, ProviderPayment payment, String actor) {
        if (!question.reference().equals(payment.reference())) {
            return Outcome.NOT_OURS;
        }
        Order order = orders.lock(question.orderId());
        PaymentAttempt attempt = attempts.get(question.attemptId());
        long stamp = attempts.nextStamp();
        String digest = Tokens.digest(payment.answer());
        if (!payment.id().equals(attempt.getProviderOrderId())) {
            order.findableBy(payment.id());
        }
        if (attempt.isOutdated(question.stamp(), digest)) {
            return Outcome.OUTDATED;
        }
        PaymentRefreshed answer = new PaymentRefreshed(order, attempt, payment, actor);
        if (!attempt.takes(payment)) {
            seen.fire(answer);
            return application.applySecond(order, payment, actor) ? Outcome.CHANGED : Outcome.UNCHANGED;
        }
        boolean news = attempt.apply(payment, stamp, digest);
        askAgain(attempt, actor);
        // What we did ourselves is known before its consequences are judged; what is new needs the lines that were
        // paid.
        boolean paidBefore = attempt.isSecured();
        if (paidBefore) {
            seen.fire(answer);
        }
        if (news || isUnjudged(order, attempt, payment)) {
            application.apply(order, attempt, payment, actor);
        } else {
            history.addOrRepeat(order, OrderHistoryEntry.Type.ASKED, actor, HistoryMessage.of("told.nothing.new"));
        }
        if (!paidBefore) {
            seen.fire(answer);
        }
        return news ? Outcome.CHANGED : Outcome.UNCHANGED;
    }

    /** Money that pays nothing and that nobody is told of: its hold gave way to another one, which was released since. */
    private static boolean isUnjudged(Order order, PaymentAttempt attempt, ProviderPayment payment) {
        return payment.holdsMoney() && !attempt.isSecured() && !order.isHeld();
    }

    /** The provider knows no payment of this attempt; long after its cart expired it is given up. */
    public void noPayment(Question question, Duration cartLifetime, String actor) {
        Order order = orders.lock(question.orderId());
        PaymentAttempt attempt = attempts.get(question.attemptId());
        if (attempt.getProviderOrderId() != null) {
            askAgain(attempt, actor);
            history.addOrRepeat(
                    order,
                    OrderHistoryEntry.Type.ASKED,
                    actor,
                    HistoryMessage.of("told.gone", attempt.getProviderOrderId()));
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (attempt.getGivenUpAt() == null && attempt.hasExpired(now, attempts.longestLife(cartLifetime))) {
            attempt.giveUp(now);
            if (attempts.latest(order.getId()).filter(attempt::equals).isPresent()) {
                order.lapse();
            }
            history.add(
                    order,
                    OrderHistoryEntry.Type.GIVEN_UP,
                    actor,
                    HistoryMessage.of("told.given.up", attempt.getReference()));
        } else if (attempt.getGivenUpAt() == null) {
            askAgain(attempt, actor);
            history.addOrRepeat(order, OrderHistoryEntry.Type.ASKED, actor, HistoryMessage.of("told.no.payment"));
        }
    }

    /** The provider could not be asked; it is tried again by the schedule. */
    public void notAnswered(Question question, String actor, String why) {
        Order order = orders.lock(question.orderId());
        askAgain(attempts.get(question.attemptId()), actor);
        history.addOrRepeat(order, OrderHistoryEntry.Type.ASKED, actor, HistoryMessage.of("told.no.answer", why));
    }

    /** Whoever else asks, a waiting shopper for one, does not make the schedule more patient. */
    private void askAgain(PaymentAttempt attempt, String actor) {
        attempt.askAgain(PollSchedule.pauseBeforeNext(attempt.getPaymentState(), attempt.getQuestions())
                .map(pause -> OffsetDateTime.now(clock).plus(pause))
                .orElse(null));
        if (Actors.KASSA.equals(actor)) {
            attempt.learnedNothing();
        }
    }
}
