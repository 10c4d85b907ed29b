package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import se.kassa.platform.settings.ShopSettings;

/** The prices of this moment: sales begin and end at midnight in the shop's time zone. */
@ApplicationScoped
public class CurrentPrices {

    private static final int WHOLE = 100;

    @Inject
    private Clock clock;

    @Inject
    private ShopSettings settings;

    /** The day in the shop's time zone. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(settings.timeZone()));
    }

    /** What one of the product costs now, minor units, VAT included. */
    public long of(Product product) {
        return product.unitAmountOn(today());
    }

    /**
     * The reduction to announce; null for none. A sale is not announced if a price as low was charged in the 30 days
     * before it, or none at all.
     */
    public Reduction reduction(Product product) {
        LocalDate today = today();
        long present = product.unitAmountOn(today);
        Long prior = product.priorPrice();
        return present == product.getUnitAmount() || prior == null || prior <= present
                ? null
                : new Reduction(
                        prior,
                        (int) ((prior - present) * WHOLE / prior),
                        product.getSale().last());
    }
}
