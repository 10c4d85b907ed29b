package se.kassa.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentFixture;

/** Orders of which nothing was heard. */
class PaymentPollJobTest {

    private final PaymentFixture till = new PaymentFixture();
    private final PaymentPollJob reconciliation = till.beans.get(PaymentPollJob.class);

    /** The tests share a database. */
    @BeforeEach
    void nothingIsDue() {
        till.inTransaction(() -> till.entityManager()
                .createQuery("update PaymentAttempt a set a.nextQueryAt = null")
                .executeUpdate());
    }

    private void runAfter(Duration time) {
        till.pass(time);
        reconciliation.run();
    }

    @Test
    void pollingFindsAPaymentWithoutNotification() {
        Order order = till.place();
        till.provider.pay(till.attempt(order).getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        runAfter(Duration.ofMinutes(2));
        assertThat(till.read(order).getPaymentState()).isEqualTo(PaymentState.NOT_STARTED);
        runAfter(Duration.ofMinutes(2));
        assertThat(till.read(order).isShippable()).isTrue();
    }

    @Test
    void onlyOneNodePollsAnAttempt() {
        PaymentQueryClaims questions = till.beans.get(PaymentQueryClaims.class);
        long attempt = till.attempt(till.place()).getId();
        till.pass(Duration.ofMinutes(4));
        assertThat(questions.claim(attempt)).isTrue();
        assertThat(questions.claim(attempt)).isFalse();
    }

    @Test
    void failingAttemptsDoNotBlockOthers() {
        List<Order> poisoned =
                IntStream.range(0, 100).mapToObj(i -> till.place()).toList();
        poisoned.forEach(order -> till.provider.poison(till.attempt(order).getReference()));
        till.pass(Duration.ofMillis(1));
        Order order = till.place();
        till.provider.pay(till.attempt(order).getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        runAfter(Duration.ofMinutes(4));
        assertThat(till.read(order).isShippable()).isTrue();
        till.provider.questions().clear();
        runAfter(Duration.ofMinutes(1));
        assertThat(till.provider.questions()).isEmpty();
    }

    @Test
    void unpaidAttemptIsGivenUpAndNoLongerPolled() {
        Order order = till.place();
        IntStream.range(0, 40).forEach(i -> runAfter(Duration.ofMinutes(10)));
        assertThat(till.attempt(order).getAbandonedAt()).isNotNull();
        assertThat(till.attempt(order).getNextQueryAt()).isNull();
        till.provider.questions().clear();
        runAfter(Duration.ofDays(2));
        assertThat(till.provider.questions()).isEmpty();
    }
}
