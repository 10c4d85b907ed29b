package se.kassa.returns.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kassa.alert.Alert;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.CustomerType;
import se.kassa.order.FulfilmentService;
import se.kassa.order.Order;
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentFixture;
import se.kassa.platform.security.Tokens;

class RefundDueJobTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private final PaymentFixture till = new PaymentFixture(new WithdrawalPeriod(ZONE, 7));
    private final WithdrawalService service = till.beans.get(WithdrawalService.class);
    private final RefundDueJob job = till.beans.get(RefundDueJob.class);
    private final AlertRepository alerts = till.beans.get(AlertRepository.class);

    private Order paid() {
        Order placed = till.place();
        return till.inTransaction(() -> {
            Order order = till.orders.lock(placed.getId());
            order.setCheckoutDetails(new CheckoutDetails(CustomerType.PERSON, null, null, null));
            order.markPaid(PaymentFixture.lines(PaymentFixture.PRICE), OffsetDateTime.now(till.clock));
            return order;
        });
    }

    private void withdraws(Order order) {
        service.receive(new WithdrawalRequest(
                order.getId(),
                "Anna",
                "a@example.org",
                Map.of(0, 1),
                Withdrawal.Channel.ORDER_NUMBER,
                Tokens.random(),
                "sv"));
    }

    private List<Alert> raised(Order order) {
        return alerts.open(List.of(AlertCause.REFUND_DUE), 1000).stream()
                .filter(alert -> order.getNumber().value().equals(alert.getOrderNumber()))
                .toList();
    }

    private void daysLater(int days) {
        till.pass(Duration.ofDays(days));
        job.run();
    }

    @Test
    void alertIsRaisedOnceThreeDaysBeforeTheLastDay() {
        Order order = paid();
        withdraws(order);
        String lastDay =
                till.clock.instant().atZone(ZONE).toLocalDate().plusDays(14).toString();
        // The job's query finds it, but the day is four days away.
        till.pass(Duration.ofMinutes(1));
        daysLater(10);
        assertThat(raised(order)).isEmpty();
        daysLater(1);
        assertThat(raised(order)).extracting(Alert::getExplanation).containsExactly(lastDay);
        alerts.acknowledge(raised(order).get(0).getId(), "anna");
        daysLater(1);
        assertThat(raised(order)).isEmpty();
    }

    @Test
    void refundedWithdrawalRaisesNoAlert() {
        Order order = paid();
        withdraws(order);
        till.inTransaction(() -> {
            Order locked = till.orders.lock(order.getId());
            locked.apply(new PaymentSnapshot(
                    PaymentState.CAPTURED, "CARD", "CAPTURED", locked.getAmount(), locked.getAmount(), null));
            return locked;
        });
        daysLater(12);
        assertThat(raised(order)).isEmpty();
    }

    @Test
    void lateWithdrawalRaisesNoAlert() {
        Order order = paid();
        till.inTransaction(() -> {
            Order locked = till.orders.lock(order.getId());
            locked.apply(new PaymentSnapshot(PaymentState.CAPTURED, "CARD", "CAPTURED", locked.getAmount(), 0, null));
            return locked;
        });
        till.beans.get(FulfilmentService.class).ship(order.getId(), null, null, "anna");
        till.pass(Duration.ofDays(30));
        withdraws(order);
        daysLater(12);
        assertThat(raised(order)).isEmpty();
    }
}
