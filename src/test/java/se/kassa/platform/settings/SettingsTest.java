package se.kassa.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Map<String, String> given = new HashMap<>(Map.of("kassa.public-url", "https://shop.example/"));

    @Test
    void liveModeNeedsAPublicUrl() {
        assertThatNoException().isThrownBy(this::read);
        assertThat(read().testMode()).isFalse();
    }

    @Test
    void allErrorsAreReportedWithoutValues() {
        given.put("kassa.public-url", "ftp://hidden-value");
        given.put("kassa.mode", "hidden-value");
        given.put("kassa.demo", "hidden-value");
        given.put("kassa.order-number-prefix", "hidden_value");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::read)
                .withMessageContainingAll("kassa.public-url", "kassa.mode", "kassa.demo", "kassa.order-number-prefix")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
    }

    @Test
    void blankSettingIsMissing() {
        given.put("kassa.public-url", "  ");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(this::read)
                .withMessageContaining("kassa.public-url is missing");
    }

    private Settings read() {
        SettingsReader reader = new SettingsReader(new MapConfig(given));
        Settings settings = Settings.read(reader);
        reader.check();
        return settings;
    }
}
