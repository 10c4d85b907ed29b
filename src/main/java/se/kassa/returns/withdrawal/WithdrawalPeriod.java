package se.kassa.returns.withdrawal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import se.kassa.order.Order;

/**
 * The days of the right of withdrawal, counted as calendar days in the shop's time zone. The day of delivery does not
 * count. A period that would end on a Saturday, Sunday or Swedish holiday ends on the next working day.
 * The result never refuses a withdrawal: a late one is only flagged.
 */
public final class WithdrawalPeriod {

    /** Days of the period, and days within which the money must be back. */
    static final int DAYS = 14;

    /** Days before the refund day from which staff are reminded. */
    static final int NOTICE_DAYS = 3;

    private final ZoneId zone;
    private final int deliveryDays;

    /** @param deliveryDays from shipping to the assumed delivery, because the delivery itself is not recorded */
    public WithdrawalPeriod(ZoneId zone, int deliveryDays) {
        this.zone = zone;
        this.deliveryDays = deliveryDays;
    }

    /** The last day on which a withdrawal is in time; empty while the order is not shipped. */
    public Optional<LocalDate> lastDay(Order order) {
        return Optional.ofNullable(order.getShippedAt())
                .map(shipped -> lastDay(day(shipped).plusDays(deliveryDays)));
    }

    /** The last day on which a withdrawal is in time after delivery on a day. */
    static LocalDate lastDay(LocalDate delivered) {
        return SwedishHolidays.workingDayFrom(delivered.plusDays(DAYS));
    }

    /** Whether a withdrawal that is received at a time is after the period. */
    boolean isLate(Order order, OffsetDateTime received) {
        return lastDay(order).filter(last -> day(received).isAfter(last)).isPresent();
    }

    /** The last day on which the money may be paid back. */
    public LocalDate refundDay(OffsetDateTime received) {
        return day(received).plusDays(DAYS);
    }

    /** Whether the last day on which the money may be paid back is within three days, or past. */
    public boolean isRefundDueSoon(OffsetDateTime received, OffsetDateTime now) {
        return !refundDay(received).isAfter(day(now).plusDays(NOTICE_DAYS));
    }

    private LocalDate day(OffsetDateTime time) {
        return time.atZoneSameInstant(zone).toLocalDate();
    }
}
