package se.kassa.payment.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.ProviderAlerts;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.reconciliation.ProviderResponses.Outcome;
import se.kassa.payment.reconciliation.ProviderResponses.PaymentQuery;
import se.kassa.platform.database.TransactionRetry;
import se.kassa.platform.operations.ThrowableSummary;
import se.kassa.platform.security.StaffOnly;

/**
 * Queries the payment provider and applies the responses. Notifications, returning shoppers, polling and staff all use
 * it; none of them is believed. No transaction may be open.
 */
@ApplicationScoped
public class PaymentReconciler {

    private static final Logger LOG = Logger.getLogger(PaymentReconciler.class.getName());
    private static final int MAX_QUERIES = 8;

    @Inject
    private ProviderResponses responses;

    @Inject
    private PaymentProviders providers;

    @Inject
    private ProviderAlerts providerAlerts;

    /**
     * Queries the payment of an attempt.
     *
     * @param actor for the history
     * @return whether the response changed anything
     * @throws PaymentProviderException if the provider did not respond; the history records it, and polling repeats the
     *     query
     */
    @StaffOnly
    public boolean query(long attemptId, String actor) {
        return query(attemptId, null, actor);
    }

    /**
     * Queries the payment of an attempt, with a hint which payment it is.
     *
     * @param hint the provider's id of a payment, from a notification or a return URL; believed only if the provider's
     *     response carries the attempt's reference; may be null
     */
    @StaffOnly
    public boolean query(long attemptId, String hint, String actor) {
        return query(responses.open(attemptId), hint, actor);
    }

    /**
     * Queries the payments of an order's attempts, each even if another fails. Skips attempts whose provider is not
     * configured any more, unless there are no others.
     *
     * @return whether any response changed anything
     * @throws PaymentProviderException if a provider did not respond
     */
    public boolean queryAll(List<PaymentAttempt> attempts, String actor) {
        return queryAll(attempts, attempt -> null, actor);
    }

    /** The same with hints: see {@link #query(long, String, String)}. */
    public boolean queryAll(List<PaymentAttempt> attempts, Function<PaymentAttempt, String> hint, String actor) {
        List<PaymentAttempt> answerable = attempts.stream()
                .filter(attempt -> providers.find(attempt.getProvider()).isPresent())
                .toList();
        boolean changed = false;
        PaymentProviderException failure = null;
        for (PaymentAttempt attempt : answerable.isEmpty() ? attempts : answerable) {
            try {
                changed |= query(attempt.getId(), hint.apply(attempt), actor);
            } catch (PaymentProviderException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return changed;
    }

    /** Makes a query that was prepared before. */
    @StaffOnly
    public boolean query(PaymentQuery opened, String hint, String actor) {
        PaymentQuery query = opened;
        for (int round = 0; round < MAX_QUERIES; round++) {
            Outcome outcome = queryOnce(query, hint, actor);
            if (outcome != Outcome.OUTDATED) {
                return outcome == Outcome.CHANGED;
            }
            query = responses.open(opened.attemptId());
        }
        throw new PaymentProviderException(
                PaymentProviderException.Reason.UNAVAILABLE, "Newer responses keep overtaking this one", null);
    }

    /** Every failure postpones the next query, so that one that always fails does not recur at once. */
    private Outcome queryOnce(PaymentQuery query, String hint, String actor) {
        try {
            return apply(query, hint, actor);
        } catch (RuntimeException e) {
            String why = e instanceof PaymentProviderException failure ? failure.summary() : ThrowableSummary.of(e);
            providerAlerts.raiseIfRejected(query.provider(), e);
            TransactionRetry.run(() -> {
                responses.queryFailed(query, actor, why);
                return null;
            });
            throw e;
        }
    }

    private Outcome apply(PaymentQuery query, String hint, String actor) {
        PaymentProvider provider = providers.byId(query.provider());
        Set<String> ids = known(query, hint);
        Outcome outcome = applyAll(provider, query, ids, actor);
        if (query.search() && (outcome == Outcome.NOT_OURS || query.paymentId() != null)) {
            outcome = earlier(outcome, applyOthers(provider, responses.open(query.attemptId()), ids, actor));
        }
        if (outcome == Outcome.NOT_OURS) {
            responses.noPayment(query, actor);
        }
        return outcome;
    }

    /** Looks for payments that are not known yet: by the session, else by reference where the provider has a search. */
    private Outcome applyOthers(PaymentProvider provider, PaymentQuery query, Set<String> known, String actor) {
        Optional<ProviderPayment> bySession =
                query.sessionId() == null ? Optional.empty() : provider.retrieveBySession(query.sessionId());
        if (bySession.isPresent()) {
            return applyOne(query, bySession.get(), actor);
        }
        List<String> others = provider.search().stream()
                .flatMap(search -> search.byReference(query.reference()).stream())
                .filter(id -> !known.contains(id))
                .toList();
        return applyAll(provider, query, others, actor);
    }

    /** Takes a new sequence number for each response but the first: the one before may have been applied. */
    private Outcome applyAll(PaymentProvider provider, PaymentQuery first, Collection<String> ids, String actor) {
        Outcome outcome = Outcome.NOT_OURS;
        PaymentQuery query = first;
        for (Iterator<String> rest = ids.iterator(); rest.hasNext(); ) {
            outcome = earlier(outcome, applyOne(provider, query, rest.next(), actor));
            query = rest.hasNext() ? responses.open(first.attemptId()) : null;
        }
        return outcome;
    }

    private static Outcome earlier(Outcome one, Outcome other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Outcome applyOne(PaymentProvider provider, PaymentQuery query, String id, String actor) {
        Optional<ProviderPayment> payment = provider.retrieve(id);
        return payment.isPresent() ? applyOne(query, payment.get(), actor) : logged(query, id, Outcome.NOT_OURS);
    }

    private Outcome applyOne(PaymentQuery query, ProviderPayment payment, String actor) {
        return logged(query, payment.id(), TransactionRetry.run(() -> responses.apply(query, payment, actor)));
    }

    private static Outcome logged(PaymentQuery query, String id, Outcome outcome) {
        if (outcome == Outcome.NOT_OURS) {
            LOG.log(Level.WARNING, "order={0} payment dropped: it belongs to another attempt", query.reference());
        } else {
            LOG.log(Level.INFO, "order={0} payment={1} outcome={2}", new Object[] {query.reference(), id, outcome});
        }
        return outcome;
    }

    /** The payment that the attempt is bound to, and that of the hint. */
    private static Set<String> known(PaymentQuery query, String hint) {
        return Stream.of(query.paymentId(), hint)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
