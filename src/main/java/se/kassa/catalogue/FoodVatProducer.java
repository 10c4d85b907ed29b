package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kassa.platform.money.VatSchedule;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.settings.ShopSettingsProducer;

/** Makes the validated schedule of the VAT on food injectable; an invalid setting stops the start-up. */
@ApplicationScoped
class FoodVatProducer {

    /** Government bill 2025/26:55. */
    static final String DEFAULT = "12, 2026-04-01: 6, 2028-01-01: 12";

    private static final String FOOD = "kassa.vat.food";
    private static final Logger LOG = Logger.getLogger(FoodVatProducer.class.getName());

    @Produces
    @Singleton
    VatSchedule food() {
        return ShopSettingsProducer.read(FoodVatProducer::read);
    }

    static VatSchedule read(SettingsReader reader) {
        Optional<VatSchedule> schedule = VatSchedule.parse(reader.optional(FOOD).orElse(DEFAULT));
        if (schedule.isEmpty()) {
            reader.error(FOOD, "must be a rate, and then days with rates, such as " + DEFAULT);
        }
        return schedule.orElseGet(() -> VatSchedule.parse(DEFAULT).orElseThrow());
    }

    void check(@Observes @Initialized(ApplicationScoped.class) Object context, VatSchedule food) {
        LOG.log(Level.FINE, "The VAT rate of food is {0}", food.on(LocalDate.now()));
    }
}
