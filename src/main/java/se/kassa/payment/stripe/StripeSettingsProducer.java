package se.kassa.payment.stripe;

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
class StripeSettingsProducer {

    private static final Logger LOG = Logger.getLogger(StripeSettingsProducer.class.getName());

    @Produces
    @Singleton
    StripeSettings settings() {
        return ShopSettingsProducer.read(StripeSettings::read);
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object context, StripeSettings settings) {
        if (settings.isConfigured()) {
            LOG.log(Level.INFO, "Stripe is at {0}, payments are {1}", new Object[] {
                settings.baseUrl(), settings.isLive() ? "real" : "tests"
            });
        }
    }
}
