package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import se.kassa.platform.settings.ShopSettingsProducer;

/** Makes the validated settings injectable. An invalid one stops the deployment. */
@ApplicationScoped
class NotificationSettingsProducer {

    @Produces
    @Singleton
    NotificationSettings settings() {
        return ShopSettingsProducer.read(NotificationSettings::read);
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object context, NotificationSettings settings) {
        settings.workers();
    }
}
