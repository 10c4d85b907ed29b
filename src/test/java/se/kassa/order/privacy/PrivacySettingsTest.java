package se.kassa.order.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsException;
import se.kassa.platform.settings.SettingsReader;

class PrivacySettingsTest {

    private static PrivacySettings read(Map<String, String> values) {
        SettingsReader reader = new SettingsReader(new MapConfig(values));
        PrivacySettings settings = PrivacySettings.read(reader);
        reader.check();
        return settings;
    }

    @Test
    void retentionIsOffByDefault() {
        assertThat(read(Map.of()).days()).isEmpty();
        assertThat(read(Map.of("kassa.privacy.retention-days", "0")).days()).isEmpty();
        assertThat(read(Map.of("kassa.privacy.retention-days", "730")).days()).hasValue(730);
    }

    @ParameterizedTest
    @ValueSource(strings = {"29", "-1", "36501", "P2Y", "two years"})
    void invalidRetentionStopsTheStart(String value) {
        assertThatThrownBy(() -> read(Map.of("kassa.privacy.retention-days", value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("kassa.privacy.retention-days");
    }
}
