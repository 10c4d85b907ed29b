package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kassa.payment.PaymentAnswers.Outcome.CHANGED;
import static se.kassa.payment.PaymentAnswers.Outcome.OUTDATED;
import static se.kassa.payment.PaymentAnswers.Outcome.UNCHANGED;

import org.junit.jupiter.api.Test;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;

/** Answers that overtake each other. */
class StaleAnswersTest {

    private final Till till = new Till();
    private final Order order = till.place();
    private final PaymentAttempt attempt = till.attempt(order);
    private final String payment = till.provider.pay(attempt.getReference(), PaymentState.DECLINED, Till.PRICE);

    private PaymentAnswers.Question question() {
        return till.answers.open(attempt.getId());
    }

    private ProviderPayment look() {
        return till.provider.payment(payment);
    }

    private PaymentAnswers.Outcome apply(PaymentAnswers.Question question, ProviderPayment answer) {
        return till.answers.apply(question, answer, Actors.KASSA);
    }

    @Test
    void aStaleRefusalNeverTakesAPaidOrderBack() {
        PaymentAnswers.Question slow = question();
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
        PaymentAnswers.Question first = question();
        PaymentAnswers.Question second = question();
        ProviderPayment declined = look();
        till.provider.change(payment, PaymentState.AUTHORIZED);
        ProviderPayment authorized = look();
        assertThat(apply(first, authorized)).isEqualTo(CHANGED);
        assertThat(apply(second, declined)).isEqualTo(OUTDATED);
        assertThat(till.read(order).getPaymentState()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void theSameAnswerIsNoNewsHoweverOldItsQuestion() {
        PaymentAnswers.Question slow = question();
        ProviderPayment answer = look();
        assertThat(apply(question(), answer)).isEqualTo(CHANGED);
        assertThat(apply(slow, answer)).isEqualTo(UNCHANGED);
    }
}
