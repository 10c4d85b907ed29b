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
import se.kassa.payment.Actors;

/**
 * Calls a person: a row on the order desk's page of problems until somebody acknowledges it, one log line at a fixed
 * marker, a metric, an {@link AlertRaised} event for whoever sends mail, and, where an order is concerned, an entry in its
 * history. While an alarm is open, the same cause about the same subject calls nobody again.
 */
@ApplicationScoped
public class AlertService implements MeterBinder {

    /** What an operator's log watch looks for. */
    public static final String MARKER = "KASSA-ALERT";

    private static final Logger LOG = Logger.getLogger(AlertService.class.getName());
    private static final int TRIES = 3;

    @Inject
    private OrderHistory history;

    @Inject
    private AlertRepository book;

    private volatile MeterRegistry registry;

    @Override
    public void bindTo(MeterRegistry newRegistry) {
        registry = newRegistry;
    }

    /**
     * Raises an alarm about an order, whose lock the caller holds, in the transaction of what it tells of.
     *
     * @param about what tells this one from another of the same cause and order
     * @param explanation in no particular language, without personal data
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void raise(Order order, AlertCause cause, String about, String explanation) {
        String number = order.getNumber().value();
        history.add(order, OrderHistoryEntry.Type.ALARM, Actors.KASSA, HistoryMessage.of("alert." + cause));
        book.write(cause, number + "/" + about, number, explanation);
    }

    /**
     * Raises an alarm that concerns no single order of ours. No transaction may be open.
     *
     * @param subject what tells this one from another of the same cause
     */
    public void raise(AlertCause cause, String subject, String explanation) {
        for (int tried = 1; ; tried++) {
            try {
                book.writeAlone(cause, subject, explanation);
                return;
            } catch (RuntimeException e) {
                // The same alarm, raised by another node at the same moment, is found at the next try.
                if (tried == TRIES) {
                    throw e;
                }
            }
        }
    }

    void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) AlertRaised raised) {
        LOG.log(Level.SEVERE, "{0} cause={1} order={2} {3}", new Object[] {
            MARKER, raised.cause(), raised.orderNumber() == null ? "-" : raised.orderNumber(), raised.explanation()
        });
        MeterRegistry meters = registry;
        if (meters != null) {
            meters.counter("kassa.alerts", "cause", raised.cause().name()).increment();
        }
    }
}
