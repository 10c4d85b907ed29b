package se.kassa.admin.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import se.kassa.admin.report.SalesReport.LedgerLine;
import se.kassa.platform.money.MoneyFormat;

/** Periods and totals of the accounting report. */
class ReportPeriodTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void defaultIsTheCurrentMonth() {
        assertThat(ReportPeriod.of(null, null, TODAY, ReportPeriodBean.QUARTER))
                .isEqualTo(new ReportPeriod(LocalDate.of(2026, 11, 1), TODAY, ""));
    }

    @Test
    void longPeriodIsShortenedWithANote() {
        LocalDate longest = TODAY.minusDays(ReportPeriodBean.QUARTER - 1L);
        assertThat(ReportPeriod.of(longest, TODAY, TODAY, ReportPeriodBean.QUARTER))
                .isEqualTo(new ReportPeriod(longest, TODAY, ""));
        assertThat(ReportPeriod.of(longest.minusDays(1), TODAY, TODAY, ReportPeriodBean.QUARTER))
                .isEqualTo(new ReportPeriod(longest, TODAY, "shortened"));
        assertThat(ReportPeriod.of(TODAY, TODAY.minusDays(1), TODAY, ReportPeriodBean.QUARTER))
                .isEqualTo(new ReportPeriod(TODAY.minusDays(1), TODAY.minusDays(1), "reversed"));
    }

    @Test
    void totalIsCapturesMinusRefundsByCurrency() {
        List<LedgerLine> bookings = List.of(
                new LedgerLine(TODAY, false, "SEK", "CARD", 2500, 12_500, 2_500),
                new LedgerLine(TODAY, true, "SEK", "CARD", 600, 10_600, 600),
                new LedgerLine(TODAY, true, "EUR", "CARD", 2500, 500, 100));
        assertThat(CurrencyTotal.of(bookings))
                .containsExactly(new CurrencyTotal("EUR", -500, -100), new CurrencyTotal("SEK", 1_900, 1_900));
    }

    @Test
    void negativeAmountHasAMinusSign() {
        for (String language : List.of("sv", "en")) {
            assertThat(MoneyFormat.format(-123_450, "SEK", Locale.forLanguageTag(language)))
                    .as(language)
                    .startsWith("\u2212")
                    .doesNotContain("-");
        }
    }
}
