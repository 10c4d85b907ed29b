package se.kassa.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The prior price of a price reduction, as Directive 98/6/EC art. 6a and 7 a § prisinformationslagen (2004:347) ask: the
 * lowest price that was charged in the 30 days before the reduction. If the price was reduced step by step during these
 * days, the first step counts as the reduction. Days are calendar days in the shop's time zone.
 */
final class PriorPrice {

    private static final int DAYS = 30;

    /** A time with one price, until the next one begins. {@code amount} is null while the product was not offered. */
    private record Period(Instant from, Long amount, boolean reduced) {

        boolean isSame(Period other) {
            return reduced == other.reduced && (amount == null ? other.amount == null : amount.equals(other.amount));
        }

        boolean isStepTo(Period next) {
            return reduced && amount != null && next.reduced && next.amount != null && amount > next.amount;
        }
    }

    private final List<Period> periods = new ArrayList<>();
    private final ZoneId zone;

    /** @param history of one product, the oldest first */
    PriorPrice(List<PriceChange> history, ZoneId zone) {
        this.zone = zone;
        for (int i = 0; i < history.size(); i++) {
            add(
                    history.get(i),
                    i + 1 < history.size() ? history.get(i + 1).getAt().toInstant() : Instant.MAX);
        }
    }

    private void add(PriceChange change, Instant until) {
        Instant at = change.getAt().toInstant();
        Sale sale = change.getSale();
        Stream<Instant> bounds = sale == null
                ? Stream.of(at)
                : Stream.of(at, start(sale.first()), start(sale.last().plusDays(1)));
        bounds.filter(from -> !from.isBefore(at) && from.isBefore(until))
                .sorted()
                .forEach(from -> {
                    boolean reduced = sale != null
                            && sale.includes(from.atZone(zone).toLocalDate())
                            && sale.unitAmount() < change.getUnitAmount();
                    long amount = reduced ? sale.unitAmount() : change.getUnitAmount();
                    Period period = new Period(from, change.isOffered() ? amount : null, reduced);
                    if (periods.isEmpty() || !periods.get(periods.size() - 1).isSame(period)) {
                        periods.add(period);
                    }
                });
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /**
     * The prior price of the reduction that holds at a moment; empty if no price is reduced then, or none was charged in
     * the 30 days before.
     */
    OptionalLong at(Instant moment) {
        int step = indexAt(moment);
        if (step < 0 || !periods.get(step).reduced()) {
            return OptionalLong.empty();
        }
        Instant first = daysBefore(periods.get(step).from());
        while (step > 0
                && periods.get(step - 1).isStepTo(periods.get(step))
                && !periods.get(step - 1).from().isBefore(first)) {
            step--;
        }
        return lowestBefore(periods.get(step).from());
    }

    /** The lowest price that was charged in the 30 days before a moment; empty if none was. */
    OptionalLong lowestBefore(Instant moment) {
        Instant first = daysBefore(moment);
        long lowest = Long.MAX_VALUE;
        for (int i = 0; i < periods.size() && periods.get(i).from().isBefore(moment); i++) {
            boolean over = i + 1 < periods.size() && !periods.get(i + 1).from().isAfter(first);
            if (!over && periods.get(i).amount() != null) {
                lowest = Math.min(lowest, periods.get(i).amount());
            }
        }
        return lowest == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(lowest);
    }

    private int indexAt(Instant moment) {
        int index = -1;
        while (index + 1 < periods.size() && !periods.get(index + 1).from().isAfter(moment)) {
            index++;
        }
        return index;
    }

    /** The beginning of the day 30 days before the moment's day. */
    private Instant daysBefore(Instant moment) {
        return start(moment.atZone(zone).toLocalDate().minusDays(DAYS));
    }
}
