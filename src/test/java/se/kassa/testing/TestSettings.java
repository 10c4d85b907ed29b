package se.kassa.testing;

import java.util.HashMap;
import java.util.Map;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.settings.ShopSettings;

/** Settings of a shop in a test. */
public final class TestSettings {

    private TestSettings() {}

    /** At {@code http://localhost/}, in mode test and in UTC. */
    public static ShopSettings shop() {
        return shop(Map.of());
    }

    /** The same, with some settings set. */
    public static ShopSettings shop(Map<String, String> set) {
        Map<String, String> all = new HashMap<>(
                Map.of("kassa.public-url", "http://localhost/", "kassa.mode", "test", "kassa.time-zone", "UTC"));
        all.putAll(set);
        SettingsReader reader = new SettingsReader(new MapConfig(all));
        ShopSettings settings = ShopSettings.read(reader);
        reader.check();
        return settings;
    }
}
