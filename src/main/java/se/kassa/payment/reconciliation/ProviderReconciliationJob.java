package se.kassa.payment.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.alert.AlertService;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentState;
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentSummary;
import se.kassa.platform.jobs.JobCheckpoints;
import se.kassa.platform.jobs.JobCheckpoints.Place;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.operations.Failures;

/**
 * Looks through everything that the provider has, from its side: for payments of attempts that were given up, for second
 * payments that nobody told of, and for payments under a number of ours that no order here has. References of other
 * shops of the same merchant are passed over.
 */
@ApplicationScoped
public class ProviderReconciliationJob implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(ProviderReconciliationJob.class.getName());
    private static final String MARK = "payment-sweep";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    /** Looked at twice: a payment may show in the search later than it began, and clocks differ. */
    private static final Duration OVERLAP = Duration.ofHours(2);

    /** Nothing that begins in one second is split further. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Inject
    private JobCheckpoints marks;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentReconciler sync;

    @Inject
    private PaymentProvider provider;

    @Inject
    private OrderRepository orders;

    @Inject
    private AlertService alarms;

    @Inject
    private AlertRepository book;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return LOOK_EVERY;
    }

    /** One node at a time; what could not be completed is begun again by the next sweep. */
    @Override
    public void run() {
        marks.claim(MARK, provider.searchEvery()).map(Place::at).ifPresent(this::sweep);
    }

    private void sweep(OffsetDateTime sweptUntil) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        try {
            if (look(sweptUntil.minus(OVERLAP), now)) {
                marks.cameTo(MARK, new Place(now, 0));
            }
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "The search for unknown payments is tried again: {0}", e.getMessage());
        }
    }

    /** A search that may not have told everything is repeated for each half of its time. */
    private boolean look(OffsetDateTime from, OffsetDateTime to) {
        PaymentProvider.Sightings found = provider.begunBetween(from, to);
        Duration span = Duration.between(from, to);
        if (found.complete() || span.compareTo(SHORTEST) <= 0) {
            return compareAll(found.payments());
        }
        OffsetDateTime middle = from.plus(span.dividedBy(2));
        boolean first = look(from, middle);
        return look(middle, to) && first;
    }

    private boolean compareAll(List<PaymentSummary> payments) {
        boolean all = true;
        for (PaymentSummary payment : payments) {
            all &= compare(payment);
        }
        return all;
    }

    /** Returns whether it is dealt with. One that can't be does not keep the others waiting. */
    private boolean compare(PaymentSummary payment) {
        try {
            Optional<PaymentAttempt> attempt = attempts.byReference(payment.reference());
            if (attempt.isPresent()) {
                askAboutNews(attempt.get(), payment);
            } else if (orders.isNumberOfOurs(payment.reference()) && mayHoldMoney(payment.state())) {
                orphan(payment);
            }
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "payment={0} could not be compared: {1}", new Object[] {
                payment.id(), Failures.inShort(e)
            });
            return false;
        }
    }

    private void askAboutNews(PaymentAttempt attempt, PaymentSummary payment) {
        boolean known = payment.id().equals(attempt.getProviderOrderId())
                && Objects.equals(payment.status(), attempt.getProviderStatus());
        if (!known) {
            sync.ask(attempt.getId(), payment.id(), Actors.KASSA);
        }
    }

    private static boolean mayHoldMoney(PaymentState state) {
        return state.secured() || state.receipt() == PaymentState.Receipt.WAITING;
    }

    /** Once and never again, for acknowledging it does not make it go away at the provider. */
    private void orphan(PaymentSummary payment) {
        if (!book.wasRaised(AlertCause.PAYMENT_WITHOUT_ORDER, payment.id())) {
            alarms.raise(
                    AlertCause.PAYMENT_WITHOUT_ORDER,
                    payment.id(),
                    "%s · %s · %s · %d.%02d %s"
                            .formatted(
                                    payment.reference(),
                                    payment.id(),
                                    payment.status(),
                                    payment.amount() / 100,
                                    payment.amount() % 100,
                                    payment.currency()));
        }
    }
}
