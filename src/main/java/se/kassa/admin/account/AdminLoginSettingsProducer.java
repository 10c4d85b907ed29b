package se.kassa.admin.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.platform.settings.ShopSettingsProducer;

/** Produces the validated settings. */
@ApplicationScoped
class AdminLoginSettingsProducer {

    @Produces
    @Singleton
    AdminLoginSettings settings(ShopSettings shop) {
        return ShopSettingsProducer.read(reader -> AdminLoginSettings.read(reader, shop.demo()));
    }
}
