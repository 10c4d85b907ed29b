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
 * Caches rarely changed database values that every page needs, in the memory of each node. The node that commits a
 * change reloads the value on its next request; other nodes reload within {@link #MAX_AGE}. If the database does not
 * respond, the last value stays in use.
 */
@ApplicationScoped
public class Caches {

    static final Duration MAX_AGE = Duration.ofSeconds(2);

    private static final Logger LOG = Logger.getLogger(Caches.class.getName());

    @Inject
    private Event<CacheInvalidated> invalidatedEvent;

    private final Map<String, Supplier<?>> sources = new ConcurrentHashMap<>();
    private final LoadingCache<String, Object> values;

    public Caches() {
        this(Ticker.systemTicker(), null);
    }

    /** @param invalidatedEvent injected by the server if null */
    Caches(Ticker ticker, Event<CacheInvalidated> invalidatedEvent) {
        this.invalidatedEvent = invalidatedEvent;
        values = Caffeine.newBuilder()
                .ticker(ticker)
                .refreshAfterWrite(MAX_AGE)
                .executor(Runnable::run)
                .build(new Loader());
    }

    /**
     * Returns the value with this name.
     *
     * @param source loads the value from the database in its own transaction; must be the same for every call with the
     *     name. The result is shared between threads
     */
    @SuppressWarnings("unchecked")
    public <T> T get(String name, Supplier<T> source) {
        sources.putIfAbsent(name, source);
        return (T) values.get(name);
    }

    /** Drops the value from this node's cache after the current transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void invalidate(String name) {
        invalidatedEvent.fire(new CacheInvalidated(name));
    }

    void onInvalidated(@Observes(during = TransactionPhase.AFTER_COMPLETION) CacheInvalidated changed) {
        values.invalidate(changed.name());
    }

    /** While one thread reloads a value, the others use the previous one. */
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
