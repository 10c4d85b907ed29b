package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.ProviderAlerts;
import se.kassa.payment.ProviderTerms;
import se.kassa.payment.TransactionResult.Progress;
import se.kassa.payment.operation.PaymentOperation.OutcomeReason;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.platform.jobs.ScheduledJob;
import se.kassa.platform.operations.ThrowableSummary;

/**
 * Finds out the outcome of operations that were interrupted, are unknown, or are pending at the provider. Within the
 * provider's idempotency period it repeats an unknown operation with the same key until the provider answers. Otherwise
 * it only queries, and after two checks without a result it hands the operation to staff. A check that fails decides
 * nothing; if the operation stays open because of it, staff get an alert and the checks go on.
 */
@ApplicationScoped
public class OperationFollowUpJob implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(OperationFollowUpJob.class.getName());
    private static final int BATCH = 20;
    private static final int MAX_CHECKS = 2;
    private static final int MAX_CONFIRMATIONS = 5;
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** The calls of one check: the refund's status or a query, the repeat, and the query after it. */
    private static final int CALLS = 3;

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private OperationOutcomes outcomes;

    @Inject
    private OperationCheckSchedule schedule;

    @Inject
    private PaymentProviders providers;

    @Inject
    private PaymentOperationService service;

    @Inject
    private PaymentReconciler reconciler;

    @Inject
    private ProviderAlerts providerAlerts;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return INTERVAL;
    }

    /** Claims each due operation first, because other nodes run the same job. The checks before may have taken long. */
    @Override
    public void run() {
        for (long id : operations.due(OffsetDateTime.now(clock), BATCH)) {
            OffsetDateTime now = OffsetDateTime.now(clock);
            if (operations.claim(id, now, now.plus(providers.maxCallDuration().multipliedBy(CALLS)))) {
                orLater(id, () -> check(id));
                orLater(id, () -> outcomes.escalateIfOverdue(id));
            }
        }
    }

    private static void orLater(long id, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Operation " + id + " is checked later", e);
        }
    }

    private void check(long id) {
        PaymentOperation operation = operations.find(id).orElseThrow();
        try {
            check(operation);
        } catch (PaymentProviderException e) {
            providerAlerts.raiseIfRejected(operation.getProvider(), e);
            outcomes.postpone(id, schedule.checkInterval());
        }
    }

    private void check(PaymentOperation operation) {
        switch (operation.getState()) {
            case CREATED -> outcomes.unknown(operation.getId(), OutcomeReason.INTERRUPTED, null);
            case UNKNOWN -> search(operation);
            case PENDING -> poll(operation);
            default -> confirm(operation);
        }
    }

    private void search(PaymentOperation operation) {
        if (mayBePending(operation) && isPending(operation)) {
            outcomes.pending(operation.getId(), null);
            return;
        }
        boolean repeatable = isRepeatable(operation);
        query(operation, repeatable);
        if (operations.find(operation.getId()).orElseThrow().isOpen()) {
            if (repeatable) {
                service.repeat(operation);
            } else if (operation.getChecks() + 1 < MAX_CHECKS) {
                outcomes.scheduleCheck(operation.getId(), schedule.checkInterval());
            } else {
                outcomes.escalate(operation.getId());
            }
        }
    }

    /** A repeat does not need the query's answer, and must not miss the provider's idempotency period because of it. */
    private void query(PaymentOperation operation, boolean repeatable) {
        try {
            reconciler.query(operation.getAttemptId(), operation.getPaymentId(), SystemActors.KASSA);
        } catch (RuntimeException e) {
            if (!repeatable) {
                throw e;
            }
            LOG.log(Level.WARNING, "{0} is repeated although the query failed: {1}", new Object[] {
                operation.getReference(), ThrowableSummary.of(e)
            });
        }
    }

    /** The period must not end during the call. */
    private boolean isRepeatable(PaymentOperation operation) {
        ProviderTerms terms = providers.byId(operation.getProvider()).terms();
        return terms.isIdempotent()
                && operation
                        .getStartedAt()
                        .plus(terms.idempotencyPeriod())
                        .isAfter(OffsetDateTime.now(clock).plus(providers.maxCallDuration()));
    }

    /**
     * Without the refund's id, the provider can only return the newest refund of the payment, which may be another one.
     * An idempotent provider need not be asked: the operation is repeated.
     */
    private boolean mayBePending(PaymentOperation operation) {
        PaymentProvider provider = providers.byId(operation.getProvider());
        return operation.getKind() == PaymentOperation.Kind.REFUND
                && (operation.getProviderTransactionId() != null
                        || !provider.terms().isIdempotent() && provider.isAutoCaptured(operation.getMethod()));
    }

    /** A provider that rejects the question has no such refund. */
    private boolean isPending(PaymentOperation operation) {
        try {
            return refundStatus(operation) == Progress.PENDING;
        } catch (PaymentProviderException e) {
            if (e.reason() == PaymentProviderException.Reason.REFUSED) {
                return false;
            }
            throw e;
        }
    }

    private Progress refundStatus(PaymentOperation operation) {
        return providers
                .byId(operation.getProvider())
                .refundStatus(operation.getPaymentId(), operation.getProviderTransactionId());
    }

    private void poll(PaymentOperation operation) {
        Progress progress = refundStatus(operation);
        if (progress == Progress.DONE) {
            // Amounts first: no one must see a success that the totals do not show.
            reconciler.query(operation.getAttemptId(), operation.getPaymentId(), SystemActors.KASSA);
            outcomes.succeeded(operation.getId(), null);
        } else if (progress == Progress.FAILED) {
            outcomes.failedLater(operation.getId());
        } else if (schedule.isPollLimitReached(operation.getChecks())) {
            outcomes.escalate(operation.getId());
        } else {
            outcomes.scheduleCheck(operation.getId(), schedule.pollAfter(operation.getChecks()));
        }
    }

    /** Checks that the provider shows an operation that succeeded. */
    private void confirm(PaymentOperation operation) {
        boolean query = operation.getChecks() < MAX_CONFIRMATIONS;
        if (query) {
            reconciler.query(operation.getAttemptId(), operation.getPaymentId(), SystemActors.KASSA);
        }
        if (operations.find(operation.getId()).orElseThrow().getConfirmedAt() == null) {
            outcomes.confirmLater(operation.getId(), query ? schedule.checkInterval() : null);
        }
    }
}
