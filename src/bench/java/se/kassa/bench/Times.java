package se.kassa.bench;

import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.javaapi.core.ChainBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Times finer than the load tool's whole milliseconds; they go through a file, for the load tool is a process of its own. */
final class Times {

    /** The system property that names the file. */
    static final String FILE = "bench.times";

    private static final String BEGUN = "begun";

    private final Map<String, LongSummaryStatistics> nanos = new ConcurrentHashMap<>();

    /** Does the same, and remembers how long it took. */
    ChainBuilder of(String name, ChainBuilder work) {
        return exec(session -> session.set(BEGUN, System.nanoTime())).exec(work).exec(session -> {
            add(name, System.nanoTime() - session.getLong(BEGUN));
            return session;
        });
    }

    private void add(String name, long time) {
        LongSummaryStatistics times = nanos.computeIfAbsent(name, key -> new LongSummaryStatistics());
        synchronized (times) {
            times.accept(time);
        }
    }

    void write() {
        Properties means = new Properties();
        nanos.forEach((name, times) -> means.setProperty(name, Double.toString(times.getAverage() / 1e6)));
        try (var file = Files.newOutputStream(Path.of(System.getProperty(FILE)))) {
            means.store(file, "mean milliseconds");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The means that were written, in milliseconds, by name. */
    static Map<String, Double> read(Path file) throws IOException {
        Properties means = new Properties();
        try (var content = Files.newInputStream(file)) {
            means.load(content);
        }
        Map<String, Double> all = new ConcurrentHashMap<>();
        means.forEach((name, mean) -> all.put((String) name, Double.valueOf((String) mean)));
        return all;
    }
}
