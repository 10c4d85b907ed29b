package se.kassa.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopSettingsTest {

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

    @ParameterizedTest
    @CsvSource({"2, true", "5, true", "1, false", "6, false", "-3, false", "x, false", "99999999999, false"})
    void wholeNumberIsWithinItsLimits(String value, boolean fits) {
        SettingsReader reader = new SettingsReader(new MapConfig(Map.of("a.number", value)));
        int number = reader.integer("a.number", 3, 2, 5);
        if (fits) {
            assertThat(number).isEqualTo(Integer.parseInt(value));
            assertThatNoException().isThrownBy(reader::check);
        } else {
            assertThat(number).isEqualTo(3);
            assertThatExceptionOfType(SettingsException.class)
                    .isThrownBy(reader::check)
                    .withMessageContaining("a.number must be a whole number from 2 to 5");
        }
    }

    private ShopSettings read() {
        SettingsReader reader = new SettingsReader(new MapConfig(given));
        ShopSettings settings = ShopSettings.read(reader);
        reader.check();
        return settings;
    }
}
