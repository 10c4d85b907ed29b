package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsException;
import se.kassa.platform.settings.SettingsReader;

class EcsterSettingsTest {

    private final Map<String, String> given = new HashMap<>(
            Map.of("ecster.base-url", "https://secure.ecster.se", "ecster.api-key", "a", "ecster.merchant-key", "m"));

    @Test
    void scriptHostDefaultsToTheService() {
        assertThat(read().access().scriptUrl()).hasToString("https://secure.ecster.se/pay/integration/ecster-pay.js");
        given.put("ecster.base-url", "https://labs.ecster.se");
        assertThat(read().access().scriptUrl())
                .hasToString("https://labs.ecster.se/pay/integration/ecster-pay-labs.js");
        assertThat(read().isLive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://secure.ecster.se",
                "https://secure.ecster.se.example.com",
                "https://example.com",
                "http://127.0.0.1:8080/ecster",
                "https://secure.ecster.se:8443",
                "https://user@secure.ecster.se"
            })
    void liveModeAllowsOnlyEcster(String address) {
        given.put("ecster.base-url", address);
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::read)
                .withMessageContaining("ecster.base-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect-timeout", "read-timeout"})
    void timeoutsAreLimited(String timeout) {
        given.put("ecster." + timeout, "30");
        read();
        given.put("ecster." + timeout, "PT31S");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::read)
                .withMessageContaining("ecster." + timeout + " must be at most 30 seconds");
    }

    @Test
    void liveModeRejectsOtherScripts() {
        given.put("ecster.script-url", "https://example.com/ecster-pay.js");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::read)
                .withMessageContaining("ecster.script-url");
    }

    @ParameterizedTest
    @CsvSource({
        "https://secure.ecster.se, true",
        "https://labs.ecster.se, false",
        "https://secure.ecster.se.example, false",
        "http://127.0.0.1:8080/ecster, false"
    })
    void onlyLiveHostIsLive(String address, boolean live) {
        given.put("kassa.mode", "test");
        given.put("ecster.base-url", address);
        assertThat(read().isLive()).isEqualTo(live);
    }

    @Test
    void testModeAllowsTheSandbox() {
        given.put("kassa.mode", "test");
        given.put("ecster.base-url", "http://127.0.0.1:8080/ecster");
        assertThat(read().access().scriptUrl())
                .hasToString("http://127.0.0.1:8080/ecster/pay/integration/ecster-pay.js");
    }

    @Test
    void missingKeysAreNamed() {
        given.remove("ecster.api-key");
        given.remove("ecster.merchant-key");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::read)
                .withMessageContainingAll("ecster.api-key", "ecster.merchant-key");
    }

    @Test
    void headerNeedsNameAndValue() {
        given.put("ecster.notification.header.name", "X-Key");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::read)
                .withMessageContaining("ecster.notification.header");
    }

    @Test
    void previousHeaderValueIsStillAccepted() {
        given.put("ecster.notification.header.name", "X-Key");
        given.put("ecster.notification.header.value", "today");
        assertThat(read().notificationHeader().orElseThrow().matches("yesterday"))
                .isFalse();
        given.put("ecster.notification.header.previous-value", "yesterday");
        NotificationHeader header = read().notificationHeader().orElseThrow();
        assertThat(header.matches("today")).isTrue();
        assertThat(header.matches("yesterday")).isTrue();
        assertThat(header.matches("tomorrow")).isFalse();
        assertThat(header.matches(null)).isFalse();
    }

    @Test
    void previousHeaderValueNeedsACurrentOne() {
        given.put("ecster.notification.header.previous-value", "yesterday");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::read)
                .withMessageContaining("previous-value");
    }

    private EcsterSettings read() {
        SettingsReader reader = new SettingsReader(new MapConfig(given));
        EcsterSettings settings = EcsterSettings.read(reader);
        reader.check();
        return settings;
    }
}
