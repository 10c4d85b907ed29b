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
import se.kassa.testing.Beans;
import se.kassa.testing.Transactions;

/** Two nodes of one database, and what each knows when. */
class CachesTest {

    private static final String NAME = "catalogue";
    private static final Transactions TRANSACTIONS = new Transactions("caches");

    private final AtomicLong time = new AtomicLong();
    private final AtomicInteger inDatabase = new AtomicInteger(1);
    private final AtomicInteger readings = new AtomicInteger();
    private final BreakableGenerations generations = new BreakableGenerations();
    private final Caches here = node();
    private final Caches there = node();

    /** A database that can be taken away. */
    private static class BreakableGenerations extends CacheGenerations {

        private final CacheGenerations stored = new Beans(TRANSACTIONS).get(CacheGenerations.class);
        private boolean broken;
        private int asked;

        @Override
        public long of(String name) {
            asked++;
            if (broken) {
                throw new IllegalStateException("The database does not answer");
            }
            return stored.of(name);
        }

        @Override
        public void raise(String name) {
            stored.raise(name);
        }
    }

    private Caches node() {
        AtomicReference<Caches> node = new AtomicReference<>();
        node.set(new Caches(time::get, generations, toldAfterCommit(node)));
        return node.get();
    }

    @SuppressWarnings("unchecked")
    private static Event<CacheOutdated> toldAfterCommit(AtomicReference<Caches> node) {
        return (Event<CacheOutdated>) Proxy.newProxyInstance(
                CachesTest.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    TRANSACTIONS.afterCommit(() -> node.get().forget((CacheOutdated) arguments[0]));
                    return null;
                });
    }

    private int seenBy(Caches node) {
        return node.get(NAME, () -> {
            readings.incrementAndGet();
            return inDatabase.get();
        });
    }

    private void change(Caches node, int value) throws Exception {
        TRANSACTIONS.run(Transactional.TxType.REQUIRES_NEW, () -> {
            inDatabase.set(value);
            node.outdate(NAME);
            return null;
        });
    }

    /** A moment longer than that. */
    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos() + 1);
    }

    @Test
    void whatIsNotChangedIsReadOnceAndAskedForOnceASecond() {
        for (int i = 0; i < 100; i++) {
            seenBy(here);
        }
        assertThat(generations.asked).isEqualTo(1);
        pass(Caches.UNASKED);
        seenBy(here);
        seenBy(here);
        assertThat(generations.asked).isEqualTo(2);
        assertThat(readings).hasValue(1);
    }

    @Test
    void aChangeIsSeenAtOnceWhereItWasMadeAndASecondLaterElsewhere() throws Exception {
        assertThat(seenBy(here)).isEqualTo(1);
        assertThat(seenBy(there)).isEqualTo(1);
        change(here, 2);
        assertThat(seenBy(here)).isEqualTo(2);
        assertThat(seenBy(there)).isEqualTo(1);
        pass(Caches.UNASKED);
        assertThat(seenBy(there)).isEqualTo(2);
    }

    @Test
    void aChangeThatNobodyToldOfIsSeenAfterAMinute() {
        seenBy(here);
        inDatabase.set(3);
        pass(Caches.UNREAD.minusSeconds(1));
        assertThat(seenBy(here)).isEqualTo(1);
        pass(Caches.UNASKED);
        assertThat(seenBy(here)).isEqualTo(3);
    }

    @Test
    void whileTheDatabaseDoesNotAnswerTheLastValueIsGoodAndItIsAskedOnceASecond() {
        seenBy(here);
        generations.broken = true;
        inDatabase.set(4);
        pass(Caches.UNREAD);
        assertThat(seenBy(here)).isEqualTo(1);
        assertThat(seenBy(here)).isEqualTo(1);
        assertThat(generations.asked).isEqualTo(2);
        generations.broken = false;
        pass(Caches.UNASKED);
        assertThat(seenBy(here)).isEqualTo(4);
    }
}
