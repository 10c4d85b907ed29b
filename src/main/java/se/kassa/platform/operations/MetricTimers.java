package se.kassa.platform.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The timers of one registry, cached by name and tags: a lookup in the registry costs more than recording. */
public final class MetricTimers {

    private final MeterRegistry registry;
    private final Map<List<String>, Timer> timers = new ConcurrentHashMap<>();

    public MetricTimers(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Records a duration.
     *
     * @param buckets the boundaries of the histogram; none for no histogram
     * @param tags keys and values in turn
     */
    public void record(String name, String description, Duration[] buckets, Duration took, String... tags) {
        List<String> key = new ArrayList<>(List.of(tags));
        key.add(name);
        timers.computeIfAbsent(key, some -> Timer.builder(name)
                        .description(description)
                        .tags(tags)
                        .serviceLevelObjectives(buckets)
                        .register(registry))
                .record(took);
    }
}
