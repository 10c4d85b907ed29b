package se.kassa.admin.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import se.kassa.platform.settings.Settings;
import se.kassa.platform.settings.SettingsProducer;
import se.kassa.platform.settings.SettingsReader;

/** Produces the validated settings. */
@ApplicationScoped
class AdminSettingsProducer {

    @Produces
    @Singleton
    AdminSettings settings(Settings shop) {
        SettingsReader reader = SettingsProducer.reader();
        AdminSettings settings = AdminSettings.read(reader, shop.demo());
        reader.check();
        return settings;
    }
}
