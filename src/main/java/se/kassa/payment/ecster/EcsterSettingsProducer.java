package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import se.kassa.payment.ConnectionFailures;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.platform.settings.SettingsProducer;
import se.kassa.platform.settings.SettingsReader;

/** Makes the validated settings injectable, and the guard of the calls that they configure. */
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

    @Produces
    @Singleton
    @Named(EcsterPaymentProvider.ID)
    ProviderCallGuard guard(EcsterSettings settings, ConnectionFailures failures) {
        return new ProviderCallGuard(settings.calls(), failures::record);
    }
}
