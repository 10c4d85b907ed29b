package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;

/**
 * Several attempts, and several payments of each, in whatever order they turn good and bad and are heard of: goods leave
 * only where exactly one payment holds money, and no money is ever forgotten.
 */
class MultiplePaymentsTest {

    private enum Move {
        PAYMENT_BEGINS,
        PAYMENT_CHANGES,
        NOTIFICATION,
        SCHEDULE_ASKS
    }

    /** @param which attempt or payment, whichever there are */
    private record Step(Move move, PaymentState state, int which) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Move.class),
                        Arbitraries.of(
                                PaymentState.PENDING,
                                PaymentState.AUTHORIZED,
                                PaymentState.CAPTURED,
                                PaymentState.DECLINED,
                                PaymentState.EXPIRED,
                                PaymentState.CANCELLED,
                                PaymentState.BLOCKED),
                        Arbitraries.integers().between(0, 5))
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(30);
    }

    @Property(tries = 150)
    void stockLeavesForOnePaymentAndNoMoneyIsLost(@ForAll("steps") List<Step> steps) {
        PaymentFixture till = new PaymentFixture();
        Order order = till.place();
        List<PaymentAttempt> attempts = List.of(till.attempt(order), till.beginAnother(order));
        List<String> payments = new ArrayList<>();
        for (Step step : steps) {
            PaymentAttempt attempt = attempts.get(step.which() % attempts.size());
            switch (step.move()) {
                case PAYMENT_BEGINS ->
                    payments.add(till.provider.pay(attempt.getReference(), step.state(), PaymentFixture.PRICE));
                case PAYMENT_CHANGES -> pick(payments, step).forEach(id -> till.provider.change(id, step.state()));
                case NOTIFICATION -> pick(payments, step).forEach(id -> hear(till, attempts, id));
                case SCHEDULE_ASKS -> till.reconciler.query(attempt.getId(), SystemActors.KASSA);
            }
        }
        payments.forEach(id -> hear(till, attempts, id));
        attempts.forEach(attempt -> till.reconciler.query(attempt.getId(), SystemActors.KASSA));

        Order end = till.read(order);
        List<ProviderPayment> good = payments.stream()
                .map(till.provider::payment)
                .filter(ProviderPayment::hasMoney)
                .toList();
        if (good.size() > 1) {
            assertThat(end.isInReview()).isTrue();
        }
        if (good.size() == 1 && !end.isInReview()) {
            assertThat(end.getPaidAt()).isNotNull();
            assertThat(end.getPaymentState()).isEqualTo(good.get(0).state());
        }
        assertThat(end.isShippable()).isEqualTo(good.size() == 1 && !end.isInReview());
        assertThat(attempts.stream()
                        .filter(one -> till.attempts.get(one.getId()).isPaid()))
                .hasSizeLessThanOrEqualTo(1);
    }

    private static List<String> pick(List<String> payments, Step step) {
        return payments.isEmpty() ? List.of() : List.of(payments.get(step.which() % payments.size()));
    }

    private static void hear(PaymentFixture till, List<PaymentAttempt> attempts, String id) {
        String reference = till.provider.payment(id).identity().reference();
        attempts.stream()
                .filter(attempt -> attempt.getReference().equals(reference))
                .forEach(attempt -> till.reconciler.query(attempt.getId(), id, SystemActors.PROVIDER));
    }
}
