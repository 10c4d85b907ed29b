package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import se.kassa.platform.settings.SettingsProducer;
import se.kassa.platform.settings.SettingsReader;

/** Makes the checked settings injectable. */
@ApplicationScoped
class EcsterSettingsProducer {

    @Produces
    @Singleton
    EcsterSettings settings() {
        SettingsReader reader = SettingsProducer.reader();
        EcsterSettings settings = EcsterSettings.read(reader);
        reader.check();
        return settings;
    }
}
