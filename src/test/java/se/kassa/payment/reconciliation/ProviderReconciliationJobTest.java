package se.kassa.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRaised;
import se.kassa.alert.AlertRepository;
import se.kassa.order.Order;
import se.kassa.order.PaymentState;
import se.kassa.order.ReviewReason;
import se.kassa.order.SystemActors;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviders;
import se.kassa.platform.security.Tokens;

/** What the provider has and nobody here expects. */
class ProviderReconciliationJobTest {

    private final PaymentFixture till = new PaymentFixture();
    private final ProviderReconciliationJob sweep = till.beans.get(ProviderReconciliationJob.class);
    private final AlertRepository book = till.beans.get(AlertRepository.class);

    @BeforeEach
    void emptyCheckpoint() {
        till.inTransaction(() -> till.entityManager()
                .createQuery("update JobCheckpoint m set m.seenAt = :now, m.nextAt = :now")
                .setParameter("now", OffsetDateTime.now(till.clock))
                .executeUpdate());
    }

    private void sweepLater() {
        till.pass(till.provider.interval());
        sweep.run();
    }

    private List<AlertRaised> alarms() {
        return till.beans.events().stream()
                .filter(AlertRaised.class::isInstance)
                .map(AlertRaised.class::cast)
                .toList();
    }

    @Test
    void paymentWithoutOrderRaisesOneAlert() {
        String payment = till.provider.pay("T777001", PaymentState.AUTHORIZED, 12_345);
        sweepLater();
        sweepLater();
        assertThat(alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.cause()).isEqualTo(AlertCause.PAYMENT_WITHOUT_ORDER);
            assertThat(alarm.orderNumber()).isNull();
            assertThat(alarm.explanation()).startsWith("Fake · T777001 · ").contains(payment, "123.45 SEK");
        });
        book.acknowledge(
                book.open(List.of(AlertCause.PAYMENT_WITHOUT_ORDER), 1).get(0).getId(), "anna");
        sweepLater();
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void otherShopsAndPaymentsWithoutMoneyAreIgnored() {
        till.provider.pay("other-shop-10001", PaymentState.AUTHORIZED, 1);
        till.provider.pay("10001", PaymentState.AUTHORIZED, 1);
        till.provider.pay("T10001x", PaymentState.AUTHORIZED, 1);
        till.provider.pay(null, PaymentState.AUTHORIZED, 1);
        till.provider.pay("T777002", PaymentState.DECLINED, 1);
        sweepLater();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void paymentAfterGivingUpIsFound() {
        Order order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        till.pass(Duration.ofHours(3));
        till.reconciler.query(attempt.getId(), SystemActors.KASSA);
        assertThat(till.attempt(order).getAbandonedAt()).isNotNull();
        till.provider.pay(attempt.getReference(), PaymentState.CAPTURED, PaymentFixture.PRICE);
        sweepLater();
        assertThat(till.read(order).getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.PAID_AFTER_EXPIRY);
    }

    @Test
    void secondPaymentWithTheSameReferenceIsFound() {
        Order order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), SystemActors.KASSA);
        till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        sweepLater();
        assertThat(till.read(order).getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.SECOND_PAYMENT);
    }

    @Test
    void paymentOfAnotherShopWithTheSameReferenceIsNotQueried() {
        PaymentAttempt attempt = till.attempt(till.place());
        String foreign = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.provider.identify(foreign, Tokens.sha256("token of another shop's attempt"));
        sweepLater();
        assertThat(till.provider.questions()).contains("search").doesNotContain(foreign);
        assertThat(alarms()).isEmpty();
    }

    @Test
    void knownPaymentsAreNotQueried() {
        Order order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), SystemActors.KASSA);
        till.provider.questions().clear();
        sweepLater();
        assertThat(till.provider.questions()).containsOnly("search");
    }

    @Test
    void incompletePagesAreSplit() {
        IntStream.range(0, 60).forEach(i -> {
            till.provider.pay("T8000" + (10 + i), PaymentState.AUTHORIZED, 1);
            till.pass(Duration.ofSeconds(5));
        });
        sweepLater();
        assertThat(alarms()).hasSize(60);
    }

    @Test
    void failedRunIsRepeated() {
        till.provider.pay("T777003", PaymentState.AUTHORIZED, 1);
        till.provider.fail(
                new PaymentProviderException(PaymentProviderException.Reason.UNAVAILABLE, "not there", null));
        for (int i = 0; i < 20; i++) {
            sweepLater();
        }
        assertThat(alarms()).isEmpty();
        till.provider.fail(null);
        sweepLater();
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void aProviderWithALongIdIsReconciledAfterAnotherFailed() {
        List<PaymentProvider> configured = new ArrayList<>();
        PaymentFixture two = new PaymentFixture(new PaymentProviders() {
            @Override
            public List<PaymentProvider> all() {
                return configured;
            }
        });
        FakeProvider second = new FakeProvider(two.clock) {
            @Override
            public String id() {
                return "a-provider-with-32-characters-id";
            }
        };
        configured.addAll(List.of(two.provider, second));
        ProviderReconciliationJob job = two.beans.get(ProviderReconciliationJob.class);
        job.run();
        two.provider.poison("search");
        two.pass(second.interval());
        second.questions().clear();
        job.run();
        assertThat(two.provider.questions()).contains("search");
        assertThat(second.questions()).contains("search");
    }

    @Test
    void onlyOneNodeReconciles() {
        till.pass(till.provider.interval());
        sweep.run();
        till.provider.questions().clear();
        sweep.run();
        assertThat(till.provider.questions()).isEmpty();
    }
}
