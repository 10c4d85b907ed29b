package se.kassa.returns.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import se.kassa.alert.Alert;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.CustomerType;
import se.kassa.order.FulfilmentService;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentFixture;
import se.kassa.platform.security.Tokens;

class RefundDueJobTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private final PaymentFixture till = new PaymentFixture(new WithdrawalPeriod(ZONE, 7));
    private final WithdrawalService service = till.beans.get(WithdrawalService.class);
    private final WithdrawalRepository withdrawals = till.beans.get(WithdrawalRepository.class);
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

    private static WithdrawalRequest request(Order order) {
        return new WithdrawalRequest(
                order.getId(),
                "Anna",
                "a@example.org",
                Map.of(0, 1),
                Withdrawal.Channel.ORDER_NUMBER,
                Tokens.random(),
                "sv");
    }

    private void withdraws(Order order) {
        service.receive(request(order));
    }

    private void refund(Order order) {
        till.inTransaction(() -> {
            Order locked = till.orders.lock(order.getId());
            locked.apply(new PaymentSnapshot(
                    PaymentState.CAPTURED, "CARD", "CAPTURED", locked.getAmount(), locked.getAmount(), null));
            return locked;
        });
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
        refund(order);
        daysLater(12);
        assertThat(raised(order)).isEmpty();
    }

    /** As on two nodes: without the order's lock each would see no alert. */
    @Test
    void twoAtOnceRaiseOneAlert() throws Exception {
        for (int round = 0; round < 5; round++) {
            Order order = paid();
            withdraws(order);
            till.pass(Duration.ofDays(11));
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService two = Executors.newFixedThreadPool(2);
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                runs.add(two.submit(() -> {
                    start.await();
                    job.run();
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> run : runs) {
                run.get();
            }
            two.shutdown();
            assertThat(raised(order)).hasSize(1);
            assertThat(till.entries(order, OrderHistoryEntry.Type.ALERT)).isEqualTo(1);
        }
    }

    @Test
    void alertIsRaisedAfterMoreWithdrawalsThanABatch() {
        Order refunded = paid();
        refund(refunded);
        OffsetDateTime received = OffsetDateTime.now(till.clock);
        till.inTransaction(() -> {
            for (int i = 0; i < RefundDueJob.BATCH; i++) {
                withdrawals.add(new Withdrawal(refunded, request(refunded), List.of(), received, false));
            }
            return null;
        });
        Order order = paid();
        withdraws(order);
        daysLater(11);
        assertThat(raised(order)).hasSize(1);
        assertThat(raised(refunded)).isEmpty();
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
