package se.kassa.admin.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsException;
import se.kassa.platform.settings.SettingsReader;

class AdminLoginSettingsTest {

    private static final Map<String, String> PASSWORD = Map.of("kassa.admin.password", "secret");

    @Test
    void onlyDemoStartsWithoutAPassword() {
        assertThat(read(PASSWORD, false).password()).contains("secret");
        assertThat(read(Map.of(), true).password()).isEmpty();
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of(), false))
                .withMessageContaining("kassa.admin.password");
    }

    @Test
    void passwordResetRequiresPassword() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of("kassa.admin.password-reset", "true"), true))
                .withMessageContaining("kassa.admin.password-reset needs kassa.admin.password");
    }

    @Test
    void sessionsEndByIdleTimeAndByAge() {
        assertThat(read(PASSWORD, false).idleTimeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(read(PASSWORD, false).maxAge()).isEqualTo(Duration.ofHours(12));
    }

    private static AdminLoginSettings read(Map<String, String> given, boolean demo) {
        SettingsReader reader = new SettingsReader(new MapConfig(given));
        AdminLoginSettings settings = AdminLoginSettings.read(reader, demo);
        reader.check();
        return settings;
    }
}
