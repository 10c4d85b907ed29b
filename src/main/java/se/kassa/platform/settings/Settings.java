package se.kassa.platform.settings;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The shop's own settings ({@code kassa.*}); those of a payment provider are read in its own room.
 *
 * @param publicUrl the address under which shoppers and Ecster reach the shop, ending in a slash; decides every
 *     absolute URL that leaves the shop, never the Host header
 * @param mode live, or test with a banner on every page
 * @param demo whether the demo catalogue is loaded
 * @param orderNumberPrefix put before every order number; may be empty
 * @param operationsToken the bearer token of health and metrics; both stay hidden without it
 * @param countries where the shop delivers to, ISO 3166-1 alpha-2, the own country first
 * @param lookAgainAfter before each of the two looks at a capture, refund or cancellation that was not answered
 * @param timeZone of the shop's clocks: what pages show, and where a day begins
 */
public record Settings(
        URI publicUrl,
        Mode mode,
        boolean demo,
        String orderNumberPrefix,
        Optional<String> operationsToken,
        List<String> countries,
        Duration lookAgainAfter,
        ZoneId timeZone) {

    /** How the shop treats money: for real, or as a rehearsal. */
    public enum Mode {
        LIVE,
        TEST
    }

    private static final int LONGEST_PREFIX = 20;

    /** Reads and checks the settings; problems are noted with the reader. */
    public static Settings read(SettingsReader reader) {
        return new Settings(
                publicUrl(reader),
                mode(reader),
                reader.flag("kassa.demo"),
                prefix(reader),
                reader.optional("kassa.operations-token"),
                countries(reader),
                reader.duration("kassa.operation.check-interval", Duration.ofMinutes(1)),
                timeZone(reader));
    }

    /** The mode, on its own for those who check other settings against it. */
    public static Mode mode(SettingsReader reader) {
        String value = reader.optional("kassa.mode").orElse("live");
        if (!value.equals("live") && !value.equals("test")) {
            reader.problem("kassa.mode", "must be live or test");
        }
        return value.equals("test") ? Mode.TEST : Mode.LIVE;
    }

    public boolean testMode() {
        return mode == Mode.TEST;
    }

    /** Whether the shop is reached over HTTPS, by its public address. */
    public boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    private static URI publicUrl(SettingsReader reader) {
        String value = reader.required("kassa.public-url", "the address under which the shop is reached");
        return value.isEmpty() ? URI.create("http://invalid.invalid/") : reader.address("kassa.public-url", value);
    }

    private static List<String> countries(SettingsReader reader) {
        List<String> countries = Arrays.stream(
                        reader.optional("kassa.countries").orElse("SE").split(","))
                .map(String::strip)
                .toList();
        Set<String> known = Set.of(Locale.getISOCountries());
        if (!known.containsAll(countries)) {
            reader.problem("kassa.countries", "must be ISO 3166-1 codes of countries, like SE,FI");
        }
        return countries;
    }

    private static ZoneId timeZone(SettingsReader reader) {
        String name = reader.optional("kassa.time-zone").orElse("Europe/Stockholm");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            reader.problem("kassa.time-zone", "must be the name of a time zone, such as Europe/Stockholm");
            return ZoneOffset.UTC;
        }
    }

    private static String prefix(SettingsReader reader) {
        String prefix = reader.optional("kassa.order-number-prefix").orElse("");
        if (!prefix.matches("[A-Za-z0-9-]{0," + LONGEST_PREFIX + "}")) {
            reader.problem("kassa.order-number-prefix", "may have letters, digits and hyphens, 20 at most");
        }
        return prefix;
    }
}
