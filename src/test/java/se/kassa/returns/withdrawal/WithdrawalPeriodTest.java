package se.kassa.returns.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderNumber;
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.PaymentState;

/** The days of the right of withdrawal. */
class WithdrawalPeriodTest {

    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final List<Line> LINES = List.of(new Line(Line.Kind.PRODUCT, "te", "Te", 1, 1000, 0, 600));

    private static Order order(String shippedAt) {
        OffsetDateTime placed = OffsetDateTime.parse("2026-01-01T12:00:00Z");
        Order order = new Order(new OrderNumber("1"), "receipt", "cart", "sv", "SEK", LINES, placed);
        order.markPaid(LINES, placed);
        order.apply(new PaymentSnapshot(PaymentState.CAPTURED, "CARD", "CAPTURED", 1000, 0, null));
        if (shippedAt != null) {
            order.ship(null, null, OffsetDateTime.parse(shippedAt));
        }
        return order;
    }

    /** Shipped on Wednesday 4 March 2026; days begin at midnight in Sweden. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-04T11:00:00Z, false",
        "2026-03-04T23:00:00Z, false",
        "2026-03-18T11:00:00Z, false",
        "2026-03-18T22:59:59Z, false",
        "2026-03-18T23:00:00Z, true",
        "2026-03-19T11:00:00Z, true"
    })
    void lateFromTheFifteenthDay(String received, boolean late) {
        WithdrawalPeriod period = new WithdrawalPeriod(SWEDEN, 0);
        assertThat(period.isLate(order("2026-03-04T10:00:00Z"), OffsetDateTime.parse(received)))
                .isEqualTo(late);
    }

    @Test
    void deliveryIsAssumedSomeDaysAfterShipping() {
        assertThat(new WithdrawalPeriod(SWEDEN, 7).lastDay(order("2026-03-04T10:00:00Z")))
                .contains(LocalDate.parse("2026-03-25"));
    }

    @Test
    void periodIsOpenBeforeShipping() {
        WithdrawalPeriod period = new WithdrawalPeriod(SWEDEN, 7);
        assertThat(period.lastDay(order(null))).isEmpty();
        assertThat(period.isLate(order(null), OffsetDateTime.parse("2027-12-31T12:00:00Z")))
                .isFalse();
    }

    /** On 29 March 2026 clocks go forward, on 25 October back: midnight is at 22:00 UTC in between. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-18T23:30:00Z, 2026-04-02T21:59:59Z, false",
        "2026-03-18T23:30:00Z, 2026-04-02T22:00:00Z, true",
        "2026-10-13T22:30:00Z, 2026-10-28T22:59:59Z, false",
        "2026-10-13T22:30:00Z, 2026-10-28T23:00:00Z, true"
    })
    void summerTimeKeepsCalendarDays(String shipped, String received, boolean late) {
        WithdrawalPeriod period = new WithdrawalPeriod(SWEDEN, 0);
        assertThat(period.isLate(order(shipped), OffsetDateTime.parse(received)))
                .isEqualTo(late);
    }

    /** Saturday 7 March and Sunday 8 March 2026 end on Monday 9 March. */
    @ParameterizedTest
    @CsvSource({"2026-02-20, 2026-03-06", "2026-02-21, 2026-03-09", "2026-02-22, 2026-03-09", "2026-02-23, 2026-03-09"})
    void periodEndsOnAWorkingDay(LocalDate delivered, LocalDate last) {
        assertThat(WithdrawalPeriod.lastDay(delivered)).isEqualTo(last);
    }

    @Test
    void moneyIsBackWithinFourteenDays() {
        assertThat(new WithdrawalPeriod(SWEDEN, 7).refundDay(OffsetDateTime.parse("2026-11-30T23:30:00Z")))
                .isEqualTo(LocalDate.parse("2026-12-15"));
    }
}
