package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import se.kassa.platform.settings.SettingsProducer;

/** Makes the checked settings injectable. */
@ApplicationScoped
class MailSettingsProducer {

    @Produces
    @Singleton
    MailSettings settings() {
        return SettingsProducer.read(MailSettings::read);
    }
}
