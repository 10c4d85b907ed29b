package se.kassa.desk.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DecimalTest {

    @Test
    void anAmountHasAsManyDecimalsAsItsCurrency() {
        assertThat(new Decimal(0, Decimal.digits("SEK"))).hasToString("0.00");
        assertThat(new Decimal(-5, Decimal.digits("SEK"))).hasToString("-0.05");
        assertThat(new Decimal(1_234_567, Decimal.digits("SEK"))).hasToString("12345.67");
        assertThat(new Decimal(-40, Decimal.digits("JPY"))).hasToString("-40");
    }

    @Property
    void itIsWhatTheLibraryWrites(
            @ForAll @LongRange(min = -Long.MAX_VALUE) long amount, @ForAll @IntRange(max = 3) int digits) {
        assertThat(new Decimal(amount, digits))
                .hasToString(BigDecimal.valueOf(amount, digits).toPlainString());
    }
}
