package se.kassa.catalogue.edit;

import java.time.LocalDate;
import java.util.Optional;
import se.kassa.catalogue.Sale;
import se.kassa.platform.money.MoneyText;
import se.kassa.platform.text.DayText;

/** Parses a sale as entered by users and in files. */
public final class SaleText {

    private SaleText() {}

    /**
     * Parses price, first and last day.
     *
     * @param ordinary ordinary price, minor units
     * @return empty unless the price is below the ordinary one and the days are in order
     */
    public static Optional<Sale> parse(String price, String first, String last, long ordinary) {
        Optional<Long> amount = MoneyText.parse(price).filter(lower -> lower < ordinary);
        Optional<LocalDate> from = DayText.parse(first);
        Optional<LocalDate> until = DayText.parse(last).filter(day -> from.isPresent() && !day.isBefore(from.get()));
        return amount.isPresent() && until.isPresent()
                ? Optional.of(new Sale(amount.get(), from.get(), until.get()))
                : Optional.empty();
    }
}
