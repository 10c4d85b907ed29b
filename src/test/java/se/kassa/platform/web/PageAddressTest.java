package se.kassa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAddressTest {

    @ParameterizedTest
    @CsvSource({
        "te-chai, /product/te-chai",
        "a b, /product/a%20b",
        "Å1.2, /product/%C3%851.2",
        "a/b, /product?sku=a%2Fb",
        ".., /product?sku=..",
        "a;b, /product?sku=a%3Bb",
        "a%b, /product?sku=a%25b"
    })
    void onlyWhatIsSafeStandsInThePath(String sku, String address) {
        assertThat(PageAddress.of("/product", sku)).isEqualTo(address);
    }

    @Test
    void aPageWithoutValueHasThePathAlone() {
        assertThat(PageAddress.of("/product", null)).isEqualTo("/product");
        assertThat(PageAddress.of("/cart", null)).isEqualTo("/cart");
    }

    @ParameterizedTest
    @CsvSource({
        "/cart.xhtml, /cart",
        "/index.xhtml, /",
        "/admin/index.xhtml, /admin/",
        "/admin/orders.xhtml, /admin/orders"
    })
    void anIndexIsItsFolder(String view, String page) {
        assertThat(PageAddress.page(view)).isEqualTo(page);
    }
}
