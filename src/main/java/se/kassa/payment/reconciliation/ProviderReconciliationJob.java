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
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentAttemptRepository;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.PaymentSearch;
import se.kassa.payment.ProviderPaymentSummary;
import se.kassa.platform.jobs.JobCheckpoints;
import se.kassa.platform.jobs.JobCheckpoints.Position;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.operations.ThrowableSummary;

/**
 * Reconciles all payments at the provider with the attempts. Finds payments of attempts that were given up, second
 * payments without a notification, and payments with an order number of the shop but no order. Ignores references of
 * other shops of the same merchant.
 */
@ApplicationScoped
public class ProviderReconciliationJob implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(ProviderReconciliationJob.class.getName());
    private static final String CHECKPOINT = "payment-reconciliation-";
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Payments may appear in the search late, and clocks differ. */
    private static final Duration OVERLAP = Duration.ofHours(2);

    /** A shorter period is not split further. */
    private static final Duration MIN_SPAN = Duration.ofSeconds(1);

    @Inject
    private JobCheckpoints checkpoints;

    @Inject
    private PaymentAttemptRepository attempts;

    @Inject
    private PaymentReconciler reconciler;

    @Inject
    private PaymentProviders providers;

    @Inject
    private OrderRepository orders;

    @Inject
    private AlertService alerts;

    @Inject
    private AlertRepository alertRepository;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return INTERVAL;
    }

    /** Runs on one node at a time. A run that fails is repeated from its beginning, and does not stop other providers'. */
    @Override
    public void run() {
        for (PaymentProvider provider : providers.all()) {
            try {
                provider.search().ifPresent(search -> run(provider, search));
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The payments of provider={0} could not be reconciled: {1}", new Object[] {
                    provider.id(), ThrowableSummary.of(e)
                });
            }
        }
    }

    private void run(PaymentProvider provider, PaymentSearch search) {
        String checkpoint = CHECKPOINT + provider.id();
        checkpoints.create(checkpoint, new Position(OffsetDateTime.now(clock), 0));
        checkpoints
                .claim(checkpoint, search.interval())
                .map(Position::at)
                .ifPresent(reconciledUntil -> reconcile(checkpoint, provider.id(), search, reconciledUntil));
    }

    private void reconcile(String checkpoint, String provider, PaymentSearch search, OffsetDateTime reconciledUntil) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Duration overlap = search.delay().compareTo(OVERLAP) > 0 ? search.delay() : OVERLAP;
        try {
            if (reconcileSpan(provider, search, reconciledUntil.minus(overlap), now)) {
                checkpoints.advance(checkpoint, new Position(now, 0));
            }
        } catch (PaymentProviderException e) {
            LOG.log(Level.WARNING, "The reconciliation is retried: {0}", e.getMessage());
        }
    }

    /** Splits the period in halves while the result may be incomplete. Returns whether all payments were compared. */
    private boolean reconcileSpan(String provider, PaymentSearch search, OffsetDateTime from, OffsetDateTime to) {
        PaymentSearch.Page found = search.list(from, to);
        Duration span = Duration.between(from, to);
        if (found.complete() || span.compareTo(MIN_SPAN) <= 0) {
            return compareAll(provider, found.payments());
        }
        OffsetDateTime middle = from.plus(span.dividedBy(2));
        boolean first = reconcileSpan(provider, search, from, middle);
        return reconcileSpan(provider, search, middle, to) && first;
    }

    private boolean compareAll(String provider, List<ProviderPaymentSummary> payments) {
        boolean all = true;
        for (ProviderPaymentSummary payment : payments) {
            all &= compare(provider, payment);
        }
        return all;
    }

    /** Returns whether the payment was compared. A failure does not stop the others. */
    private boolean compare(String provider, ProviderPaymentSummary payment) {
        try {
            Optional<PaymentAttempt> attempt = attempts.byReference(payment.reference())
                    .filter(found -> found.getProvider().equals(provider));
            if (attempt.isPresent()) {
                if (attempt.get().isIdentifiedBy(payment.attemptDigest())) {
                    queryIfChanged(attempt.get(), payment);
                }
            } else if (orders.isNumberOfOurs(payment.reference()) && mayHoldMoney(payment.state())) {
                raiseOrphanAlert(provider, payment);
            }
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "payment={0} could not be compared: {1}", new Object[] {
                payment.id(), ThrowableSummary.of(e)
            });
            return false;
        }
    }

    private void queryIfChanged(PaymentAttempt attempt, ProviderPaymentSummary payment) {
        boolean known = payment.id().equals(attempt.getPaymentId())
                && Objects.equals(payment.status(), attempt.getProviderStatus());
        if (!known) {
            reconciler.query(attempt.getId(), payment.id(), SystemActors.KASSA);
        }
    }

    private static boolean mayHoldMoney(PaymentState state) {
        return state.secured() || state.receipt() == PaymentState.Receipt.WAITING;
    }

    /** Raises the alert only once: acknowledging it does not remove the payment at the provider. */
    private void raiseOrphanAlert(String provider, ProviderPaymentSummary payment) {
        if (!alertRepository.wasRaised(AlertCause.PAYMENT_WITHOUT_ORDER, payment.id())) {
            alerts.raise(
                    AlertCause.PAYMENT_WITHOUT_ORDER,
                    payment.id(),
                    "%s · %s · %s · %s · %d.%02d %s"
                            .formatted(
                                    providers.displayName(provider),
                                    payment.reference(),
                                    payment.id(),
                                    payment.status(),
                                    payment.amount() / 100,
                                    payment.amount() % 100,
                                    payment.currency()));
        }
    }
}
