package se.kassa.platform.cache;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Transactions;

/** Two nodes of one database, and what each knows when. */
class CachesTest {

    private static final String NAME = "catalogue";
    private static final Transactions TRANSACTIONS = new Transactions("caches");

    private final AtomicLong time = new AtomicLong();
    private final AtomicInteger inDatabase = new AtomicInteger(1);
    private final AtomicInteger readings = new AtomicInteger();
    private boolean broken;
    private final Caches here = node();
    private final Caches there = node();

    private Caches node() {
        AtomicReference<Caches> node = new AtomicReference<>();
        node.set(new Caches(time::get, firedAfterCommit(node)));
        return node.get();
    }

    @SuppressWarnings("unchecked")
    private static Event<CacheInvalidated> firedAfterCommit(AtomicReference<Caches> node) {
        return (Event<CacheInvalidated>) Proxy.newProxyInstance(
                CachesTest.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    TRANSACTIONS.afterCommit(() -> node.get().onInvalidated((CacheInvalidated) arguments[0]));
                    return null;
                });
    }

    private int seenBy(Caches node) {
        return node.get(NAME, () -> {
            readings.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("The database does not answer");
            }
            return inDatabase.get();
        });
    }

    private void change(Caches node, int value) throws Exception {
        TRANSACTIONS.run(Transactional.TxType.REQUIRES_NEW, () -> {
            inDatabase.set(value);
            node.invalidate(NAME);
            return null;
        });
    }

    /** A moment longer than that. */
    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos() + 1);
    }

    @Test
    void valueIsReadOnceInTwoSeconds() {
        for (int i = 0; i < 100; i++) {
            seenBy(here);
        }
        assertThat(readings).hasValue(1);
        pass(Caches.MAX_AGE);
        seenBy(here);
        seenBy(here);
        assertThat(readings).hasValue(2);
    }

    @Test
    void changeIsSeenAtOnceOnItsNode() throws Exception {
        assertThat(seenBy(here)).isEqualTo(1);
        assertThat(seenBy(there)).isEqualTo(1);
        change(here, 2);
        assertThat(seenBy(here)).isEqualTo(2);
        assertThat(seenBy(there)).isEqualTo(1);
        pass(Caches.MAX_AGE);
        assertThat(seenBy(there)).isEqualTo(2);
    }

    @Test
    void lastValueIsUsedDuringAnOutage() {
        seenBy(here);
        broken = true;
        inDatabase.set(4);
        pass(Caches.MAX_AGE);
        assertThat(seenBy(here)).isEqualTo(1);
        assertThat(seenBy(here)).isEqualTo(1);
        assertThat(readings).as("tried once in two seconds").hasValue(2);
        broken = false;
        pass(Caches.MAX_AGE);
        assertThat(seenBy(here)).isEqualTo(4);
    }
}
