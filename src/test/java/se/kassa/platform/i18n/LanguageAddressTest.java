package se.kassa.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageAddressTest {

    @ParameterizedTest
    @CsvSource({
        "en, /, /en/",
        "en, /?category=tea&page=2, /en/?category=tea&page=2",
        "en, /product/te-chai, /en/product/te-chai",
        "en, /product?sku=a%2Fb, /en/product?sku=a%2Fb",
        "en, /terms, /en/terms",
        "sv, /product/te-chai, /product/te-chai",
        "en, /cart, /cart",
        "en, /order/abc, /order/abc",
        "en, /admin/orders, /admin/orders",
        "en, /products, /products",
    })
    void onlyPublicPagesHaveOneForEachLanguage(String language, String page, String address) {
        assertThat(LanguageAddress.of(Locale.forLanguageTag(language), page)).isEqualTo(address);
    }
}
