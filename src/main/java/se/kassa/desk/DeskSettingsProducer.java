package se.kassa.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import se.kassa.platform.settings.Settings;
import se.kassa.platform.settings.SettingsProducer;
import se.kassa.platform.settings.SettingsReader;

/** Makes the checked settings injectable. */
@ApplicationScoped
class DeskSettingsProducer {

    @Produces
    @Singleton
    DeskSettings settings(Settings shop) {
        SettingsReader reader = SettingsProducer.reader();
        DeskSettings settings = DeskSettings.read(reader, shop.demo());
        reader.check();
        return settings;
    }
}
