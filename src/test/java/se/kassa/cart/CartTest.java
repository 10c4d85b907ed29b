package se.kassa.cart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.kassa.platform.money.VatRate;

class CartTest {

    private final Cart cart = new Cart();

    @Test
    void addingAProductAgainIncreasesItsQuantity() {
        cart.add("tea", 2);
        cart.add("tea", 3);
        assertThat(cart.quantities()).containsExactly(Map.entry("tea", 5));
    }

    @Test
    void lineHasAtMost999Pieces() {
        cart.add("tea", 999);
        cart.add("tea", 999);
        assertThat(cart.count()).isEqualTo(999);
    }

    @Test
    void hundredAndFirstProductIsRejected() {
        IntStream.range(0, 100).forEach(i -> cart.add("sku" + i, 1));
        assertThat(cart.add("one more", 1)).isFalse();
        assertThat(cart.add("sku0", 1)).isTrue();
        assertThat(cart.count()).isEqualTo(101);
    }

    @Test
    void zeroQuantityRemovesTheLine() {
        cart.add("tea", 2);
        cart.change("tea", 0);
        assertThat(cart.isEmpty()).isTrue();
    }

    @Test
    void paymentRemovesPaidItemsOnly() {
        cart.add("tea", 2);
        cart.add("book", 1);
        String token = cart.token();
        cart.add("tea", 1);
        cart.removeOrdered(token, Map.of("tea", 2, "book", 1));
        assertThat(cart.quantities()).containsExactly(Map.entry("tea", 1));
        assertThat(cart.token()).isNotEqualTo(token);
    }

    @Test
    void paymentIsRemovedOnce() {
        cart.add("tea", 5);
        String token = cart.token();
        cart.removeOrdered(token, Map.of("tea", 2));
        cart.removeOrdered(token, Map.of("tea", 2));
        assertThat(cart.count()).isEqualTo(3);
    }

    @Test
    void changesAreReportedOnce() {
        cart.add("tea", 2);
        cart.add("book", 1);
        assertThat(cart.show(List.of(line("tea", 16900), line("book", 19900)))).isEmpty();
        assertThat(cart.show(List.of(line("tea", 49900))))
                .containsExactly(
                        new CartNotice("Name of tea", 16900, 49900L), new CartNotice("Name of book", 19900, null));
        assertThat(cart.quantities()).containsOnlyKeys("tea");
        assertThat(cart.show(List.of(line("tea", 49900)))).isEmpty();
    }

    @Test
    void unseenPriceIsNoChange() {
        cart.add("tea", 2);
        assertThat(cart.show(List.of(line("tea", 16900)))).isEmpty();
        cart.change("tea", 0);
        cart.show(List.of());
        cart.add("tea", 1);
        assertThat(cart.show(List.of(line("tea", 18900)))).isEmpty();
    }

    private static PricedCartLine line(String sku, long unitAmount) {
        return new PricedCartLine(
                sku,
                "c",
                "Name of " + sku,
                "",
                "",
                1,
                new PricedCartLine.Price(unitAmount, null, VatRate.TWELVE),
                0,
                null);
    }
}
