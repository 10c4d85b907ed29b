package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import se.kassa.order.Order;

/** Calls about one cart, from several tabs and nodes. */
class HostedCartsTest {

    private final Till till = new Till();
    private final HostedCartCalls calls = till.beans.get(HostedCartCalls.class);
    private final HostedCarts carts = till.beans.get(HostedCarts.class);
    private final Order order = till.place();
    private final long attempt = till.attempt(order).getId();

    private HostedCartCalls.Claim claim() {
        return calls.claim(attempt, FakeProvider.CART_LIFETIME);
    }

    private Optional<String> announced(HostedCartCalls.Claim claim, String key) {
        return calls.announced(attempt, claim, key, FakeProvider.CART_LIFETIME);
    }

    @Test
    void onlyOneCallAboutACartIsUnderWay() {
        HostedCartCalls.Claim first = claim();
        assertThat(first.isGranted()).isTrue();
        assertThat(claim().isGranted()).isFalse();
        assertThat(announced(first, "key")).contains("key");
        assertThat(claim().announcedKey()).isEqualTo("key");
    }

    @Test
    void aLateAnswerDoesNotReplaceTheNewestKey() {
        HostedCartCalls.Claim slow = claim();
        till.pass(Duration.ofMinutes(1));
        till.revise(till.attempt(order), 25_000);
        HostedCartCalls.Claim fast = claim();
        assertThat(fast.cart().amount()).isEqualTo(25_000);
        assertThat(announced(fast, "newest")).contains("newest");
        assertThat(announced(slow, "late")).contains("newest");
        assertThat(till.attempt(order).getCartKey()).isEqualTo("newest");
        assertThat(carts.announcedKey(attempt)).hasValue("newest");
    }

    @Test
    void aLateAnswerOfALostCallDoesNotReplaceTheKeyOfTheSameRevision() {
        HostedCartCalls.Claim slow = claim();
        till.pass(Duration.ofMinutes(1));
        assertThat(announced(claim(), "newest")).contains("newest");
        assertThat(announced(slow, "late")).contains("newest");
        assertThat(carts.announcedKey(attempt)).hasValue("newest");
    }

    @Test
    void aChangeWhileTheProviderIsCalledTakesTheKeyAwayUntilItIsAnnouncedToo() {
        HostedCartCalls.Claim first = claim();
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
