package se.kassa.platform.settings;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads settings and collects errors, so that an operator sees all of them at the first start. Messages name the
 * property but never its value, which may be secret.
 */
public final class SettingsReader {

    private final Function<String, Optional<String>> config;
    private final List<String> errors = new ArrayList<>();

    /** @param config finds the value of a setting by name */
    public SettingsReader(Function<String, Optional<String>> config) {
        this.config = config;
    }

    /** The trimmed value; empty if it is missing or blank. */
    public Optional<String> optional(String name) {
        return config.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The value; if it is missing, an empty string and an error. */
    public String required(String name, String purpose) {
        return optional(name).orElseGet(() -> {
            error(name, "is missing: " + purpose);
            return "";
        });
    }

    public boolean bool(String name) {
        return optional(name)
                .map(value -> parse(name, value, false, "must be true or false", SettingsReader::toBoolean))
                .orElse(false);
    }

    /** A positive duration in ISO 8601 ({@code PT10S}) or in seconds. */
    public Duration duration(String name, Duration fallback) {
        return optional(name)
                .map(value -> parse(
                        name,
                        value,
                        fallback,
                        "must be seconds or an ISO 8601 duration above zero",
                        SettingsReader::toDuration))
                .orElse(fallback);
    }

    /** As {@link #duration(String, Duration)}, at most {@code max}. */
    public Duration duration(String name, Duration fallback, Duration max) {
        Duration duration = duration(name, fallback);
        if (duration.compareTo(max) > 0) {
            error(name, "must be at most " + max.toSeconds() + " seconds");
            return fallback;
        }
        return duration;
    }

    /** A whole number, zero or more. */
    public long number(String name, long fallback) {
        return optional(name)
                .map(value ->
                        parse(name, value, fallback, "must be a whole number, zero or more", SettingsReader::toNumber))
                .orElse(fallback);
    }

    /** A whole number within the limits, both included. */
    public int integer(String name, int fallback, int min, int max) {
        return optional(name)
                .map(value -> parse(
                        name,
                        value,
                        fallback,
                        "must be a whole number from " + min + " to " + max,
                        text -> toInteger(text, min, max)))
                .orElse(fallback);
    }

    /** An absolute http or https URL without query; a final slash is added. */
    public URI address(String name, String value) {
        return parse(
                name,
                value,
                URI.create("http://invalid.invalid/"),
                "must be an http or https address",
                SettingsReader::toAddress);
    }

    public void error(String name, String what) {
        errors.add(name + " " + what);
    }

    /** @throws SettingsException with all collected errors, if there are any */
    public void check() {
        if (!errors.isEmpty()) {
            throw new SettingsException(errors);
        }
    }

    private <T> T parse(String name, String value, T fallback, String rule, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            error(name, rule);
            return fallback;
        }
    }

    private static boolean toBoolean(String value) {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException();
        }
        return Boolean.parseBoolean(value);
    }

    private static Duration toDuration(String value) {
        Duration duration =
                value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : Duration.parse(value);
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException();
        }
        return duration;
    }

    private static long toNumber(String value) {
        long number = Long.parseLong(value);
        if (number < 0) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static int toInteger(String value, int min, int max) {
        int number = Integer.parseInt(value);
        if (number < min || number > max) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static URI toAddress(String value) {
        URI address = URI.create(value.endsWith("/") ? value : value + "/");
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getQuery() != null || address.getUserInfo() != null) {
            throw new IllegalArgumentException();
        }
        return address;
    }
}
