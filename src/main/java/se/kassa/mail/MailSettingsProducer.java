package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import se.kassa.platform.settings.ShopSettingsProducer;

/** Makes the checked settings injectable. */
@ApplicationScoped
class MailSettingsProducer {

    @Produces
    @Singleton
    MailSettings settings() {
        return ShopSettingsProducer.read(MailSettings::read);
    }
}
