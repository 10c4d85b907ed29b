package se.kassa.desk.dashboard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import se.kassa.desk.dashboard.DeskFigures.Booking;
import se.kassa.platform.i18n.Times;

/** What bookkeeping wants to know of some days: captured and refunded by day, method and VAT rate. */
@Named("books")
@RequestScoped
public class BooksBean {

    /** A quarter is asked for at once; a year is not. */
    private static final int MOST_DAYS = 92;

    private static final Comparator<Booking> BY_DAY = Comparator.comparing(Booking::day)
            .thenComparing(Booking::refund)
            .thenComparing(booking -> Objects.requireNonNullElse(booking.method(), ""))
            .thenComparing(Booking::vatRate);

    @Inject
    private DeskFigures figures;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Times times;

    @Inject
    private Clock clock;

    private List<Booking> bookings;

    private LocalDate today() {
        return LocalDate.now(clock.withZone(times.zone()));
    }

    /** The last day; today where none is asked for. */
    public LocalDate getUntil() {
        return day("until", today());
    }

    /** The first day; that of the month where none is asked for, and 92 days before the last at most. */
    public LocalDate getFrom() {
        LocalDate asked = day("from", getUntil().withDayOfMonth(1));
        LocalDate earliest = getUntil().minusDays(MOST_DAYS - 1L);
        return asked.isBefore(earliest) || asked.isAfter(getUntil()) ? earliest : asked;
    }

    private LocalDate day(String parameter, LocalDate otherwise) {
        String text = request.getParameter(parameter);
        try {
            return text == null || text.isBlank() ? otherwise : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    /** By day, captured before refunded, then by method and rate. */
    public List<Booking> getBookings() {
        if (bookings == null) {
            bookings = figures.bookings(getFrom(), getUntil(), times.zone()).stream()
                    .sorted(BY_DAY)
                    .toList();
        }
        return bookings;
    }
}
