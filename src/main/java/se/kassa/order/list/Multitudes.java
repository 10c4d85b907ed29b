package se.kassa.order.list;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a minute what more orders fit than are counted, so that a page does not count ten thousand orders again
 * to find that there are more. What became of them meanwhile is seen a minute late; which orders a page shows is not
 * decided here. For any number of threads.
 */
final class Multitudes {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int AT_MOST = 1000;

    private final Map<Condition, Long> seen = new ConcurrentHashMap<>();

    boolean isOne(Condition condition) {
        Long at = seen.get(condition);
        return at != null && System.nanoTime() - at < MINUTE;
    }

    void add(Condition condition) {
        if (seen.size() >= AT_MOST) {
            seen.clear();
        }
        seen.put(condition, System.nanoTime());
    }
}
