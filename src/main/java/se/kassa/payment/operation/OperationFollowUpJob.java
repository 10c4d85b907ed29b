package se.kassa.payment.operation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.Actors;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.TransactionResult.Progress;
import se.kassa.payment.operation.PaymentOperation.Ending;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.platform.jobs.ScheduledJob;

/**
 * Looks what became of operations: of those whose node ended in between, whose outcome is unknown, or that the provider
 * works on. It looks and never calls for the same again; what was looked for twice in vain is put to a person.
 */
@ApplicationScoped
public class OperationFollowUpJob implements ScheduledJob {

    private static final Logger LOG = Logger.getLogger(OperationFollowUpJob.class.getName());
    private static final int BATCH = 20;
    private static final int LOOKS = 2;
    private static final int MOST_CONFIRMATIONS = 5;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration CLAIM = Duration.ofMinutes(2);

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private OperationOutcomes outcomes;

    @Inject
    private OperationSettings settings;

    @Inject
    private PaymentProvider provider;

    @Inject
    private PaymentReconciler sync;

    @Inject
    private Clock clock;

    @Override
    public Duration pause() {
        return LOOK_EVERY;
    }

    /** Each is claimed first, for other nodes do the same. */
    @Override
    public void run() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        for (long id : operations.due(now, BATCH)) {
            if (operations.claim(id, now, now.plus(CLAIM))) {
                tryToLook(id);
            }
        }
    }

    private void tryToLook(long id) {
        try {
            look(operations.find(id).orElseThrow());
        } catch (PaymentProviderException e) {
            outcomes.postpone(id, settings.lookAfter());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Operation " + id + " is looked at later", e);
        }
    }

    private void look(PaymentOperation operation) {
        switch (operation.getState()) {
            case INTENDED -> outcomes.unknown(operation.getId(), Ending.INTERRUPTED, null);
            case UNKNOWN -> lookFor(operation);
            case ONGOING -> poll(operation);
            default -> confirm(operation);
        }
    }

    private void lookFor(PaymentOperation operation) {
        if (mayGoOn(operation) && provider.refundProgress(operation.getProviderOrderId()) == Progress.ONGOING) {
            outcomes.ongoing(operation.getId());
            return;
        }
        sync.ask(operation.getAttemptId(), operation.getProviderOrderId(), Actors.KASSA);
        if (operations.find(operation.getId()).orElseThrow().isOpen()) {
            if (operation.getLooks() + 1 < LOOKS) {
                outcomes.lookAgain(operation.getId(), settings.lookAfter());
            } else {
                outcomes.putToPerson(operation.getId());
            }
        }
    }

    private boolean mayGoOn(PaymentOperation operation) {
        return operation.getKind() == PaymentOperation.Kind.REFUND && provider.capturesAtOnce(operation.getMethod());
    }

    private void poll(PaymentOperation operation) {
        Progress progress = provider.refundProgress(operation.getProviderOrderId());
        if (progress == Progress.DONE) {
            // First the figures, so that nobody reads of a success that the sums do not show.
            sync.ask(operation.getAttemptId(), operation.getProviderOrderId(), Actors.KASSA);
            outcomes.succeeded(operation.getId(), null);
        } else if (progress == Progress.FAILED) {
            outcomes.failedLater(operation.getId());
        } else if (settings.isPolledInVain(operation.getLooks())) {
            outcomes.putToPerson(operation.getId());
        } else {
            outcomes.lookAgain(operation.getId(), settings.pollAfter(operation.getLooks()));
        }
    }

    /** It succeeded, and the provider's answer has not shown it yet. */
    private void confirm(PaymentOperation operation) {
        boolean asked = operation.getLooks() < MOST_CONFIRMATIONS;
        if (asked) {
            sync.ask(operation.getAttemptId(), operation.getProviderOrderId(), Actors.KASSA);
        }
        if (operations.find(operation.getId()).orElseThrow().getConfirmedAt() == null) {
            outcomes.confirmLater(operation.getId(), asked ? settings.lookAfter() : null);
        }
    }
}
