package se.kassa.payment.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentRefreshed;
import se.kassa.payment.PaymentUpdater;
import se.kassa.payment.PollSchedule;
import se.kassa.payment.ProviderPayment;
import se.kassa.platform.security.Tokens;

/**
 * Prepares queries and applies their responses, each in its own transaction. A query takes a sequence number first; the
 * response is applied under the order lock.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ProviderResponses {

    /**
     * A prepared query.
     *
     * @param sequenceNumber taken before the provider is queried
     * @param provider the id of the attempt's provider
     * @param paymentId null if no payment is known yet
     * @param sessionId null if no session was opened yet
     * @param search whether to search by reference as well, because no payment with money is known
     */
    public record PaymentQuery(
            long orderId,
            long attemptId,
            long sequenceNumber,
            String provider,
            String reference,
            String paymentId,
            String sessionId,
            boolean search) {}

    /** The result of applying a response; of several responses to one query the first in this order counts. */
    public enum Outcome {
        /** A newer response was applied in the meantime: query again. */
        OUTDATED,
        /** The response changed something. */
        CHANGED,
        UNCHANGED,
        /** The response does not carry the attempt's reference, or another digest, and was dropped. */
        NOT_OURS
    }

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentUpdater updater;

    @Inject
    private Event<PaymentRefreshed> refreshed;

    @Inject
    private OrderHistory history;

    @Inject
    private Clock clock;

    public PaymentQuery open(long attemptId) {
        return open(attempts.get(attemptId), attempts.nextSequenceNumber());
    }

    /** Prepares queries for several attempts, by attempt id. Joins the caller's transaction. */
    @Transactional(Transactional.TxType.REQUIRED)
    public Map<Long, PaymentQuery> open(Set<Long> attemptIds) {
        long sequenceNumber = attempts.nextSequenceNumber();
        return attemptIds.stream().collect(Collectors.toMap(id -> id, id -> open(attempts.get(id), sequenceNumber)));
    }

    private static PaymentQuery open(PaymentAttempt attempt, long sequenceNumber) {
        return new PaymentQuery(
                attempt.getOrderId(),
                attempt.getId(),
                sequenceNumber,
                attempt.getProvider(),
                attempt.getReference(),
                attempt.getPaymentId(),
                attempt.getSessionId(),
                attempt.mayBeSuperseded());
    }

    public Outcome apply(PaymentQuery query, ProviderPayment payment, String actor) {
        if (!query.reference().equals(payment.identity().reference())) {
            return Outcome.NOT_OURS;
        }
        Order order = orders.lock(query.orderId());
        PaymentAttempt attempt = attempts.get(query.attemptId());
        if (!attempt.isIdentifiedBy(payment.identity().attemptDigest())) {
            return Outcome.NOT_OURS;
        }
        long sequenceNumber = attempts.nextSequenceNumber();
        String digest = Tokens.sha256(payment.response());
        if (!payment.id().equals(attempt.getPaymentId())) {
            order.addSearchTerm(payment.id());
        }
        if (attempt.isOutdated(query.sequenceNumber(), digest)) {
            return Outcome.OUTDATED;
        }
        PaymentRefreshed answer = new PaymentRefreshed(order, attempt, payment, actor);
        if (!attempt.accepts(payment)) {
            refreshed.fire(answer);
            return updater.applySecondPayment(order, payment, actor) ? Outcome.CHANGED : Outcome.UNCHANGED;
        }
        boolean changed = attempt.apply(payment, sequenceNumber, digest);
        scheduleQuery(attempt, actor);
        // Observers of a paid attempt run first: our own operations must be known before the response is applied. Those
        // of a new payment run last: they need the lines that were paid.
        boolean paidBefore = attempt.isPaid();
        if (paidBefore) {
            refreshed.fire(answer);
        }
        if (changed || isUnmatched(order, attempt, payment)) {
            updater.apply(order, attempt, payment, actor);
        } else {
            history.addOrRepeat(order, OrderHistoryEntry.Type.QUERIED, actor, HistoryMessage.of("history.unchanged"));
        }
        if (!paidBefore) {
            refreshed.fire(answer);
        }
        return changed ? Outcome.CHANGED : Outcome.UNCHANGED;
    }

    /** Whether the payment has money but neither paid the order nor caused the present review. */
    private static boolean isUnmatched(Order order, PaymentAttempt attempt, ProviderPayment payment) {
        return payment.hasMoney() && !attempt.isPaid() && !order.isInReview();
    }

    /**
     * Records that the provider knows no payment of the attempt. Long after the session expired, the attempt is given
     * up.
     */
    public void noPayment(PaymentQuery query, String actor) {
        Order order = orders.lock(query.orderId());
        PaymentAttempt attempt = attempts.get(query.attemptId());
        if (attempt.getPaymentId() != null) {
            scheduleQuery(attempt, actor);
            history.addOrRepeat(
                    order,
                    OrderHistoryEntry.Type.QUERIED,
                    actor,
                    HistoryMessage.of("history.payment.missing", attempt.getPaymentId()));
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (attempt.getAbandonedAt() == null && attempt.hasExpired(now, attempts.maxLifetime(attempt))) {
            attempt.giveUp(now);
            if (attempts.latest(order.getId()).filter(attempt::equals).isPresent()) {
                order.expire();
            }
            history.add(
                    order,
                    OrderHistoryEntry.Type.PAYMENT_EXPIRED,
                    actor,
                    HistoryMessage.of("history.payment.expired", attempt.getReference()));
        } else if (attempt.getAbandonedAt() == null) {
            scheduleQuery(attempt, actor);
            history.addOrRepeat(order, OrderHistoryEntry.Type.QUERIED, actor, HistoryMessage.of("history.no.payment"));
        }
    }

    /** Records that the query failed; polling repeats it. */
    public void queryFailed(PaymentQuery query, String actor, String why) {
        Order order = orders.lock(query.orderId());
        scheduleQuery(attempts.get(query.attemptId()), actor);
        history.addOrRepeat(
                order, OrderHistoryEntry.Type.QUERIED, actor, HistoryMessage.of("history.no.response", why));
    }

    /** Only polls lengthen the delay; queries by waiting shoppers and staff do not. */
    private void scheduleQuery(PaymentAttempt attempt, String actor) {
        attempt.scheduleQuery(PollSchedule.pauseBeforeNext(attempt.getPaymentState(), attempt.getUnchangedQueries())
                .map(pause -> OffsetDateTime.now(clock).plus(pause))
                .orElse(null));
        if (SystemActors.KASSA.equals(actor)) {
            attempt.countUnchangedQuery();
        }
    }
}
