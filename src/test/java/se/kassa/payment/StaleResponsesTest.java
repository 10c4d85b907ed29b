package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kassa.payment.reconciliation.ProviderResponses.Outcome.CHANGED;
import static se.kassa.payment.reconciliation.ProviderResponses.Outcome.OUTDATED;
import static se.kassa.payment.reconciliation.ProviderResponses.Outcome.UNCHANGED;

import org.junit.jupiter.api.Test;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.payment.reconciliation.ProviderResponses;

/** Answers that overtake each other. */
class StaleResponsesTest {

    private final PaymentFixture till = new PaymentFixture();
    private final Order order = till.place();
    private final PaymentAttempt attempt = till.attempt(order);
    private final String payment =
            till.provider.pay(attempt.getReference(), PaymentState.DECLINED, PaymentFixture.PRICE);

    private ProviderResponses.Question question() {
        return till.answers.open(attempt.getId());
    }

    private ProviderPayment look() {
        return till.provider.payment(payment);
    }

    private ProviderResponses.Outcome apply(ProviderResponses.Question question, ProviderPayment answer) {
        return till.answers.apply(question, answer, Actors.KASSA);
    }

    @Test
    void aStaleRefusalNeverTakesAPaidOrderBack() {
        ProviderResponses.Question slow = question();
        ProviderPayment declined = look();
        till.provider.change(payment, PaymentState.AUTHORIZED);
        till.sync.ask(attempt.getId(), Actors.PROVIDER);
        assertThat(apply(slow, declined)).isEqualTo(OUTDATED);
        assertThat(till.read(order).getPaymentState()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(till.read(order).isShippable()).isTrue();
    }

    /** The later question was looked at before the earlier one: a stamp from before the question does not tell. */
    @Test
    void anAnswerThatMayBeOlderThanTheOneAppliedIsAskedForAgain() {
        ProviderResponses.Question first = question();
        ProviderResponses.Question second = question();
        ProviderPayment declined = look();
        till.provider.change(payment, PaymentState.AUTHORIZED);
        ProviderPayment authorized = look();
        assertThat(apply(first, authorized)).isEqualTo(CHANGED);
        assertThat(apply(second, declined)).isEqualTo(OUTDATED);
        assertThat(till.read(order).getPaymentState()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void theSameAnswerIsNoNewsHoweverOldItsQuestion() {
        ProviderResponses.Question slow = question();
        ProviderPayment answer = look();
        assertThat(apply(question(), answer)).isEqualTo(CHANGED);
        assertThat(apply(slow, answer)).isEqualTo(UNCHANGED);
    }
}
