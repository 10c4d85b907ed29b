package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kassa.payment.reconciliation.ProviderResponses.Outcome.CHANGED;
import static se.kassa.payment.reconciliation.ProviderResponses.Outcome.OUTDATED;
import static se.kassa.payment.reconciliation.ProviderResponses.Outcome.UNCHANGED;

import org.junit.jupiter.api.Test;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.reconciliation.ProviderResponses;

/** Answers that overtake each other. */
class StaleResponsesTest {

    private final PaymentFixture till = new PaymentFixture();
    private final Order order = till.place();
    private final PaymentAttempt attempt = till.attempt(order);
    private final String payment =
            till.provider.pay(attempt.getReference(), PaymentState.DECLINED, PaymentFixture.PRICE);

    private ProviderResponses.PaymentQuery query() {
        return till.responses.open(attempt.getId());
    }

    private ProviderPayment look() {
        return till.provider.payment(payment);
    }

    private ProviderResponses.Outcome apply(ProviderResponses.PaymentQuery query, ProviderPayment answer) {
        return till.responses.apply(query, answer, SystemActors.KASSA);
    }

    @Test
    void staleDeclineDoesNotChangeAPaidOrder() {
        ProviderResponses.PaymentQuery slow = query();
        ProviderPayment declined = look();
        till.provider.change(payment, PaymentState.AUTHORIZED);
        till.reconciler.query(attempt.getId(), SystemActors.PROVIDER);
        assertThat(apply(slow, declined)).isEqualTo(OUTDATED);
        assertThat(till.read(order).getPaymentState()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(till.read(order).isShippable()).isTrue();
    }

    /** The later query was looked at before the earlier one: a sequenceNumber from before the query does not tell. */
    @Test
    void possiblyStaleResponseIsQueriedAgain() {
        ProviderResponses.PaymentQuery first = query();
        ProviderResponses.PaymentQuery second = query();
        ProviderPayment declined = look();
        till.provider.change(payment, PaymentState.AUTHORIZED);
        ProviderPayment authorized = look();
        assertThat(apply(first, authorized)).isEqualTo(CHANGED);
        assertThat(apply(second, declined)).isEqualTo(OUTDATED);
        assertThat(till.read(order).getPaymentState()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void equalResponseIsNeverStale() {
        ProviderResponses.PaymentQuery slow = query();
        ProviderPayment answer = look();
        assertThat(apply(query(), answer)).isEqualTo(CHANGED);
        assertThat(apply(slow, answer)).isEqualTo(UNCHANGED);
    }
}
