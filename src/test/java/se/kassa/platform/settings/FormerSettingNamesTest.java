package se.kassa.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormerSettingNamesTest {

    @Test
    void formerNameIsRead() {
        assertThat(find("kassa.admin.password", Map.of("kassa.desk.password", "former")))
                .contains("former");
    }

    @ParameterizedTest
    @CsvSource({
        "kassa.notification.max-attempts, ecster.notification.tries",
        "kassa.notification.workers, ecster.notification.workers",
        "kassa.notification.retention, ecster.notification.retention"
    })
    void settingsThatBelongToEachProviderAreReadByEcstersName(String name, String formerName) {
        assertThat(find(name, Map.of(formerName, "former"))).contains("former");
    }

    @Test
    void newNameTakesPrecedence() {
        assertThat(find(
                        "kassa.admin.password",
                        Map.of("kassa.desk.password", "former", "kassa.admin.password", "present")))
                .contains("present");
    }

    @Test
    void otherSettingsHaveOneName() {
        assertThat(find("kassa.public-url", Map.of("kassa.desk.password", "former")))
                .isEmpty();
    }

    private static Optional<String> find(String name, Map<String, String> values) {
        return Configuration.find(name, each -> Optional.ofNullable(values.get(each)));
    }
}
