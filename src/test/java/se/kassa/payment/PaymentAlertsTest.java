package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;

/** Alerts about authorisations that expire soon and about disputes. */
class PaymentAlertsTest {

    private final PaymentFixture till = new PaymentFixture();
    private final AuthorisationExpiryJob job = till.beans.get(AuthorisationExpiryJob.class);
    private final Order order = till.place();

    private void reports(PaymentState state, OffsetDateTime expiresAt, boolean disputed) {
        String reference = till.attempt(order).getReference();
        String id = "payment-of-" + reference;
        long captured = state == PaymentState.CAPTURED ? PaymentFixture.PRICE : 0;
        till.provider.put(new ProviderPayment(
                new ProviderPayment.Identity(id, reference, null),
                new ProviderPayment.Status(state, state.name(), "card", expiresAt, disputed),
                new ProviderPayment.Amounts("SEK", PaymentFixture.PRICE, 0, captured, 0),
                null,
                List.of(),
                List.of(),
                id + state + expiresAt + disputed));
        till.reconciler.query(till.attempt(order).getId(), id, SystemActors.PROVIDER);
    }

    private long alerts() {
        return till.entries(order, OrderHistoryEntry.Type.ALERT);
    }

    @Test
    void anAuthorisationThatExpiresSoonRaisesOneAlert() {
        OffsetDateTime expiry = OffsetDateTime.now(till.clock).plusDays(7);
        reports(PaymentState.AUTHORIZED, expiry, false);
        assertThat(till.attempt(order).getAuthorisationExpiresAt().toInstant()).isEqualTo(expiry.toInstant());
        job.run();
        assertThat(alerts()).isZero();
        till.pass(Duration.ofDays(5).plusMinutes(1));
        assertThat(expiring()).contains(till.attempt(order).getId());
        job.run();
        assertThat(expiring()).doesNotContain(till.attempt(order).getId());
        job.run();
        assertThat(alerts()).isEqualTo(1);
    }

    private List<Long> expiring() {
        OffsetDateTime now = OffsetDateTime.now(till.clock);
        return till.attempts.expiring(now, now.plusDays(2), 500);
    }

    @Test
    void aCapturedPaymentDoesNotExpire() {
        OffsetDateTime expiry = OffsetDateTime.now(till.clock).plusDays(1);
        reports(PaymentState.AUTHORIZED, expiry, false);
        reports(PaymentState.CAPTURED, expiry, false);
        assertThat(till.attempt(order).getAuthorisationExpiresAt()).isNull();
        job.run();
        assertThat(alerts()).isZero();
    }

    @Test
    void aDisputeRaisesOneAlert() {
        reports(PaymentState.CAPTURED, null, false);
        assertThat(alerts()).isZero();
        reports(PaymentState.CAPTURED, null, true);
        reports(PaymentState.CAPTURED, null, true);
        assertThat(alerts()).isEqualTo(1);
    }
}
