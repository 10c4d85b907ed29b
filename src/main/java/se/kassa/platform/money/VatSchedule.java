package se.kassa.platform.money;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A VAT rate that changes on given days.
 */
public final class VatSchedule {

    private final NavigableMap<LocalDate, VatRate> rates;

    private VatSchedule(NavigableMap<LocalDate, VatRate> rates) {
        this.rates = rates;
    }

    /**
     * Parses a schedule such as {@code 12, 2026-04-01: 6, 2028-01-01: 12}: the first rate, and each first day of
     * another.
     *
     * @return empty if it is no schedule, or its days are not in order
     */
    public static Optional<VatSchedule> parse(String text) {
        NavigableMap<LocalDate, VatRate> rates = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String[] dayAndRate = part.strip().split(":", -1);
            Optional<VatRate> rate = VatRate.parse(dayAndRate[dayAndRate.length - 1].strip());
            Optional<LocalDate> day = day(rates.isEmpty(), dayAndRate);
            if (rate.isEmpty()
                    || day.isEmpty()
                    || !rates.isEmpty() && !rates.lastKey().isBefore(day.get())) {
                return Optional.empty();
            }
            rates.put(day.get(), rate.get());
        }
        return Optional.of(new VatSchedule(rates));
    }

    private static Optional<LocalDate> day(boolean first, String[] dayAndRate) {
        if (dayAndRate.length != (first ? 1 : 2)) {
            return Optional.empty();
        }
        try {
            return Optional.of(first ? LocalDate.MIN : LocalDate.parse(dayAndRate[0].strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The rate of a day. */
    public VatRate on(LocalDate day) {
        return rates.floorEntry(day).getValue();
    }

    /** The first day after a day on which another rate begins, with that rate; empty if none is known. */
    public Optional<Map.Entry<LocalDate, VatRate>> changeAfter(LocalDate day) {
        return Optional.ofNullable(rates.higherEntry(day));
    }
}
