package se.kassa.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.order.History;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;

/**
 * Calls a person: one log line at a fixed marker, a metric, and, where an order is concerned, an entry in its history.
 * Who raises an alarm raises it once per cause.
 */
@ApplicationScoped
public class Alarms implements MeterBinder {

    /** What an operator's log watch looks for. */
    public static final String MARKER = "KASSA-ALARM";

    private static final Logger LOG = Logger.getLogger(Alarms.class.getName());

    @Inject
    private History history;

    private volatile MeterRegistry registry;

    @Override
    public void bindTo(MeterRegistry newRegistry) {
        registry = newRegistry;
    }

    /**
     * Raises an alarm about an order, in the transaction of what it tells of.
     *
     * @param cause one of few, for the metric
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void raise(Order order, String cause, String explanation) {
        history.add(order, OrderEvent.Type.ALARM, Actors.KASSA, explanation);
        raise(cause, "order=" + order.getNumber() + " " + explanation);
    }

    /** Raises an alarm that concerns no single order. */
    public void raise(String cause, String explanation) {
        LOG.log(Level.SEVERE, "{0} cause=\"{1}\" {2}", new Object[] {MARKER, cause, explanation});
        MeterRegistry meters = registry;
        if (meters != null) {
            meters.counter("kassa.alarms", "cause", cause).increment();
        }
    }
}
