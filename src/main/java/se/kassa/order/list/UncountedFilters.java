package se.kassa.order.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Remembers for one minute which filters match too many orders to count, so that pages need not count them again.
 * The shown count may be a minute old; the orders of a page are always current. Thread-safe.
 */
final class UncountedFilters {

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
