package se.kassa.admin.problem;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.kassa.admin.order.PaymentAdmin;
import se.kassa.alert.Alert;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentReview;
import se.kassa.payment.FailedNotifications;
import se.kassa.platform.outbox.FailedMessages;

/** Backs the problems page: payment reviews, alerts and failed notifications, which need manual action. */
@Named("problems")
@RequestScoped
public class ProblemsBean {

    /**
     * An order in payment review, with its alert.
     *
     * @param review the open review
     * @param alert null if there is none
     */
    public record Held(Order order, PaymentReview hold, Alert alarm) {}

    private static final int SHOWN = 100;
    private static final String SAME_PAGE = "/admin/problems.xhtml?faces-redirect=true&said=";

    /**
     * The causes shown as alerts; payment reviews, failed notifications and failed messages have lists of their own.
     */
    private static final Set<AlertCause> ALARMS = EnumSet.complementOf(
            EnumSet.of(AlertCause.PAYMENT_HELD, AlertCause.NOTIFICATION_PARKED, AlertCause.MESSAGE_PARKED));

    @Inject
    private FailedNotifications parked;

    @Inject
    private FailedMessages undelivered;

    @Inject
    private AlertRepository book;

    @Inject
    private OrderRepository orders;

    @Inject
    private PaymentAdmin admin;

    private Long count;

    public List<FailedNotifications.Parked> getParked() {
        return parked.newest(SHOWN);
    }

    public List<Alert> getAlarms() {
        return book.open(ALARMS, SHOWN);
    }

    public List<Held> getHeld() {
        List<Order> held = orders.held(SHOWN);
        Map<String, Alert> alarms = book.newest(
                AlertCause.PAYMENT_HELD,
                held.stream().map(order -> order.getNumber().value()).toList());
        return held.stream()
                .map(order -> new Held(
                        order,
                        order.getHold().orElseThrow(),
                        alarms.get(order.getNumber().value())))
                .toList();
    }

    /** The number of problems, for the navigation on every page. */
    public long getCount() {
        if (count == null) {
            count = parked.count() + undelivered.countParked() + book.countOpen(ALARMS) + orders.countHeld();
        }
        return count;
    }

    public String acknowledge(long alarm) {
        admin.acknowledge(alarm);
        return SAME_PAGE + "ACKNOWLEDGED";
    }

    public String replay(long id) {
        admin.replay(id);
        return SAME_PAGE + "REPLAYED";
    }

    public String replayAll() {
        admin.replayAll();
        return SAME_PAGE + "REPLAYED";
    }
}
