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
import se.kassa.payment.PaymentPage;

/** Calls about one cart, from several tabs and nodes. */
class PaymentSessionsTest {

    private final PaymentFixture till = new PaymentFixture();
    private final PaymentSessionLease calls = till.beans.get(PaymentSessionLease.class);
    private final PaymentSessions carts = till.beans.get(PaymentSessions.class);
    private final Order order = till.place();
    private final long attempt = till.attempt(order).getId();

    private PaymentSessionLease.Claim claim() {
        return calls.claim(attempt);
    }

    private Optional<String> published(PaymentSessionLease.Claim claim, String key) {
        return calls.published(attempt, claim, FakeProvider.session(key)).map(PaymentSessionsTest::key);
    }

    private Optional<String> publishedKey() {
        return carts.publishedPage(attempt).map(PaymentSessionsTest::key);
    }

    private static String key(PaymentPage page) {
        return ((PaymentPage.Redirect) page).url().getPath().substring(1);
    }

    @Test
    void onlyOneCallPerSessionIsInProgress() {
        PaymentSessionLease.Claim first = claim();
        assertThat(first.isGranted()).isTrue();
        assertThat(claim().isGranted()).isFalse();
        assertThat(published(first, "key")).contains("key");
        assertThat(key(claim().page())).isEqualTo("key");
    }

    @Test
    void lateResponseDoesNotReplaceTheNewestKey() {
        PaymentSessionLease.Claim slow = claim();
        till.pass(Duration.ofMinutes(1));
        till.revise(till.attempt(order), 25_000);
        PaymentSessionLease.Claim fast = claim();
        assertThat(fast.cart().amount()).isEqualTo(25_000);
        assertThat(published(fast, "newest")).contains("newest");
        assertThat(published(slow, "late")).contains("newest");
        assertThat(till.attempt(order).getSessionId()).isEqualTo("newest");
        assertThat(publishedKey()).hasValue("newest");
    }

    @Test
    void lateResponseOfALostLeaseDoesNotReplaceTheKey() {
        PaymentSessionLease.Claim slow = claim();
        till.pass(Duration.ofMinutes(1));
        assertThat(published(claim(), "newest")).contains("newest");
        assertThat(published(slow, "late")).contains("newest");
        assertThat(publishedKey()).hasValue("newest");
    }

    @Test
    void changeDuringACallInvalidatesTheKeyUntilPublished() {
        PaymentSessionLease.Claim first = claim();
        till.revise(till.attempt(order), 25_000);
        assertThat(published(first, "for-the-old-price")).isEmpty();
        assertThat(publishedKey()).isEmpty();
        assertThat(key(carts.publish(attempt))).isNotEqualTo("for-the-old-price");
        assertThat(publishedKey()).isPresent();
    }

    @Test
    void concurrentRequestsGetTheSameKey() throws Exception {
        ExecutorService tabs = Executors.newFixedThreadPool(2);
        try {
            Future<PaymentPage> one = tabs.submit(() -> carts.publish(attempt));
            Future<PaymentPage> other = tabs.submit(() -> carts.publish(attempt));
            assertThat(one.get()).isEqualTo(other.get());
        } finally {
            tabs.shutdown();
        }
    }

    @Test
    void expiredSessionIsReplaced() {
        PaymentPage first = carts.publish(attempt);
        till.pass(FakeProvider.CART_LIFETIME);
        assertThat(publishedKey()).isEmpty();
        assertThat(carts.publish(attempt)).isNotEqualTo(first);
    }
}
