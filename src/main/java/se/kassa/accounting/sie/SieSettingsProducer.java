package se.kassa.accounting.sie;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.payment.PaymentProvider;
import se.kassa.payment.PaymentProviders;
import se.kassa.platform.settings.ShopSettingsProducer;

/** Makes the validated settings injectable; an invalid setting stops the start-up. */
@ApplicationScoped
class SieSettingsProducer {

    private static final Logger LOG = Logger.getLogger(SieSettingsProducer.class.getName());

    @Produces
    @Singleton
    SieSettings settings(PaymentProviders providers) {
        List<String> ids = providers.all().stream().map(PaymentProvider::id).toList();
        return ShopSettingsProducer.read(reader -> SieSettings.read(reader, ids));
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object context, SieSettings settings) {
        LOG.log(Level.FINE, "Claims without a provider are on account {0}", settings.claim(null));
    }
}
