package se.kassa.admin.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.list.BoundedCount;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;
import se.kassa.payment.FailedNotifications;
import se.kassa.payment.operation.PaymentOperationRepository;

/** Counts of what needs manual action. */
@ApplicationScoped
public class TodoCounts {

    /** An undecided payment older than this needs attention. */
    static final Duration LONG_WAIT = Duration.ofDays(1);

    @Inject
    private OrderList list;

    @Inject
    private FailedNotifications failedNotifications;

    @Inject
    private AlertRepository alerts;

    @Inject
    private PaymentOperationRepository operations;

    @Inject
    private Clock clock;

    public long failedNotifications() {
        return failedNotifications.count();
    }

    /**
     * Unacknowledged alerts, without those for payment reviews and failed notifications, which are counted separately.
     */
    public long alerts() {
        return alerts.countOpen(
                EnumSet.complementOf(EnumSet.of(AlertCause.PAYMENT_IN_REVIEW, AlertCause.NOTIFICATION_FAILED)));
    }

    /** Payment operations whose outcome must be clarified by staff. */
    public long unclearOperations() {
        return operations.countNeedingAttention();
    }

    /** Orders whose payment has been undecided for more than a day. */
    public BoundedCount longWaiting() {
        OffsetDateTime before = OffsetDateTime.now(clock).minus(LONG_WAIT);
        OrderFilter filter = OrderFilter.of(FulfilmentStage.WAITING).with(new OrderFilter.Period(null, before));
        return list.page(filter, OrderSort.PLACED, false, 1, PagePosition.FIRST).matches();
    }

    /** Orders with an authorisation that expires before a time. */
    public BoundedCount expiringAuthorisations(OffsetDateTime before) {
        return list.page(OrderFilter.ofExpiringAuthorisations(before), OrderSort.PLACED, false, 1, PagePosition.FIRST)
                .matches();
    }

    /** Orders with a failed refund since then. */
    public BoundedCount failedRefunds(OffsetDateTime since) {
        return list.page(OrderFilter.ofFailedRefunds(since), OrderSort.PLACED, false, 1, PagePosition.FIRST)
                .matches();
    }
}
