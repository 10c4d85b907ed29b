package se.kassa.cart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import se.kassa.catalogue.Catalogue;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.Sale;
import se.kassa.platform.money.VatClass;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.money.VatSchedule;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.SteppingClock;
import se.kassa.testing.TestSettings;

/** The cart has the prices of the moment. The clock stands at noon on 1 March 2026. */
class CartPricingTest {

    private final SteppingClock clock = new SteppingClock();
    private final Product product =
            new Product("a", "c", 1, 10_000, VatRate.SIX, "x.svg", Map.of("sv", new ProductText("A", "")));
    private final CartPricing pricing = new BeanFactory(
                    null,
                    clock,
                    TestSettings.shop(),
                    new OneProduct(),
                    VatSchedule.parse("12, 2026-03-02: 6").orElseThrow())
            .get(CartPricing.class);
    private final Cart cart = new Cart();

    /** Has nothing else. */
    private final class OneProduct implements Catalogue {

        @Override
        public List<Category> categories() {
            return List.of();
        }

        @Override
        public List<Product> all() {
            return List.of(product);
        }

        @Override
        public List<Product> ofCategory(String category) {
            return all();
        }

        @Override
        public List<Product> search(String words, Locale language) {
            return all();
        }

        @Override
        public Optional<Product> find(String sku) {
            return Optional.of(product);
        }

        @Override
        public Map<String, Product> find(Collection<String> skus) {
            return Map.of("a", product);
        }
    }

    private List<PricedCartLine> lines() {
        return pricing.price(cart, Locale.ENGLISH).lines();
    }

    @Test
    void foodHasTheRateOfTheDay() {
        product.setVatClass(VatClass.FOOD);
        cart.add("a", 1);
        assertThat(lines().get(0).price().vatRate()).isEqualTo(VatRate.TWELVE);
        clock.advance(Duration.ofHours(12));
        assertThat(lines().get(0).price().vatRate()).isEqualTo(VatRate.SIX);
    }

    @Test
    void beginAndEndOfASaleAreToldAsPriceChanges() {
        product.setSale(new Sale(6_000, LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2)));
        product.showPriorPrice(OptionalLong.of(9_000));
        cart.add("a", 2);
        assertThat(cart.show(lines())).isEmpty();
        assertThat(lines().get(0).price().prior()).isNull();
        clock.advance(Duration.ofHours(12));
        assertThat(cart.show(lines())).containsExactly(new CartNotice("A", 10_000, 6_000L));
        assertThat(lines().get(0).amount()).isEqualTo(12_000);
        assertThat(lines().get(0).price().prior()).isEqualTo(9_000);
        clock.advance(Duration.ofHours(24));
        assertThat(cart.show(lines())).containsExactly(new CartNotice("A", 6_000, 10_000L));
        assertThat(lines().get(0).price().prior()).isNull();
    }
}
