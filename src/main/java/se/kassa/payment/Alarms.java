package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.order.History;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;

/** Calls a person: an entry in the order's history and one log line at a fixed marker. */
@ApplicationScoped
public class Alarms {

    /** What an operator's log watch looks for. */
    public static final String MARKER = "KASSA-ALARM";

    private static final Logger LOG = Logger.getLogger(Alarms.class.getName());

    @Inject
    private History history;

    public void raise(Order order, String explanation) {
        history.add(order, OrderEvent.Type.ALARM, Actors.KASSA, explanation);
        LOG.log(Level.SEVERE, "{0} order={1} {2}", new Object[] {MARKER, order.getNumber(), explanation});
    }
}
