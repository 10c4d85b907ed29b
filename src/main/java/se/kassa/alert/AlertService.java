package se.kassa.alert;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.SystemActors;
import se.kassa.platform.database.TransactionRetry;

/**
 * Raises alerts: a row on the admin page of problems until it is acknowledged, a log line with a fixed marker, a
 * metric, an {@link AlertRaised} event, and an entry in the order's history if an order is concerned. While an alert is
 * open, the same cause and subject only counts as a repeat.
 */
@ApplicationScoped
public class AlertService implements MeterBinder {

    /** Marker in the log, for log monitoring. */
    public static final String MARKER = "KASSA-ALERT";

    private static final Logger LOG = Logger.getLogger(AlertService.class.getName());

    @Inject
    private OrderHistory history;

    @Inject
    private AlertRepository repository;

    private volatile MeterRegistry registry;

    @Override
    public void bindTo(MeterRegistry newRegistry) {
        registry = newRegistry;
    }

    /**
     * Raises an alert about an order in the caller's transaction. The caller holds the order's lock.
     *
     * @param about distinguishes alerts with the same cause and order
     * @param explanation language-neutral, without personal data
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void raise(Order order, AlertCause cause, String about, String explanation) {
        String number = order.getNumber().value();
        history.add(order, OrderHistoryEntry.Type.ALERT, SystemActors.KASSA, HistoryMessage.of("alert." + cause));
        repository.save(cause, number + "/" + about, number, explanation);
    }

    /**
     * Raises an alert that concerns no single order. No transaction may be open.
     *
     * @param subject distinguishes alerts with the same cause
     */
    public void raise(AlertCause cause, String subject, String explanation) {
        // If another node raised the same alert at the same moment, the next attempt finds it.
        TransactionRetry.runUnless(failure -> false, () -> {
            repository.saveInNewTransaction(cause, subject, explanation);
            return null;
        });
    }

    void onRaised(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertRaised raised) {
        LOG.log(Level.SEVERE, "{0} cause={1} order={2} {3}", new Object[] {
            MARKER, raised.cause(), raised.orderNumber() == null ? "-" : raised.orderNumber(), raised.explanation()
        });
        MeterRegistry meters = registry;
        if (meters != null) {
            meters.counter("kassa.alerts", "cause", raised.cause().name()).increment();
        }
    }
}
