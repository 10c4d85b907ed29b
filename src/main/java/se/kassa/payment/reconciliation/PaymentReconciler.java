package se.kassa.payment.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.ProviderAlerts;
import se.kassa.payment.reconciliation.ProviderResponses.Outcome;
import se.kassa.payment.reconciliation.ProviderResponses.Question;
import se.kassa.platform.database.Conflicts;
import se.kassa.platform.operations.Failures;

/**
 * The one place that asks the payment provider for the truth and applies it. Notifications, returning shoppers, the
 * schedule and the order desk all come here, and none of them is believed. No transaction may be open.
 */
@ApplicationScoped
public class PaymentReconciler {

    private static final Logger LOG = Logger.getLogger(PaymentReconciler.class.getName());
    private static final int MOST_QUESTIONS = 8;

    @Inject
    private ProviderResponses answers;

    @Inject
    private PaymentProvider provider;

    @Inject
    private ProviderAlerts providerAlerts;

    /**
     * Asks about an attempt.
     *
     * @param actor who wants to know, for the history
     * @return whether the provider told something new
     * @throws PaymentProviderException if the provider did not answer; the history tells of it, and it is asked again
     *     by the schedule
     */
    public boolean ask(long attemptId, String actor) {
        return ask(attemptId, null, actor);
    }

    /**
     * Asks about an attempt, of which somebody says that it became the payment with this id.
     *
     * @param hint the provider's id of a payment, from a notification or a return address; believed only if the
     *     provider's answer carries the attempt's reference; may be null
     */
    public boolean ask(long attemptId, String hint, String actor) {
        return ask(answers.open(attemptId), hint, actor);
    }

    /** The same with a question that is open already. */
    public boolean ask(Question opened, String hint, String actor) {
        Question question = opened;
        for (int round = 0; round < MOST_QUESTIONS; round++) {
            Outcome outcome = askOnce(question, hint, actor);
            if (outcome != Outcome.OUTDATED) {
                return outcome == Outcome.CHANGED;
            }
            question = answers.open(opened.attemptId());
        }
        throw new PaymentProviderException(
                PaymentProviderException.Reason.UNAVAILABLE, "Newer answers keep overtaking this one", null);
    }

    /** Whatever goes wrong puts the next question off: what can't be worked off must not come up again and again. */
    private Outcome askOnce(Question question, String hint, String actor) {
        try {
            return apply(question, hint, actor);
        } catch (RuntimeException e) {
            String why = e instanceof PaymentProviderException failure ? failure.inShort() : Failures.inShort(e);
            providerAlerts.raiseIfRejected(e);
            Conflicts.retried(() -> {
                answers.notAnswered(question, actor, why);
                return null;
            });
            throw e;
        }
    }

    private Outcome apply(Question question, String hint, String actor) {
        Set<String> ids = known(question, hint);
        Outcome outcome = applyAll(question, ids, actor);
        if (question.search() && (outcome == Outcome.NOT_OURS || question.providerOrderId() != null)) {
            List<String> others = provider.findIds(question.reference()).stream()
                    .filter(id -> !ids.contains(id))
                    .toList();
            outcome = earlier(outcome, applyAll(answers.open(question.attemptId()), others, actor));
        }
        if (outcome == Outcome.NOT_OURS) {
            answers.noPayment(question, provider.cartLifetime(), actor);
        }
        return outcome;
    }

    /** Each answer but the first has a stamp of its own, for the one before may have been applied since. */
    private Outcome applyAll(Question first, Collection<String> ids, String actor) {
        Outcome outcome = Outcome.NOT_OURS;
        Question question = first;
        for (Iterator<String> rest = ids.iterator(); rest.hasNext(); ) {
            outcome = earlier(outcome, applyOne(question, rest.next(), actor));
            question = rest.hasNext() ? answers.open(first.attemptId()) : null;
        }
        return outcome;
    }

    private static Outcome earlier(Outcome one, Outcome other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Outcome applyOne(Question question, String id, String actor) {
        Outcome outcome = provider.find(id)
                .map(payment -> Conflicts.retried(() -> answers.apply(question, payment, actor)))
                .orElse(Outcome.NOT_OURS);
        if (outcome == Outcome.NOT_OURS) {
            LOG.log(Level.WARNING, "order={0} payment dropped: it does not carry this reference", question.reference());
        } else {
            LOG.log(Level.INFO, "order={0} payment={1} outcome={2}", new Object[] {question.reference(), id, outcome});
        }
        return outcome;
    }

    /** The payment that the attempt is bound to, and the one of the hint. */
    private static Set<String> known(Question question, String hint) {
        return Stream.of(question.providerOrderId(), hint)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
