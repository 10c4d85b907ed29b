package se.kassa.platform.settings;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Settings from a map. */
public record MapConfig(Map<String, String> values) implements Function<String, Optional<String>> {

    @Override
    public Optional<String> apply(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
