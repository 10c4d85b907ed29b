package se.kassa.catalogue;

import java.time.LocalDate;

/**
 * A lower price for a time.
 *
 * @param unitAmount minor units, VAT included
 * @param first first day in the shop's time zone, inclusive
 * @param last last day, inclusive
 */
public record Sale(long unitAmount, LocalDate first, LocalDate last) {

    /** @throws IllegalArgumentException if the price is negative or the last day is before the first one */
    public Sale {
        if (unitAmount < 0 || last.isBefore(first)) {
            throw new IllegalArgumentException("A sale has a price of zero or more and does not end before it begins");
        }
    }

    /** Whether the price holds on this day. */
    public boolean includes(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
