package se.kassa.discount;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscountTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"SOMMAR-10", " sommar-10 ", "SOMMAR\u201110", "SOMMAR\u201310", "\u00a0Sommar-\u200b10\ufeff"})
    void pastedCodeIsNormalised(String typed) {
        assertThat(Discount.canonical(typed)).isEqualTo("SOMMAR-10");
    }
}
