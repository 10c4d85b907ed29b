package se.kassa.accounting.sie;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import se.kassa.accounting.AccountingDocument.Kind;

/**
 * Makes the vouchers of bookings: for each day one of sales, one of refunds, and one of refunds that failed. The claim
 * on the payment provider is debited with what was sold, sales are credited without VAT and the VAT account of the rate
 * with the VAT; refunds the other way round. Nothing is rounded: the amounts are those of the documents.
 */
public final class Vouchers {

    private record Group(LocalDate day, Kind kind) {}

    private Vouchers() {}

    /** Ordered by day, sales before refunds. */
    public static List<Voucher> of(Collection<Booking> bookings, SieSettings settings) {
        Map<Group, List<Booking>> groups = bookings.stream()
                .collect(Collectors.groupingBy(
                        booking -> new Group(booking.day(), booking.kind()),
                        () -> new TreeMap<>(Comparator.comparing(Group::day).thenComparing(Group::kind)),
                        Collectors.toList()));
        List<Voucher> vouchers = new ArrayList<>();
        groups.forEach((group, all) -> {
            List<Voucher.Entry> entries = entries(all, settings);
            if (!entries.isEmpty()) {
                vouchers.add(new Voucher(
                        group.day(),
                        group.kind(),
                        group.kind()
                                .label(all.stream()
                                        .mapToLong(Booking::first)
                                        .min()
                                        .orElseThrow()),
                        group.kind()
                                .label(all.stream()
                                        .mapToLong(Booking::last)
                                        .max()
                                        .orElseThrow()),
                        entries));
            }
        });
        return vouchers;
    }

    private static List<Voucher.Entry> entries(List<Booking> bookings, SieSettings settings) {
        Map<Integer, Long> sums = new TreeMap<>();
        for (Booking booking : bookings) {
            long gross = booking.sign() * booking.gross();
            long vat = booking.sign() * booking.vat();
            sums.merge(settings.claim(booking.provider()), gross, Math::addExact);
            sums.merge(settings.sales(booking.vatRate()), vat - gross, Math::addExact);
            if (vat != 0) {
                sums.merge(settings.vat(booking.vatRate()), -vat, Math::addExact);
            }
        }
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() != 0)
                .map(sum -> new Voucher.Entry(sum.getKey(), sum.getValue()))
                .toList();
    }
}
