package se.kassa.platform.operations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Log filter that prevents an outage from filling the disk with the same stack trace: three equal traces a minute are
 * logged in full, thirty if no class of the shop is in them; further ones as one line with class and message. It wraps
 * the server's handlers, because most traces are logged by the server or libraries.
 */
@WebListener
public class RepeatedTraces implements ServletContextListener {

    private static final Map<Handler, Filter> PREVIOUS_FILTERS = new HashMap<>();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        install(Logger.getLogger("").getHandlers());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        uninstall();
    }

    static synchronized void install(Handler... handlers) {
        for (Handler handler : handlers) {
            PREVIOUS_FILTERS.put(handler, handler.getFilter());
            handler.setFilter(new RepeatFilter(handler.getFilter()));
        }
    }

    static synchronized void uninstall() {
        PREVIOUS_FILTERS.forEach(Handler::setFilter);
        PREVIOUS_FILTERS.clear();
    }

    /** One filter per handler, because each handler receives every record. */
    private static final class RepeatFilter implements Filter {

        private static final int MAX_TRACES = 3;
        private static final int MAX_FOREIGN_TRACES = 30;
        private static final Duration WINDOW = Duration.ofMinutes(1);
        private static final int MAX_KINDS = 1000;
        private static final int MAX_DEPTH = 20;
        private static final String OURS = "se.kassa.";

        private final Filter before;
        private final Cache<String, AtomicInteger> counts = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(MAX_KINDS)
                .build();

        private RepeatFilter(Filter before) {
            this.before = before;
        }

        @Override
        public boolean isLoggable(LogRecord record) {
            if (before != null && !before.isLoggable(record)) {
                return false;
            }
            Throwable thrown = record.getThrown();
            if (thrown != null && !(thrown instanceof OmittedTrace) && isRepeated(thrown)) {
                record.setThrown(new OmittedTrace(thrown));
            }
            return true;
        }

        private boolean isRepeated(Throwable thrown) {
            String kind = causes(thrown).map(RepeatFilter::kind).collect(Collectors.joining(" < "));
            return counts.get(kind, key -> new AtomicInteger()).incrementAndGet()
                    > (isOurs(thrown) ? MAX_TRACES : MAX_FOREIGN_TRACES);
        }

        private static String kind(Throwable thrown) {
            StackTraceElement[] trace = thrown.getStackTrace();
            return thrown.getClass().getName() + (trace.length == 0 ? "" : trace[0]);
        }

        private static boolean isOurs(Throwable thrown) {
            return causes(thrown)
                    .flatMap(each -> Stream.of(each.getStackTrace()))
                    .anyMatch(frame -> frame.getClassName().startsWith(OURS));
        }

        private static Stream<Throwable> causes(Throwable thrown) {
            return Stream.iterate(thrown, each -> each != null, Throwable::getCause)
                    .limit(MAX_DEPTH);
        }
    }

    /** A failure without stack trace and causes. */
    private static final class OmittedTrace extends Throwable {

        private static final long serialVersionUID = 1L;

        private OmittedTrace(Throwable thrown) {
            super(thrown + " (stack trace as before)", null, false, false);
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
