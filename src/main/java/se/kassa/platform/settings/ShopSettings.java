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
 * Settings that concern the whole shop; packages and payment adapters with settings of their own read those themselves.
 *
 * @param publicUrl public address of the shop, ending in a slash; base of every absolute URL instead of the Host header
 * @param mode live, or test with a banner on every page
 * @param demo whether the demo catalogue is loaded
 * @param orderNumberPrefix prefix of every order number; may be empty
 * @param operationsToken bearer token of health and metrics; without it both are hidden
 * @param countries countries that the shop ships to, ISO 3166-1 alpha-2, the own country first
 * @param operationCheckInterval delay before each of the two checks of a capture, refund or void with unknown outcome
 * @param timeZone time zone of displayed times and of day boundaries
 */
public record ShopSettings(
        URI publicUrl,
        Mode mode,
        boolean demo,
        String orderNumberPrefix,
        Optional<String> operationsToken,
        List<String> countries,
        Duration operationCheckInterval,
        ZoneId timeZone) {

    /** Whether payments are real. */
    public enum Mode {
        LIVE,
        TEST
    }

    private static final int LONGEST_PREFIX = 20;

    /** Reads and validates the settings; errors are collected by the reader. */
    public static ShopSettings read(SettingsReader reader) {
        return new ShopSettings(
                publicUrl(reader),
                mode(reader),
                reader.bool("kassa.demo"),
                prefix(reader),
                reader.optional("kassa.operations-token"),
                countries(reader),
                reader.duration("kassa.operation.check-interval", Duration.ofMinutes(1)),
                timeZone(reader));
    }

    /** Reads only the mode, for checks of other settings. */
    public static Mode mode(SettingsReader reader) {
        String value = reader.optional("kassa.mode").orElse("live");
        if (!value.equals("live") && !value.equals("test")) {
            reader.error("kassa.mode", "must be live or test");
        }
        return value.equals("test") ? Mode.TEST : Mode.LIVE;
    }

    public boolean testMode() {
        return mode == Mode.TEST;
    }

    /** Whether the public address uses HTTPS. */
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
            reader.error("kassa.countries", "must be ISO 3166-1 codes of countries, like SE,FI");
        }
        return countries;
    }

    private static ZoneId timeZone(SettingsReader reader) {
        String name = reader.optional("kassa.time-zone").orElse("Europe/Stockholm");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            reader.error("kassa.time-zone", "must be the name of a time zone, such as Europe/Stockholm");
            return ZoneOffset.UTC;
        }
    }

    private static String prefix(SettingsReader reader) {
        String prefix = reader.optional("kassa.order-number-prefix").orElse("");
        if (!prefix.matches("[A-Za-z0-9-]{0," + LONGEST_PREFIX + "}")) {
            reader.error("kassa.order-number-prefix", "may have letters, digits and hyphens, 20 at most");
        }
        return prefix;
    }
}
