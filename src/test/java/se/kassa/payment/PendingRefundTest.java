package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.FakeProvider.Mishap;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.TransactionResult.Progress;
import se.kassa.payment.operation.OperationFollowUpJob;
import se.kassa.payment.operation.OperationRequest;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperation.OutcomeReason;
import se.kassa.payment.operation.PaymentOperation.State;
import se.kassa.payment.operation.PaymentOperationRepository;
import se.kassa.payment.operation.PaymentOperationService;
import se.kassa.payment.operation.TransactionMatcher;

/** A refund that the provider takes on and works on for a while, as of Swish: it is polled until it ends. */
class PendingRefundTest {

    private static final Duration SLOWEST = Duration.ofSeconds(181);

    private final PaymentFixture till = new PaymentFixture();
    private final PaymentOperationService money = till.beans.get(PaymentOperationService.class);
    private final OperationFollowUpJob followUp = till.beans.get(OperationFollowUpJob.class);
    private final PaymentOperationRepository operations = till.beans.get(PaymentOperationRepository.class);
    private Order order;
    private PaymentOperation capture;
    private PaymentOperation refund;

    @BeforeEach
    void pendingRefund() {
        till.beans.observe(PaymentRefreshed.class, till.beans.get(TransactionMatcher.class)::match);
        order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        String payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        capture = money.run(OperationRequest.captureAll(order.getId(), "anna", token()));
        till.provider.progress(Progress.PENDING);
        till.provider.next(Mishap.PENDING);
        refund = money.run(refundAll());
        assertThat(refund.getState()).isEqualTo(State.PENDING);
    }

    private OperationRequest refundAll() {
        return OperationRequest.refund(
                order.getId(), capture.getId(), OperationSelection.all(), null, "anna", "why", token());
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    private PaymentOperation now() {
        return operations.find(refund.getId()).orElseThrow();
    }

    private void after(Duration time) {
        till.pass(time);
        followUp.run();
    }

    @Test
    void isPolledWithBackoffUntilItSucceeds() {
        after(Duration.ofSeconds(14));
        assertThat(till.provider.polls()).isZero();
        after(Duration.ofSeconds(2));
        assertThat(till.provider.polls()).isEqualTo(1);
        after(Duration.ofSeconds(20));
        assertThat(till.provider.polls()).isEqualTo(1);
        after(Duration.ofSeconds(11));
        assertThat(till.provider.polls()).isEqualTo(2);
        assertThat(till.read(order).getRefundedAmount()).isZero();

        TransactionRequest asked = till.provider.moves().get(1);
        TransactionRequest unnamed =
                new TransactionRequest(asked.paymentId(), null, asked.amount(), asked.rows(), asked.message());
        till.provider.move(
                unnamed,
                TransactionKind.REFUND,
                operations.find(capture.getId()).orElseThrow().getProviderTransactionId());
        till.provider.progress(Progress.DONE);
        after(SLOWEST);
        assertThat(now().getState()).isEqualTo(State.SUCCEEDED);
        assertThat(till.read(order).getRefundedAmount()).isEqualTo(PaymentFixture.PRICE);
        int polls = till.provider.polls();
        after(Duration.ofDays(1));
        assertThat(till.provider.polls()).isEqualTo(polls);
        assertThat(till.provider.moves()).hasSize(2);
    }

    @Test
    void lateFailureRaisesAnAlertAndCanBeRepeated() {
        till.provider.progress(Progress.FAILED);
        after(SLOWEST);
        assertThat(now().getState()).isEqualTo(State.FAILED);
        assertThat(now().getOutcomeReason()).isEqualTo(OutcomeReason.FAILED_LATER);
        assertThat(till.entries(order, OrderHistoryEntry.Type.ALERT)).isEqualTo(1);
        assertThat(operations.find(capture.getId()).orElseThrow().getRefundedAmount())
                .isZero();
        assertThat(money.run(refundAll()).getState()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void aRefundWithAnIdIsPolledByIt() {
        till.provider.progress(Progress.DONE);
        after(SLOWEST);
        assertThat(till.provider.polledRefund()).isNull();
        till.provider.progress(Progress.PENDING);
        till.provider.refundId("refund-7");
        till.provider.next(Mishap.PENDING);
        Order other = till.place();
        PaymentAttempt attempt = till.attempt(other);
        String payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        till.provider.next(Mishap.NONE);
        PaymentOperation captured = money.run(OperationRequest.captureAll(other.getId(), "anna", token()));
        till.provider.next(Mishap.PENDING);
        PaymentOperation pending = money.run(OperationRequest.refund(
                other.getId(), captured.getId(), OperationSelection.all(), null, "anna", "why", token()));
        assertThat(pending.getState()).isEqualTo(State.PENDING);
        assertThat(pending.getProviderTransactionId()).isEqualTo("refund-7");
        after(SLOWEST);
        assertThat(till.provider.polledRefund()).isEqualTo("refund-7");
    }

    @Test
    void staffAreToldWhenPollsFailForADay() {
        till.provider.failPolls(true);
        after(Duration.ofHours(24));
        assertThat(now().isNeedingAttention()).isFalse();
        after(Duration.ofHours(2));
        assertThat(now().getState()).isEqualTo(State.PENDING);
        assertThat(now().isNeedingAttention()).isTrue();
        till.provider.failPolls(false);
        till.provider.progress(Progress.DONE);
        after(SLOWEST);
        assertThat(now().getState()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void isEscalatedAfterADay() {
        OffsetDateTime begun = OffsetDateTime.now(till.clock);
        while (!now().isNeedingAttention()) {
            after(SLOWEST);
            assertThat(Duration.between(begun, OffsetDateTime.now(till.clock))).isLessThan(Duration.ofHours(26));
        }
        assertThat(Duration.between(begun, OffsetDateTime.now(till.clock))).isGreaterThan(Duration.ofHours(22));
        int polls = till.provider.polls();
        after(Duration.ofDays(1));
        assertThat(till.provider.polls()).isEqualTo(polls);
    }
}
