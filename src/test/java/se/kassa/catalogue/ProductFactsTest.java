package se.kassa.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.platform.money.VatRate;

/** Facts about products, unit prices and what is missing. */
class ProductFactsTest {

    private final Product product =
            new Product("a", "c", 1, 8950, VatRate.SIX, "x.svg", Map.of("sv", new ProductText("A", "")));

    @ParameterizedTest
    @CsvSource({"8950, 250, G, 35800", "8950, 300, G, 29833", "1990, 330, ML, 6030", "1000, 3, PIECE, 333"})
    void unitPriceIsPerKilogramLitreOrPiece(long price, int amount, NetQuantity.Unit unit, long unitPrice) {
        assertThat(new NetQuantity(amount, unit).unitPrice(price)).isEqualTo(unitPrice);
    }

    @ParameterizedTest
    @ValueSource(strings = {"73513537", "614141000036", "4006381333931", "10614141000415", ""})
    void tradeNumbersHaveACheckDigit(String number) {
        assertThat(ProductFactKind.GTIN.accepts(number)).isTrue();
        assertThat(number.isEmpty() || ProductFactKind.GTIN.accepts(number.substring(1)))
                .isEqualTo(number.isEmpty());
    }

    @Test
    void textsAreLimited() {
        assertThat(ProductFactKind.GTIN.accepts("4006381333932")).isFalse();
        assertThat(ProductFactKind.ORIGIN.accepts("x".repeat(200))).isTrue();
        assertThat(ProductFactKind.ORIGIN.accepts("x".repeat(201))).isFalse();
        assertThat(ProductFactKind.ORIGIN.accepts("a\u0007")).isFalse();
        assertThat(ProductFactKind.MANUFACTURER_EMAIL.accepts("nobody")).isFalse();
    }

    @Test
    void makerAndPictureAreNeeded() {
        assertThat(MissingFacts.of(product, List.of()))
                .containsExactly("MANUFACTURER_NAME", "MANUFACTURER_ADDRESS", "MANUFACTURER_EMAIL");
        product.setPicture(Product.NO_PICTURE);
        List<ProductFactKind.Key> maker = List.of(
                new ProductFactKind.Key(ProductFactKind.MANUFACTURER_NAME, ""),
                new ProductFactKind.Key(ProductFactKind.MANUFACTURER_ADDRESS, ""),
                new ProductFactKind.Key(ProductFactKind.MANUFACTURER_EMAIL, ""));
        assertThat(MissingFacts.of(product, maker)).containsExactly("PICTURE");
        product.setPicture("x.svg");
        assertThat(MissingFacts.of(List.of(product), Map.of("a", Map.of(maker.get(0), "Te AB"))))
                .containsOnlyKeys(product);
    }

    @Test
    void foodNeedsMore() {
        assertThat(MissingFacts.of(product, List.of(new ProductFactKind.Key(ProductFactKind.ORIGIN, "sv"))))
                .contains("INGREDIENTS", "ALLERGENS", "NET_QUANTITY");
        product.setNetQuantity(new NetQuantity(100, NetQuantity.Unit.G));
        assertThat(MissingFacts.of(
                        product,
                        List.of(
                                new ProductFactKind.Key(ProductFactKind.INGREDIENTS, "sv"),
                                new ProductFactKind.Key(ProductFactKind.ALLERGENS, "en"))))
                .doesNotContain("INGREDIENTS", "ALLERGENS", "NET_QUANTITY");
    }
}
