package se.kassa.payment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.FakeProvider.Mishap;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentRefreshed;
import se.kassa.payment.ProviderTerms;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.operation.PaymentOperation.State;

/** Operations of unknown outcome at a provider that executes each idempotency key once. */
class IdempotentOperationsTest {

    private static final Duration CHECK = Duration.ofSeconds(200);
    private static final Duration PERIOD = Duration.ofHours(23);

    private final PaymentFixture till = new PaymentFixture();
    private final PaymentOperationService money = till.beans.get(PaymentOperationService.class);
    private final OperationFollowUpJob followUp = till.beans.get(OperationFollowUpJob.class);
    private final PaymentOperationRepository operations = till.beans.get(PaymentOperationRepository.class);
    private Order order;

    @BeforeEach
    void paidOrder() {
        noChecksOfOtherTests();
        till.provider.terms(
                new ProviderTerms(PERIOD, true, FakeProvider.CART_LIFETIME, ProviderTerms.FeeRule.NONE, false));
        till.beans.observe(PaymentRefreshed.class, till.beans.get(TransactionMatcher.class)::match);
        order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        String payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
    }

    /** Their repeats would reach this test's provider. */
    private void noChecksOfOtherTests() {
        till.inTransaction(() -> till.entityManager()
                .createQuery("update PaymentOperation p set p.dueAt = null")
                .executeUpdate());
    }

    private PaymentOperation capture() {
        return money.run(OperationRequest.captureAll(
                order.getId(), "anna", UUID.randomUUID().toString()));
    }

    private PaymentOperation now() {
        return operations.of(order.getId()).get(0);
    }

    private void check() {
        till.pass(CHECK);
        followUp.run();
    }

    private void assertCapturedOnce() {
        assertThat(now().getState()).isEqualTo(State.SUCCEEDED);
        assertThat(till.read(order).getCapturedAmount()).isEqualTo(PaymentFixture.PRICE);
        assertThat(till.provider.moves())
                .extracting(TransactionRequest::idempotencyKey)
                .containsOnly(now().getReference());
    }

    @Test
    void aLostCallIsRepeatedWithTheSameKey() {
        till.provider.next(Mishap.LOST);
        assertThat(capture().getState()).isEqualTo(State.UNKNOWN);
        check();
        assertThat(till.provider.moves()).hasSize(2);
        assertCapturedOnce();
    }

    @Test
    void aCallThatWasInterruptedIsRepeatedWithTheSameKey() {
        till.provider.next(Mishap.POWER_CUT);
        assertThatThrownBy(this::capture).isInstanceOf(FakeProvider.PowerCut.class);
        check();
        check();
        assertCapturedOnce();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST", "UNREACHED"})
    void itIsRepeatedUntilTheProviderAnswers(Mishap failure) {
        till.provider.next(Mishap.LOST);
        capture();
        for (int i = 0; i < 10; i++) {
            till.provider.next(failure);
            check();
            assertThat(now().getState()).isEqualTo(State.UNKNOWN);
            assertThat(now().isNeedingAttention()).isFalse();
        }
        check();
        assertCapturedOnce();
    }

    @Test
    void itIsRepeatedAlthoughQueriesFail() {
        till.provider.next(Mishap.LOST);
        capture();
        till.provider.fail(FakeProvider.failure(PaymentProviderException.Reason.UNAVAILABLE));
        check();
        assertThat(till.provider.moves()).hasSize(2);
        assertThat(now().getState()).isEqualTo(State.SUCCEEDED);
        till.provider.fail(null);
        check();
        assertCapturedOnce();
    }

    @Test
    void staffAreToldWhenRepeatsFailForAnHour() {
        till.provider.next(Mishap.LOST);
        capture();
        till.pass(Duration.ofHours(1));
        for (int i = 0; i < 3; i++) {
            till.provider.next(Mishap.UNREACHED);
            check();
            assertThat(now().getState()).isEqualTo(State.UNKNOWN);
            assertThat(now().isNeedingAttention()).isTrue();
        }
        assertThat(till.entries(order, OrderHistoryEntry.Type.ALERT)).isEqualTo(1);
        check();
        assertCapturedOnce();
        assertThat(now().isNeedingAttention()).isFalse();
    }

    @Test
    void aRepeatThatSucceedsAfterStaffMarkedItAsNotDoneRaisesAnAlert() {
        till.provider.next(Mishap.LOST);
        PaymentOperation capture = capture();
        OperationOutcomes outcomes = till.beans.get(OperationOutcomes.class);
        outcomes.escalate(capture.getId());
        outcomes.notDone(capture.getId(), "anna");
        outcomes.succeeded(capture.getId(), "transaction");
        assertThat(now().getState()).isEqualTo(State.SUCCEEDED);
        assertThat(till.beans.get(AlertRepository.class).open(List.of(AlertCause.OPERATION_SUCCEEDED_LATE), 2))
                .filteredOn(alert -> order.getNumber().value().equals(alert.getOrderNumber()))
                .hasSize(1);
    }

    @Test
    void aRefusalOfTheRepeatIsTheOutcome() {
        till.provider.next(Mishap.LOST);
        capture();
        till.provider.next(Mishap.REFUSED);
        check();
        assertThat(now().getState()).isEqualTo(State.FAILED);
    }

    @Test
    void itIsNotRepeatedAfterTheIdempotencyPeriod() {
        till.provider.next(Mishap.LOST);
        capture();
        till.pass(PERIOD);
        check();
        check();
        assertThat(till.provider.moves()).hasSize(1);
        assertThat(now().isNeedingAttention()).isTrue();
    }

    @Test
    void everyCaptureEndsTheAuthorisationWhereTheRestIsReleased() {
        PaymentOperation part = money.run(OperationRequest.capture(
                order.getId(),
                OperationSelection.amount(4000),
                false,
                null,
                "anna",
                UUID.randomUUID().toString()));
        assertThat(part.isFinalCapture()).isTrue();
    }
}
