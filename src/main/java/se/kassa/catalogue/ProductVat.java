package se.kassa.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import se.kassa.platform.money.VatClass;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.money.VatSchedule;

/** The VAT rate of a product at this moment. Rates change at midnight in Sweden, whatever the shop's time zone. */
@Named("productVat")
@ApplicationScoped
public class ProductVat {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

    @Inject
    private VatSchedule food;

    @Inject
    private Clock clock;

    public VatRate of(Product product) {
        return of(product.getVatClass());
    }

    public VatRate of(VatClass vat) {
        return vat.rate(food.on(today()));
    }

    /** The day on which the rate of food changes next; null if none is known. */
    public LocalDate getFoodChangeDay() {
        return food.changeAfter(today()).map(Map.Entry::getKey).orElse(null);
    }

    /** The rate of food from {@link #getFoodChangeDay()} on; null if no change is known. */
    public VatRate getFoodChangeRate() {
        return food.changeAfter(today()).map(Map.Entry::getValue).orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SWEDEN);
    }
}
