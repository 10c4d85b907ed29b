package se.kassa.platform.money;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8.95|895",
                "8,95|895",
                "8,9|890",
                "0|0",
                "0.30|30",
                "1 234,50 kr|123450",
                "99,999,999.99|9999999999",
                "99999999,99|9999999999"
            })
    void amountsAreParsedToTheOre(String text, long amount) {
        assertThat(MoneyText.parse(text)).contains(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"49.900001", "49.900", "-1", "", "1e3", "100000000", "1.2.3", "fri", "12,345.6,7", "NaN"})
    void invalidAmountsAreRejected(String text) {
        assertThat(MoneyText.parse(text)).isEmpty();
    }

    @Property
    void formattedAmountCanBeParsed(@ForAll @LongRange(max = MoneyText.LARGEST) long amount) {
        assertThat(MoneyText.parse(MoneyText.write(amount))).contains(amount);
    }
}
