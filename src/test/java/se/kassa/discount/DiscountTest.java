package se.kassa.discount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscountTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"SOMMAR-10", " sommar-10 ", "SOMMAR\u201110", "SOMMAR\u201310", "\u00a0Sommar-\u200b10\ufeff"})
    void pastedCodeIsNormalised(String typed) {
        assertThat(Discount.canonical(typed)).isEqualTo("SOMMAR-10");
    }

    @Test
    void codeForEverybodyIsAReductionFromItsAnnouncementOrFirstDay() {
        OffsetDateTime announced = OffsetDateTime.parse("2026-03-01T12:00Z");
        OffsetDateTime first = OffsetDateTime.parse("2026-03-05T00:00Z");
        Discount code = new Discount("VÅR");
        code.change(true, Discount.Kind.PERCENT, 1000, Discount.Terms.ALWAYS);
        assertThat(code.reductionSince()).isEmpty();
        code.setForEverybody(true, announced);
        code.setForEverybody(true, announced.plusDays(1));
        assertThat(code.reductionSince()).contains(announced);
        code.change(true, Discount.Kind.PERCENT, 1000, new Discount.Terms(first, null, 0, null, null, null));
        assertThat(code.reductionSince()).contains(first);
        code.setForEverybody(false, first);
        assertThat(code.reductionSince()).isEmpty();
        assertThat(code.isForEverybody()).isFalse();
    }
}
