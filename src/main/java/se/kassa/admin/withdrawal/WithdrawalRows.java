package se.kassa.admin.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import se.kassa.admin.withdrawal.WithdrawalRow.State;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentState;
import se.kassa.payment.operation.OperationPlanner;
import se.kassa.payment.operation.TransactionLine;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.returns.withdrawal.RefundProposal;
import se.kassa.returns.withdrawal.Withdrawal;
import se.kassa.returns.withdrawal.WithdrawalEvent;
import se.kassa.returns.withdrawal.WithdrawalPeriod;
import se.kassa.returns.withdrawal.WithdrawalRefunds;
import se.kassa.returns.withdrawal.WithdrawalRepository;

/** Reads withdrawals with their state and the refunds that they propose. */
@ApplicationScoped
@Transactional
class WithdrawalRows {

    private static final int RECENT = 14;

    @Inject
    private WithdrawalRepository withdrawals;

    @Inject
    private WithdrawalPeriod period;

    @Inject
    private OrderRepository orders;

    @Inject
    private OperationPlanner plans;

    @Inject
    private WithdrawalRefunds refunds;

    @Inject
    private CheapestDelivery cheapestDelivery;

    @Inject
    private ShopSettings settings;

    @Inject
    private Clock clock;

    /** The newest; those that are not refunded first, by the day on which the money must be back. */
    List<WithdrawalRow> newest(int atMost) {
        return rows(withdrawals.newest(atMost)).stream()
                .sorted(Comparator.comparing((WithdrawalRow row) -> row.state() == State.REFUNDED)
                        .thenComparing(row -> row.withdrawal().getReceivedAt()))
                .toList();
    }

    /** Number of withdrawals of the last 14 days, within which the money must be back. */
    long countRecent() {
        return withdrawals.countSince(OffsetDateTime.now(clock).minusDays(RECENT));
    }

    /** Those of an order, oldest first. */
    List<WithdrawalRow> of(Order order) {
        return rows(withdrawals.of(order.getId()));
    }

    private List<WithdrawalRow> rows(List<Withdrawal> found) {
        Map<Long, List<WithdrawalEvent>> events =
                withdrawals.events(found.stream().map(Withdrawal::getId).toList()).stream()
                        .collect(Collectors.groupingBy(WithdrawalEvent::getWithdrawalId));
        return found.stream()
                .map(each -> row(each, events.getOrDefault(each.getId(), List.of())))
                .toList();
    }

    private WithdrawalRow row(Withdrawal withdrawal, List<WithdrawalEvent> events) {
        Order order = orders.byNumber(withdrawal.getOrderNumber()).orElseThrow();
        State state = state(order, events);
        boolean open = state != State.REFUNDED && !order.isInReview();
        LocalDate refundDay = period.refundDay(withdrawal.getReceivedAt());
        List<Withdrawal> all = withdrawals.of(order.getId());
        return new WithdrawalRow(
                withdrawal,
                order,
                state,
                refundDay,
                state != State.REFUNDED
                        && period.isRefundDueSoon(withdrawal.getReceivedAt(), OffsetDateTime.now(clock)),
                events,
                open ? proposals(withdrawal, all, order) : List.of(),
                open
                        && order.getPaymentState() == PaymentState.AUTHORIZED
                        && RefundProposal.isEverything(order.getLines(), all));
    }

    private State state(Order order, List<WithdrawalEvent> events) {
        if (refunds.isRefunded(order, events)) {
            return State.REFUNDED;
        }
        boolean back = events.stream().anyMatch(event -> event.getType() == WithdrawalEvent.Type.GOODS_BACK);
        return back ? State.GOODS_BACK : State.RECEIVED;
    }

    private List<RefundProposal> proposals(Withdrawal withdrawal, List<Withdrawal> all, Order order) {
        List<RefundProposal.Capture> captures = plans.captures(order).stream()
                .map(capture -> new RefundProposal.Capture(
                        capture.getId(),
                        capture.getLines().stream().map(TransactionLine::base).toList(),
                        plans.refundable(capture)))
                .toList();
        return RefundProposal.of(withdrawal, all, order, captures, cheapestDelivery.priceOf(order));
    }
}
