package se.kassa.returns.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.kassa.catalogue.ProductFacts;
import se.kassa.catalogue.WithdrawalExemption;
import se.kassa.order.CustomerType;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.order.SystemActors;
import se.kassa.payment.RestockOnRefund;
import se.kassa.platform.outbox.OutboxMessagesBySubject;
import se.kassa.returns.withdrawal.WithdrawalRejectedException.Reason;

/** Receives withdrawals of consumers. */
@ApplicationScoped
@Transactional
public class WithdrawalService {

    @Inject
    private OrderRepository orders;

    @Inject
    private OrderHistory history;

    @Inject
    private WithdrawalRepository withdrawals;

    @Inject
    private WithdrawalPeriod period;

    @Inject
    private OutboxMessagesBySubject messages;

    @Inject
    private Event<WithdrawalReceived> received;

    @Inject
    private ProductFacts facts;

    @Inject
    private Clock clock;

    /**
     * Stores a withdrawal, writes it to the order's history and has its confirmation sent. The same form sent again, at
     * once or later, is one withdrawal. A late one is received and flagged.
     *
     * @throws WithdrawalRejectedException if nothing can be withdrawn so
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Withdrawal receive(WithdrawalRequest request) {
        Order order = orders.lock(request.orderId());
        Optional<Withdrawal> sentBefore =
                withdrawals.byToken(request.token()).filter(earlier -> earlier.getOrderId() == order.getId());
        return sentBefore.orElseGet(() -> store(order, request));
    }

    private Withdrawal store(Order order, WithdrawalRequest request) {
        obstacle(order).ifPresent(reason -> {
            throw new WithdrawalRejectedException(reason);
        });
        List<WithdrawalLine> lines = WithdrawableLine.chosen(withdrawable(order), request.pieces());
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
        Withdrawal withdrawal = new Withdrawal(order, request, lines, now, period.isLate(order, now));
        withdrawals.add(withdrawal);
        history.add(
                order,
                OrderHistoryEntry.Type.WITHDRAWN,
                SystemActors.SHOPPER,
                HistoryMessage.of(
                        withdrawal.isLate() ? "history.withdrawal.late" : "history.withdrawal",
                        describe(order, lines)));
        received.fire(new WithdrawalReceived(withdrawal.getId(), withdrawal.getOrderNumber()));
        return withdrawal;
    }

    private static String describe(Order order, List<WithdrawalLine> lines) {
        Map<String, Integer> pieces = lines.stream()
                .collect(Collectors.toMap(
                        WithdrawalLine::getSku, WithdrawalLine::getQuantity, Integer::sum, TreeMap::new));
        return RestockOnRefund.describe(order, pieces);
    }

    /** Why nothing of the order can be withdrawn; empty if something can. A refund made before is no obstacle. */
    public Optional<Reason> obstacle(Order order) {
        if (order.getPaidAt() == null) {
            return Optional.of(Reason.NOT_PAID);
        }
        if (order.getCustomerType() == CustomerType.COMPANY) {
            return Optional.of(Reason.COMPANY);
        }
        List<WithdrawableLine> lines = withdrawable(order);
        if (lines.stream().anyMatch(line -> line.left() > 0)) {
            return Optional.empty();
        }
        boolean exempt = lines.stream().anyMatch(WithdrawableLine::isExcluded);
        return Optional.of(exempt ? Reason.EXEMPT : Reason.ALL_WITHDRAWN);
    }

    /** Whether a confirmation was queued: mail may be switched off. */
    public boolean isMailed(Withdrawal withdrawal) {
        return messages.of(withdrawal.getOrderNumber()).stream()
                .anyMatch(message -> message.getEventId().equals(withdrawal.mailId()));
    }

    /** The products of an order with the quantity that can still be withdrawn, and why some are exempt. */
    public List<WithdrawableLine> withdrawable(Order order) {
        List<WithdrawableLine> lines = WithdrawableLine.of(order.getLines(), withdrawals.of(order.getId()));
        Map<String, WithdrawalExemption> reasons =
                facts.exemptions(lines.stream().map(line -> line.line().sku()).toList(), order.getCreatedAt());
        return lines.stream()
                .map(line -> line.exempt(reasons.get(line.line().sku())))
                .toList();
    }
}
