package se.kassa.payment.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import se.kassa.order.Order;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.PaymentFixture;

/** Calls about one cart, from several tabs and nodes. */
class PaymentSessionsTest {

    private final PaymentFixture till = new PaymentFixture();
    private final PaymentSessionLease calls = till.beans.get(PaymentSessionLease.class);
    private final PaymentSessions carts = till.beans.get(PaymentSessions.class);
    private final Order order = till.place();
    private final long attempt = till.attempt(order).getId();

    private PaymentSessionLease.Claim claim() {
        return calls.claim(attempt, FakeProvider.CART_LIFETIME);
    }

    private Optional<String> announced(PaymentSessionLease.Claim claim, String key) {
        return calls.announced(attempt, claim, key, FakeProvider.CART_LIFETIME);
    }

    @Test
    void onlyOneCallAboutACartIsUnderWay() {
        PaymentSessionLease.Claim first = claim();
        assertThat(first.isGranted()).isTrue();
        assertThat(claim().isGranted()).isFalse();
        assertThat(announced(first, "key")).contains("key");
        assertThat(claim().announcedKey()).isEqualTo("key");
    }

    @Test
    void aLateAnswerDoesNotReplaceTheNewestKey() {
        PaymentSessionLease.Claim slow = claim();
        till.pass(Duration.ofMinutes(1));
        till.revise(till.attempt(order), 25_000);
        PaymentSessionLease.Claim fast = claim();
        assertThat(fast.cart().amount()).isEqualTo(25_000);
        assertThat(announced(fast, "newest")).contains("newest");
        assertThat(announced(slow, "late")).contains("newest");
        assertThat(till.attempt(order).getCartKey()).isEqualTo("newest");
        assertThat(carts.announcedKey(attempt)).hasValue("newest");
    }

    @Test
    void aLateAnswerOfALostCallDoesNotReplaceTheKeyOfTheSameRevision() {
        PaymentSessionLease.Claim slow = claim();
        till.pass(Duration.ofMinutes(1));
        assertThat(announced(claim(), "newest")).contains("newest");
        assertThat(announced(slow, "late")).contains("newest");
        assertThat(carts.announcedKey(attempt)).hasValue("newest");
    }

    @Test
    void aChangeWhileTheProviderIsCalledTakesTheKeyAwayUntilItIsAnnouncedToo() {
        PaymentSessionLease.Claim first = claim();
        till.revise(till.attempt(order), 25_000);
        assertThat(announced(first, "for the old price")).isEmpty();
        assertThat(carts.announcedKey(attempt)).isEmpty();
        assertThat(carts.announce(attempt)).isNotEqualTo("for the old price");
        assertThat(carts.announcedKey(attempt)).isPresent();
    }

    @Test
    void twoAtOnceGetTheSameKey() throws Exception {
        ExecutorService tabs = Executors.newFixedThreadPool(2);
        try {
            Future<String> one = tabs.submit(() -> carts.announce(attempt));
            Future<String> other = tabs.submit(() -> carts.announce(attempt));
            assertThat(one.get()).isEqualTo(other.get());
        } finally {
            tabs.shutdown();
        }
    }

    @Test
    void anExpiredCartIsAnnouncedAnew() {
        String first = carts.announce(attempt);
        till.pass(FakeProvider.CART_LIFETIME);
        assertThat(carts.announcedKey(attempt)).isEmpty();
        assertThat(carts.announce(attempt)).isNotEqualTo(first);
    }
}
