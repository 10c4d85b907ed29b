package se.kassa.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates by day, and the classes of products. */
class VatScheduleTest {

    private static final VatSchedule FOOD =
            VatSchedule.parse("12, 2026-04-01: 6, 2028-01-01: 12").orElseThrow();

    @ParameterizedTest
    @CsvSource({"1990-01-01,12", "2026-03-31,12", "2026-04-01,6", "2027-12-31,6", "2028-01-01,12", "2099-01-01,12"})
    void rateHasAFirstAndALastDay(LocalDate day, int percent) {
        assertThat(FOOD.on(day).percent()).isEqualTo(percent);
    }

    @Test
    void nextChangeIsKnown() {
        assertThat(FOOD.changeAfter(LocalDate.of(2026, 11, 29))).hasValueSatisfying(change -> {
            assertThat(change.getKey()).isEqualTo("2028-01-01");
            assertThat(change.getValue()).isEqualTo(VatRate.TWELVE);
        });
        assertThat(FOOD.changeAfter(LocalDate.of(2028, 1, 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "12,",
                "12, 6",
                "2026-04-01: 6",
                "12, 2026-04-31: 6",
                "12, 2028-01-01: 6, 2026-04-01: 12",
                "12, 2026-04-01: 6, 2026-04-01: 12"
            })
    void otherTextsAreNoSchedule(String text) {
        assertThat(VatSchedule.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"25,TWENTY_FIVE", "6 %,SIX", "0,ZERO", "food,FOOD", " Livsmedel ,FOOD"})
    void classIsARateOrFood(String text, VatClass vat) {
        assertThat(VatClass.parse(text)).contains(vat);
        assertThat(VatClass.parse(vat.code())).contains(vat);
    }

    @Test
    void otherTextsAreNoClass() {
        assertThat(VatClass.parse("7")).isEmpty();
        assertThat(VatClass.parse("mat")).isEmpty();
        assertThat(VatClass.FOOD.rate(VatRate.SIX)).isEqualTo(VatRate.SIX);
        assertThat(VatClass.TWELVE.rate(VatRate.SIX)).isEqualTo(VatRate.TWELVE);
    }
}
