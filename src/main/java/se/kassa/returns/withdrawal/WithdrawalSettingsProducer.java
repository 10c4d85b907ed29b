package se.kassa.returns.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.platform.settings.ShopSettingsProducer;

/** Makes the validated settings injectable; an invalid setting stops the start-up. */
@ApplicationScoped
class WithdrawalSettingsProducer {

    private static final Logger LOG = Logger.getLogger(WithdrawalSettingsProducer.class.getName());

    @Produces
    @Singleton
    WithdrawalSettings settings() {
        return ShopSettingsProducer.read(WithdrawalSettings::read);
    }

    @Produces
    @Singleton
    WithdrawalPeriod period(ShopSettings shop, WithdrawalSettings settings) {
        return new WithdrawalPeriod(shop.timeZone(), settings.deliveryDays());
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object context, WithdrawalSettings settings) {
        LOG.log(Level.FINE, "Delivery is assumed {0} days after shipping", settings.deliveryDays());
    }
}
