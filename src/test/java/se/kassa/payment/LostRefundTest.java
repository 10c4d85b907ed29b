package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.FakeProvider.Mishap;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.TransactionResult.Progress;
import se.kassa.payment.operation.OperationFollowUpJob;
import se.kassa.payment.operation.OperationRequest;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperation.State;
import se.kassa.payment.operation.PaymentOperationRepository;
import se.kassa.payment.operation.PaymentOperationService;
import se.kassa.payment.operation.TransactionMatcher;

/** A refund of an auto-captured payment whose request never reached the provider. */
class LostRefundTest {

    private static final Duration CHECK = Duration.ofSeconds(200);

    private final PaymentFixture till = new PaymentFixture();
    private final PaymentOperationService money = till.beans.get(PaymentOperationService.class);
    private final OperationFollowUpJob followUp = till.beans.get(OperationFollowUpJob.class);
    private final PaymentOperationRepository operations = till.beans.get(PaymentOperationRepository.class);
    private Order order;
    private String payment;
    private PaymentOperation refund;

    @BeforeEach
    void lostRefund() {
        till.beans.observe(PaymentRefreshed.class, till.beans.get(TransactionMatcher.class)::match);
        order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        payment = "swish-" + attempt.getReference();
        till.provider.put(new ProviderPayment(
                new ProviderPayment.Identity(payment, attempt.getReference(), null),
                new ProviderPayment.Status(PaymentState.CAPTURED, "CAPTURED", "SWISH"),
                new ProviderPayment.Amounts("SEK", PaymentFixture.PRICE, 0, PaymentFixture.PRICE, 0),
                null,
                List.of(),
                List.of(new ProviderPayment.Transaction(
                        "capture-" + payment, TransactionKind.CAPTURE, null, PaymentFixture.PRICE, null)),
                payment));
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        PaymentOperation capture = operations.of(order.getId()).get(0);
        till.provider.next(Mishap.LOST);
        refund = money.run(OperationRequest.refund(
                order.getId(), capture.getId(), OperationSelection.all(), null, "anna", "why", token()));
        assertThat(refund.getState()).isEqualTo(State.UNKNOWN);
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    private PaymentOperation now() {
        return operations.find(refund.getId()).orElseThrow();
    }

    private void check() {
        till.pass(CHECK);
        followUp.run();
    }

    private void idempotent() {
        till.provider.terms(new ProviderTerms(
                Duration.ofHours(23), true, FakeProvider.CART_LIFETIME, ProviderTerms.FeeRule.NONE, false));
    }

    private void assertRepeatedWithItsKey() {
        assertThat(now().getState()).isEqualTo(State.SUCCEEDED);
        assertThat(till.provider.moves())
                .filteredOn(move -> refund.getReference().equals(move.idempotencyKey()))
                .hasSize(2);
        assertThat(till.read(order).getRefundedAmount()).isEqualTo(PaymentFixture.PRICE);
    }

    @Test
    void isRepeatedAtAnIdempotentProvider() {
        idempotent();
        check();
        assertRepeatedWithItsKey();
    }

    @Test
    void pendingRefundOfSomebodyElseIsNotTakenForIt() {
        idempotent();
        till.provider.next(Mishap.PENDING);
        till.provider.refund(new TransactionRequest(payment, "other", 1, List.of(), null), null);
        till.provider.progress(Progress.PENDING);
        check();
        assertRepeatedWithItsKey();
    }

    @Test
    void isEscalatedAtAnyOtherProvider() {
        check();
        check();
        assertThat(now().isNeedingAttention()).isTrue();
        assertThat(till.provider.moves()).hasSize(1);
    }
}
