package se.kassa.platform.cache;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Values of the database that seldom change and are wanted for every page, kept in memory by every node. What this node
 * changes is read anew by its next request; what another node changes, a second later; what somebody changes behind the
 * application's back, a minute later. While the database does not answer, the last value is good.
 */
@ApplicationScoped
public class Caches {

    static final Duration UNASKED = Duration.ofSeconds(1);
    static final Duration UNREAD = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(Caches.class.getName());

    /** @param readAt nanoseconds of the ticker */
    private record Entry(long generation, long readAt, Object value) {}

    @Inject
    private CacheGenerations generations;

    @Inject
    private Event<CacheOutdated> outdated;

    private final Ticker ticker;
    private final Map<String, Supplier<?>> sources = new ConcurrentHashMap<>();
    private final LoadingCache<String, Entry> entries;

    public Caches() {
        this(Ticker.systemTicker(), null, null);
    }

    /** The server sets by itself what is null. */
    Caches(Ticker ticker, CacheGenerations generations, Event<CacheOutdated> outdated) {
        this.ticker = ticker;
        this.generations = generations;
        this.outdated = outdated;
        entries = Caffeine.newBuilder()
                .ticker(ticker)
                .refreshAfterWrite(UNASKED)
                .executor(Runnable::run)
                .build(new Loader());
    }

    /**
     * The value with a name that the schema has.
     *
     * @param source reads it from the database, in a transaction of its own; the same for every call with the name. Many
     *     threads share what it returns
     */
    @SuppressWarnings("unchecked")
    public <T> T get(String name, Supplier<T> source) {
        sources.putIfAbsent(name, source);
        return (T) entries.get(name).value();
    }

    /** Has every node read the value anew, if the transaction under way is committed: the last thing that it does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void outdate(String name) {
        generations.raise(name);
        outdated.fire(new CacheOutdated(name));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) CacheOutdated changed) {
        entries.invalidate(changed.name());
    }

    /** While one thread asks for the generation, and reads, all others go on with what there is. */
    private final class Loader implements CacheLoader<String, Entry> {

        @Override
        public Entry load(String name) {
            return read(name, generations.of(name));
        }

        @Override
        public Entry reload(String name, Entry kept) {
            try {
                long generation = generations.of(name);
                boolean good = generation == kept.generation() && ticker.read() - kept.readAt() < UNREAD.toNanos();
                return good ? kept : read(name, generation);
            } catch (RuntimeException e) {
                LOG.log(Level.INFO, "Whether the {0} has changed can''t be asked: {1}", new Object[] {
                    name, e.getMessage()
                });
                return kept;
            }
        }

        /** The generation is asked for before: what is changed meanwhile is read once more. */
        private Entry read(String name, long generation) {
            return new Entry(generation, ticker.read(), sources.get(name).get());
        }
    }
}
