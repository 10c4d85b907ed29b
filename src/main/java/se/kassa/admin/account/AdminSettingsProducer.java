package se.kassa.admin.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import se.kassa.platform.settings.Settings;
import se.kassa.platform.settings.SettingsProducer;

/** Produces the validated settings. */
@ApplicationScoped
class AdminSettingsProducer {

    @Produces
    @Singleton
    AdminSettings settings(Settings shop) {
        return SettingsProducer.read(reader -> AdminSettings.read(reader, shop.demo()));
    }
}
