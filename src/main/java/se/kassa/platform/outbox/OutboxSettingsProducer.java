package se.kassa.platform.outbox;

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
class OutboxSettingsProducer {

    private static final Logger LOG = Logger.getLogger(OutboxSettingsProducer.class.getName());

    @Produces
    @Singleton
    OutboxSettings settings() {
        return ShopSettingsProducer.read(OutboxSettings::read);
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object context, OutboxSettings settings) {
        LOG.log(Level.FINE, "The outbox tries {0} times", settings.tries());
    }
}
