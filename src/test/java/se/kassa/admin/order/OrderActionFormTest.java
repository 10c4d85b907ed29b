package se.kassa.admin.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.admin.order.OrderActionForm.Ignored;

/** Form input is used or reported, never ignored silently. */
class OrderActionFormTest {

    private static Ignored ignored(Map<String, String> fields) {
        return new OrderActionForm(fields).ignored(false).orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        "all, q0, 1",
        "all, q12, 3",
        "all, q0, x",
        "all, amount, 10",
        "amount, q0, 1",
        "pieces, amount, 10",
        "nonsense, q0, 1"
    })
    void inputThatTheOptionIgnoresIsReported(String what, String field, String typed) {
        assertThat(ignored(Map.of("what", what, field, typed))).isEqualTo(Ignored.TYPED_NOT_CHOSEN);
        assertThat(ignored(Map.of(field, typed))).isEqualTo(Ignored.TYPED_NOT_CHOSEN);
    }

    @ParameterizedTest
    @CsvSource({"all, q0, 0", "all, q0, ' '", "all, amount, ' '", "pieces, q0, 1", "amount, amount, 10"})
    void usedOrUnchangedInputIsNotReported(String what, String field, String typed) {
        assertThat(ignored(Map.of("what", what, field, typed))).isNull();
    }

    @Test
    void carrierNeedsShipping() {
        assertThat(ignored(Map.of("carrier", "PostNord"))).isEqualTo(Ignored.CARRIER_NOT_SHIPPED);
        assertThat(ignored(Map.of("tracking", "SE1"))).isEqualTo(Ignored.CARRIER_NOT_SHIPPED);
        assertThat(ignored(Map.of("tracking", "SE1", "ship", "yes"))).isNull();
        assertThat(new OrderActionForm(Map.of("tracking", "SE1")).ignored(true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1 234,50|123450", "1234.5|123450", "99 kr|9900", "1\u2009234,50\u200B|123450", "99\u2007kr|9900"})
    void amountsAreParsed(String typed, long minorUnits) {
        assertThat(OrderActionForm.amount(typed)).isEqualTo(minorUnits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "1.234", "-5", "\u22125", "kr"})
    void otherAmountsAreRejected(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> OrderActionForm.amount(typed));
    }
}
