package se.kassa.order.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.settings.ShopSettingsProducer;

/** Makes the validated settings injectable; an invalid setting stops the start-up. */
@ApplicationScoped
class PrivacySettingsProducer {

    private static final Logger LOG = Logger.getLogger(PrivacySettingsProducer.class.getName());

    @Produces
    @Singleton
    PrivacySettings settings() {
        return ShopSettingsProducer.read(PrivacySettings::read);
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object context, PrivacySettings settings) {
        LOG.log(Level.FINE, "Data of persons are kept for {0} days", settings.days());
    }
}
