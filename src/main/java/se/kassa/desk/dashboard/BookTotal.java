package se.kassa.desk.dashboard;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.kassa.desk.dashboard.DeskFigures.Booking;

/**
 * What bookings come to in one currency: what was captured less what was refunded.
 *
 * @param currency ISO 4217
 * @param gross minor units, VAT included; negative where more was refunded
 * @param vat minor units
 */
public record BookTotal(String currency, long gross, long vat) {

    /** Minor units. */
    public long net() {
        return gross - vat;
    }

    static List<BookTotal> of(List<Booking> bookings) {
        return bookings.stream()
                .map(each -> each.refund()
                        ? new BookTotal(each.currency(), -each.gross(), -each.vat())
                        : new BookTotal(each.currency(), each.gross(), each.vat()))
                .collect(Collectors.toMap(BookTotal::currency, each -> each, BookTotal::plus, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private BookTotal plus(BookTotal other) {
        return new BookTotal(currency, Math.addExact(gross, other.gross), Math.addExact(vat, other.vat));
    }
}
