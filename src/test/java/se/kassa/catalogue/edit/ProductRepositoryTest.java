package se.kassa.catalogue.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.ProductText;
import se.kassa.payment.PaymentFixture;
import se.kassa.platform.money.VatRate;
import se.kassa.stock.Stock;

/** A file of products, written. */
class ProductRepositoryTest {

    private final PaymentFixture till = new PaymentFixture();
    private final ProductRepository products = till.beans.get(ProductRepository.class);
    private final Stock stock = till.beans.get(Stock.class);
    private final String category = "c" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void oneCategory() {
        till.inTransaction(() -> {
            till.entityManager().persist(new Category(category, 1, Map.of("sv", "Te")));
            return null;
        });
    }

    private ProductUpdate change(int number, String inCategory, int pieces) {
        return new ProductUpdate(
                category + "-" + number,
                inCategory,
                895,
                VatRate.SIX,
                true,
                100,
                null,
                true,
                true,
                pieces,
                Map.of("sv", new ProductText("Te " + number, ""), "en", new ProductText("Tea " + number, "")));
    }

    private void save(List<ProductUpdate> changes) {
        till.inTransaction(() -> {
            products.saveAll(changes);
            return null;
        });
    }

    private long count() {
        return products.numbers().stream()
                .filter(sku -> sku.startsWith(category))
                .count();
    }

    @Test
    void tenThousandProductsAreWrittenInTheTimeThatAPersonWaits() {
        List<ProductUpdate> all = IntStream.range(0, 10_000)
                .mapToObj(number -> change(number, category, 3))
                .toList();
        assertTimeout(Duration.ofSeconds(30), () -> save(all));
        assertThat(stock.level(category + "-9999")).contains(3);
        assertThat(count()).isEqualTo(10_000);
    }

    @Test
    void oneThatCanNotBeWrittenLeavesNoOtherBehind() {
        assertThatThrownBy(() -> save(List.of(change(1, category, 1), change(2, "nowhere", 1))))
                .isInstanceOf(RuntimeException.class);
        assertThat(count()).isZero();
    }
}
