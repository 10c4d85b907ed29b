package se.kassa.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatRateTest {

    @ParameterizedTest
    @CsvSource({
        "ZERO, 10000, 0",
        "SIX, 10600, 600",
        "TWELVE, 11200, 1200",
        "TWENTY_FIVE, 12500, 2500",
        "TWENTY_FIVE, 0, 0",
        "TWENTY_FIVE, 895, 179",
        "TWELVE, 9999999999, 1071428571",
        "TWELVE, 14, 2",
        "TWELVE, -14, -2"
    })
    void vatIsWithinTheGrossAmount(VatRate rate, long gross, long vat) {
        assertThat(rate.vatOf(gross)).isEqualTo(vat);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-6", "7", "6,5", "25.5", "250", "%", "6 % 12"})
    void unknownRateIsRejected(String written) {
        assertThat(VatRate.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 25, 700, 2499, 10000})
    void otherRatesAreRefused(int basisPoints) {
        assertThatIllegalArgumentException().isThrownBy(() -> VatRate.ofBasisPoints(basisPoints));
    }

    @Property
    void netAndVatSumToGross(@ForAll VatRate rate, @ForAll @LongRange(min = 0, max = 10_000_000_000L) long gross) {
        long vat = rate.vatOf(gross);
        assertThat(vat).isBetween(0L, gross);
        long net = gross - vat;
        long error = net * (10_000 + rate.basisPoints()) - gross * 10_000;
        assertThat(Math.abs(error) * 2).isLessThanOrEqualTo(10_000 + rate.basisPoints());
    }

    @Property
    void refundHasTheVatOfItsPurchase(@ForAll VatRate rate, @ForAll @LongRange(max = 10_000_000_000L) long gross) {
        assertThat(rate.vatOf(-gross)).isEqualTo(-rate.vatOf(gross));
    }

    @Test
    void amountsAreFormattedByLanguage() {
        assertThat(MoneyFormat.format(123450, "SEK", Locale.forLanguageTag("sv"))
                        .replace('\u00a0', ' '))
                .isEqualTo("1 234,50 kr");
        assertThat(MoneyFormat.format(123450, "SEK", Locale.forLanguageTag("en"))
                        .replace('\u00a0', ' '))
                .isEqualTo("SEK 1,234.50");
    }
}
