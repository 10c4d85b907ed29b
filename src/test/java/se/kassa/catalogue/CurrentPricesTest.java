package se.kassa.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import se.kassa.platform.money.VatRate;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.SteppingClock;
import se.kassa.testing.TestSettings;

/** What a product costs at a moment. The clock stands at noon on 1 March 2026. */
class CurrentPricesTest {

    private final SteppingClock clock = new SteppingClock();
    private final CurrentPrices prices = new BeanFactory(
                    null, clock, TestSettings.shop(Map.of("kassa.time-zone", "Europe/Stockholm")))
            .get(CurrentPrices.class);
    private final Product product =
            new Product("a", "c", 1, 10_000, VatRate.SIX, "x.svg", Map.of("sv", new ProductText("A", "")));

    @Test
    void saleIncludesItsFirstAndLastDay() {
        product.setSale(new Sale(6_000, LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 3)));
        clock.advance(Duration.ofMinutes(11 * 60 - 1));
        assertThat(prices.of(product)).isEqualTo(10_000);
        clock.advance(Duration.ofMinutes(1));
        assertThat(prices.of(product)).isEqualTo(6_000);
        clock.advance(Duration.ofMinutes(2 * 24 * 60 - 1));
        assertThat(prices.of(product)).isEqualTo(6_000);
        clock.advance(Duration.ofMinutes(1));
        assertThat(prices.of(product)).isEqualTo(10_000);
    }

    @Test
    void saleNeverRaisesThePrice() {
        product.setSale(new Sale(11_000, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1)));
        assertThat(prices.of(product)).isEqualTo(10_000);
        product.showPriorPrice(OptionalLong.of(12_000));
        assertThat(prices.reduction(product)).isNull();
    }

    @Test
    void reductionIsMeasuredFromThePriorPrice() {
        product.setSale(new Sale(6_000, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 9)));
        assertThat(prices.reduction(product)).isNull();
        product.showPriorPrice(OptionalLong.of(9_000));
        assertThat(prices.reduction(product)).isEqualTo(new Reduction(9_000, 33, LocalDate.of(2026, 3, 9)));
        product.showPriorPrice(OptionalLong.of(6_000));
        assertThat(prices.reduction(product)).isNull();
    }
}
