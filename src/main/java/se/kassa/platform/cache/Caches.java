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
 * Values of the database that seldom change and that every page needs, kept in the memory of each node. The node that
 * commits a change reads the value again for its next request; every other node does so within {@link #MAX_AGE}. While the
 * database does not answer, the last value stays in use.
 */
@ApplicationScoped
public class Caches {

    static final Duration MAX_AGE = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(Caches.class.getName());

    @Inject
    private Event<CacheOutdated> outdated;

    private final Map<String, Supplier<?>> sources = new ConcurrentHashMap<>();
    private final LoadingCache<String, Object> values;

    public Caches() {
        this(Ticker.systemTicker(), null);
    }

    /** @param outdated injected by the server where it is null */
    Caches(Ticker ticker, Event<CacheOutdated> outdated) {
        this.outdated = outdated;
        values = Caffeine.newBuilder()
                .ticker(ticker)
                .refreshAfterWrite(MAX_AGE)
                .executor(Runnable::run)
                .build(new Loader());
    }

    /**
     * The value with this name.
     *
     * @param source reads it from the database, in a transaction of its own; the same for every call with the name. Many
     *     threads share what it returns
     */
    @SuppressWarnings("unchecked")
    public <T> T get(String name, Supplier<T> source) {
        sources.putIfAbsent(name, source);
        return (T) values.get(name);
    }

    /** Drops the value from the memory of this node after the current transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void outdate(String name) {
        outdated.fire(new CacheOutdated(name));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) CacheOutdated changed) {
        values.invalidate(changed.name());
    }

    /** While one thread reads a value again, all others use the previous one. */
    private final class Loader implements CacheLoader<String, Object> {

        @Override
        public Object load(String name) {
            return sources.get(name).get();
        }

        @Override
        public Object reload(String name, Object previous) {
            try {
                return load(name);
            } catch (RuntimeException e) {
                LOG.log(Level.INFO, "The {0} can''t be read, the last state stays in use: {1}", new Object[] {
                    name, e.getMessage()
                });
                return previous;
            }
        }
    }
}
