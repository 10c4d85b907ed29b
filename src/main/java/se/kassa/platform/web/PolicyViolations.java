package se.kassa.platform.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Counts what browsers report of the content security policy, by directive. However much comes, the directives that are
 * told apart are few, and a line is logged once a minute at most.
 */
@ApplicationScoped
public class PolicyViolations implements MeterBinder {

    private static final Logger LOG = Logger.getLogger(PolicyViolations.class.getName());
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final int LONGEST = 200;
    private static final int MOST_BRACKETS = 100;
    private static final String OTHER = "other";

    /** Those of our policy, in the forms that browsers report. */
    private static final Set<String> DIRECTIVES = Set.of(
            "default-src",
            "img-src",
            "style-src",
            "style-src-elem",
            "style-src-attr",
            "font-src",
            "connect-src",
            "form-action",
            "frame-ancestors",
            "base-uri",
            "script-src",
            "script-src-elem",
            "script-src-attr");

    @Inject
    private Clock clock;

    private volatile MeterRegistry registry;
    private Instant nextLine = Instant.MIN;

    @Override
    public void bindTo(MeterRegistry newRegistry) {
        registry = newRegistry;
    }

    /** Returns whether the text is a report. */
    boolean count(String text) {
        Optional<JsonObject> report = read(text);
        report.ifPresent(this::count);
        return report.isPresent();
    }

    private void count(JsonObject report) {
        String directive = text(report, "effective-directive")
                .or(() -> text(report, "violated-directive"))
                .map(words -> words.split(" ", 2)[0])
                .filter(DIRECTIVES::contains)
                .orElse(OTHER);
        MeterRegistry meters = registry;
        if (meters != null) {
            meters.counter("kassa.csp.violations", "directive", directive).increment();
        }
        if (mayLog()) {
            LOG.log(
                    Level.WARNING,
                    "A page was kept from what the policy forbids: directive={0} blocked={1}",
                    new Object[] {
                        directive,
                        text(report, "blocked-uri")
                                .map(PolicyViolations::origin)
                                .orElse("-")
                    });
        }
    }

    private synchronized boolean mayLog() {
        Instant now = clock.instant();
        if (now.isBefore(nextLine)) {
            return false;
        }
        nextLine = now.plus(BETWEEN_LINES);
        return true;
    }

    /** Without path and query, where secrets may be; in one line. */
    private static String origin(String address) {
        String start = address.replaceFirst("^(\\w+://[^/?#]*).*", "$1").replaceAll("[^\\x21-\\x7E]", "?");
        return start.substring(0, Math.min(LONGEST, start.length()));
    }

    /** What is nested as no browser would is not read at all. */
    private static Optional<JsonObject> read(String text) {
        if (text.chars().filter(sign -> sign == '{' || sign == '[').count() > MOST_BRACKETS) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            return value instanceof JsonObject object && object.get("csp-report") instanceof JsonObject report
                    ? Optional.of(report)
                    : Optional.empty();
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject report, String name) {
        return report.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
