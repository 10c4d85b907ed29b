package se.kassa.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippingMethodFormBeanTest {

    @ParameterizedTest
    @ValueSource(strings = {"SE,NO", "se, no", " SE NO ", "SE,\u00A0NO", "\u2009SE\u202Fno\u200B", "SE\uFF0CNO,"})
    void countriesAreReadWithAnySeparator(String typed) {
        assertThat(ShippingMethodFormBean.countries(typed)).containsExactly("SE", "NO");
    }

    @Test
    void emptyListHasNoCountries() {
        assertThat(ShippingMethodFormBean.countries(null)).isEqualTo(List.of());
        assertThat(ShippingMethodFormBean.countries(" \u00A0")).isEmpty();
    }
}
