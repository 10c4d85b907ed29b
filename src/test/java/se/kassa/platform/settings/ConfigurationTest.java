package se.kassa.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Settings are found without MicroProfile Config by its rules. */
class ConfigurationTest {

    private static final String NAME = "kassa.db.url-2";

    private static Optional<String> find(Map<String, String> properties, Map<String, String> environment) {
        return Configuration.findWithoutServer(NAME, properties::get, environment::get);
    }

    @Test
    void systemPropertyComesFirst() {
        assertThat(find(Map.of(NAME, "a"), Map.of("kassa_db_url_2", "b", "KASSA_DB_URL_2", "c")))
                .contains("a");
    }

    @Test
    void environmentVariableHasUnderscores() {
        assertThat(find(Map.of(), Map.of("kassa_db_url_2", "b", "KASSA_DB_URL_2", "c")))
                .contains("b");
        assertThat(find(Map.of(), Map.of("KASSA_DB_URL_2", "c"))).contains("c");
    }

    @Test
    void settingThatIsNotSetIsEmpty() {
        assertThat(find(Map.of("KASSA_DB_URL_2", "a"), Map.of(NAME, "b"))).isEmpty();
    }
}
