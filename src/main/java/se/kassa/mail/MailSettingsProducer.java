package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import se.kassa.platform.settings.SettingsProducer;
import se.kassa.platform.settings.SettingsReader;

/** Makes the checked settings injectable. */
@ApplicationScoped
class MailSettingsProducer {

    @Produces
    @Singleton
    MailSettings settings() {
        SettingsReader reader = SettingsProducer.reader();
        MailSettings settings = MailSettings.read(reader);
        reader.check();
        return settings;
    }
}
