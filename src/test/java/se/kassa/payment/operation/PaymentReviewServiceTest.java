package se.kassa.payment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.reconciliation.ProviderResponses;
import se.kassa.payment.reconciliation.ProviderResponses.Outcome;

/** A person decides on a held payment while answers about it travel. */
class PaymentReviewServiceTest {

    private static final long OTHER_AMOUNT = PaymentFixture.PRICE + 1;

    private final PaymentFixture till = new PaymentFixture();
    private final PaymentReviewService release = till.beans.get(PaymentReviewService.class);
    private final Order order = till.place();
    private final PaymentAttempt attempt = till.attempt(order);

    private String held() {
        String payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, OTHER_AMOUNT);
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        assertThat(now().isInReview()).isTrue();
        return payment;
    }

    private Order now() {
        return till.read(order);
    }

    private boolean accepts() {
        // Rows that the provider reports would be taken; here a revision has the amount.
        till.revise(attempt, OTHER_AMOUNT);
        return release.accept(now(), "agreed by telephone", "anna");
    }

    private void changesMeanwhile(String payment, PaymentState state) {
        till.provider.meanwhile(() -> {
            till.provider.meanwhile(() -> {});
            till.provider.change(payment, state);
            till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        });
    }

    private void answersOnceMore() {
        till.provider.meanwhile(
                () -> till.provider.fail(FakeProvider.failure(PaymentProviderException.Reason.UNAVAILABLE)));
    }

    @Test
    void staleResponseDoesNotUndoAcceptance() {
        String payment = held();
        ProviderResponses.PaymentQuery slow = till.responses.open(attempt.getId());
        ProviderPayment before = till.provider.payment(payment);
        till.provider.change(payment, PaymentState.CAPTURED);
        answersOnceMore();
        assertThat(accepts()).isTrue();
        till.provider.fail(null);
        assertThat(till.responses.apply(slow, before, SystemActors.KASSA)).isEqualTo(Outcome.OUTDATED);
        assertThat(now().getPaymentState()).isEqualTo(PaymentState.CAPTURED);
        assertThat(now().getCapturedAmount()).isEqualTo(OTHER_AMOUNT);
        assertThat(now().isInReview()).isFalse();
    }

    @Test
    void cancelledPaymentIsNotAccepted() {
        changesMeanwhile(held(), PaymentState.CANCELLED);
        assertThat(accepts()).isFalse();
        assertThat(now().getPaidAt()).isNull();
        assertThat(now().isShippable()).isFalse();
    }

    @Test
    void paidPaymentIsNotReleased() {
        String payment = held();
        till.provider.change(payment, PaymentState.PENDING);
        // At the second look: the first finds no money.
        till.provider.meanwhile(() -> changesMeanwhile(payment, PaymentState.AUTHORIZED));
        assertThatThrownBy(() -> release.voidPayment(now(), "why", "anna", "token", false))
                .isInstanceOf(OperationRejectedException.class);
        assertThat(now().isInReview()).isTrue();
        assertThat(now().isCancelled()).isFalse();
    }

    @Test
    void paymentWithoutOurReferenceIsNotAccepted() {
        String payment = held();
        till.provider.put(payment, "another-shop-1", PaymentState.AUTHORIZED, "SEK", OTHER_AMOUNT, 0);
        assertThat(accepts()).isFalse();
        assertThat(now().isInReview()).isTrue();
    }

    @Test
    void acceptanceStandsIfTheQueryFails() {
        String payment = held();
        answersOnceMore();
        assertThat(accepts()).isTrue();
        assertThat(now().getPaidAt()).isNotNull();
        assertThat(now().getAmount()).isEqualTo(OTHER_AMOUNT);
        assertThat(till.attempt(order).getPaymentId()).isEqualTo(payment);
    }
}
