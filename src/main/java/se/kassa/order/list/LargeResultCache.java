package se.kassa.order.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Caches, for one minute, the conditions that match more orders than are counted, so that pages need not recount them.
 * The shown count may be a minute old; the orders of a page are always current. Thread-safe.
 */
final class LargeResultCache {

    private static final int MAX_ENTRIES = 1000;

    private final Cache<FilterCondition, Boolean> seen = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(MAX_ENTRIES)
            .executor(Runnable::run)
            .build();

    boolean contains(FilterCondition condition) {
        return seen.getIfPresent(condition) != null;
    }

    void add(FilterCondition condition) {
        seen.put(condition, true);
    }
}
