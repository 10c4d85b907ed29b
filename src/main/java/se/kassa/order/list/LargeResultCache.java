package se.kassa.order.list;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Remembers for a minute what more orders fit than are counted, so that a page does not count ten thousand orders again
 * to find that there are more. What became of them meanwhile is seen a minute late; which orders a page shows is not
 * decided here. For any number of threads.
 */
final class LargeResultCache {

    private static final int AT_MOST = 1000;

    private final Cache<FilterCondition, Boolean> seen = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(AT_MOST)
            .executor(Runnable::run)
            .build();

    boolean isOne(FilterCondition condition) {
        return seen.getIfPresent(condition) != null;
    }

    void add(FilterCondition condition) {
        seen.put(condition, true);
    }
}
