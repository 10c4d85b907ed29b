package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.settings.ShopSettingsProducer;

/** Makes the validated settings injectable, and reads them at start-up, so that an invalid one stops the deployment. */
@ApplicationScoped
class EcsterSettingsProducer {

    private static final Logger LOG = Logger.getLogger(EcsterSettingsProducer.class.getName());

    @Produces
    @Singleton
    EcsterSettings settings() {
        return ShopSettingsProducer.read(EcsterSettings::read);
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object context, EcsterSettings settings) {
        if (!settings.isConfigured()) {
            return;
        }
        LOG.log(Level.INFO, "Ecster is at {0}", settings.access().baseUrl());
        if (settings.notificationHeader().isEmpty()) {
            LOG.warning("No header was agreed with Ecster for notifications: only the address authenticates them");
        }
    }
}
