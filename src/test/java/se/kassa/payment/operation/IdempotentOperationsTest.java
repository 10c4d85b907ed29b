package se.kassa.payment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kassa.order.Actors;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.FakeProvider.Mishap;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentFixture;
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
        till.provider.terms(
                new ProviderTerms(PERIOD, true, FakeProvider.CART_LIFETIME, ProviderTerms.FeeRule.NONE, false));
        till.beans.observe(PaymentRefreshed.class, till.beans.get(TransactionMatcher.class)::match);
        order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        String payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), payment, Actors.PROVIDER);
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
