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
 * Keeps an outage from filling the disk with one stack trace, over and over: of those that look alike the log has three a
 * minute; a further one is a line with its class and message. It stands before the server's own handlers, as most traces are
 * written by the server or by libraries; those that no class of the shop is part of are left as they are.
 */
@WebListener
public class RepeatedTraces implements ServletContextListener {

    private static final Map<Handler, Filter> BEFORE = new HashMap<>();

    @Override
    public void contextInitialized(ServletContextEvent event) {
        standBefore(Logger.getLogger("").getHandlers());
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        stepAside();
    }

    static synchronized void standBefore(Handler... handlers) {
        for (Handler handler : handlers) {
            BEFORE.put(handler, handler.getFilter());
            handler.setFilter(new Shortener(handler.getFilter()));
        }
    }

    static synchronized void stepAside() {
        BEFORE.forEach(Handler::setFilter);
        BEFORE.clear();
    }

    /** Of each handler, as each gets every record. */
    private static final class Shortener implements Filter {

        private static final int WHOLE = 3;
        private static final Duration WINDOW = Duration.ofMinutes(1);
        private static final int MOST_KINDS = 1000;
        private static final int DEEPEST = 20;
        private static final String OURS = "se.kassa.";

        private final Filter before;
        private final Cache<String, AtomicInteger> counts = Caffeine.newBuilder()
                .expireAfterWrite(WINDOW)
                .maximumSize(MOST_KINDS)
                .build();

        private Shortener(Filter before) {
            this.before = before;
        }

        @Override
        public boolean isLoggable(LogRecord record) {
            if (before != null && !before.isLoggable(record)) {
                return false;
            }
            Throwable thrown = record.getThrown();
            if (thrown != null && !(thrown instanceof LeftOut) && isOurs(thrown) && isRepeated(thrown)) {
                record.setThrown(new LeftOut(thrown));
            }
            return true;
        }

        private boolean isRepeated(Throwable thrown) {
            String kind = causes(thrown).map(Shortener::kind).collect(Collectors.joining(" < "));
            return counts.get(kind, key -> new AtomicInteger()).incrementAndGet() > WHOLE;
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
                    .limit(DEEPEST);
        }
    }

    /** A failure without its trace and its causes. */
    private static final class LeftOut extends Throwable {

        private static final long serialVersionUID = 1L;

        private LeftOut(Throwable thrown) {
            super(thrown + " (stack trace as before)", null, false, false);
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
