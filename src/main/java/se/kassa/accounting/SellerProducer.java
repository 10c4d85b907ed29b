package se.kassa.accounting;

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
class SellerProducer {

    private static final Logger LOG = Logger.getLogger(SellerProducer.class.getName());

    @Produces
    @Singleton
    Seller seller() {
        return ShopSettingsProducer.read(Seller::read);
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object context, Seller seller) {
        if (seller.vatNumber() == null) {
            LOG.log(Level.INFO, "kassa.seller.vat-number is not set: receipts name no VAT number");
        }
    }
}
