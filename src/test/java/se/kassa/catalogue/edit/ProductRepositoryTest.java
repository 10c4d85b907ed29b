package se.kassa.catalogue.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.NetQuantity;
import se.kassa.catalogue.PriceChange;
import se.kassa.catalogue.PriceHistoryRepository;
import se.kassa.catalogue.ProductFactKind;
import se.kassa.catalogue.ProductFacts;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.Sale;
import se.kassa.catalogue.WithdrawalExemption;
import se.kassa.catalogue.edit.ProductUpdate.NewValue;
import se.kassa.payment.PaymentFixture;
import se.kassa.platform.database.AlreadyExistsException;
import se.kassa.platform.database.StaleVersionException;
import se.kassa.platform.money.VatClass;
import se.kassa.stock.Stock;
import se.kassa.stock.StockMovedException;

/** A file of products, written. */
class ProductRepositoryTest {

    private final PaymentFixture till = new PaymentFixture();
    private final ProductRepository products = till.beans.get(ProductRepository.class);
    private final Stock stock = till.beans.get(Stock.class);
    private final PriceHistoryRepository history = till.beans.get(PriceHistoryRepository.class);
    private final ProductFacts facts = till.beans.get(ProductFacts.class);
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
                new ProductUpdate.Price(895, VatClass.SIX, NewValue.kept()),
                NewValue.of(100),
                null,
                true,
                NewValue.of(pieces),
                Map.of("sv", new ProductText("Te " + number, ""), "en", new ProductText("Tea " + number, "")),
                ProductDetails.UNCHANGED);
    }

    private void save(List<ProductUpdate> changes) {
        save(changes, states(changes));
    }

    private void save(List<ProductUpdate> changes, Map<String, ProductState> shown) {
        till.inTransaction(() -> {
            products.saveAll(changes, shown, "anna");
            return null;
        });
    }

    private Map<String, ProductState> states(List<ProductUpdate> changes) {
        return products.states(changes.stream().map(ProductUpdate::sku).collect(Collectors.toSet()));
    }

    private long count() {
        return products.skus().stream().filter(sku -> sku.startsWith(category)).count();
    }

    @Test
    void tenThousandProductsAreImportedInTime() {
        List<ProductUpdate> all = IntStream.range(0, 10_000)
                .mapToObj(number -> change(number, category, 3))
                .toList();
        assertTimeout(Duration.ofSeconds(30), () -> save(all));
        assertThat(stock.level(category + "-9999")).contains(3);
        assertThat(count()).isEqualTo(10_000);
    }

    @Test
    void failedImportWritesNothing() {
        assertThatThrownBy(() -> save(List.of(change(1, category, 1), change(2, "nowhere", 1))))
                .isInstanceOf(RuntimeException.class);
        assertThat(count()).isZero();
    }

    @Test
    void outdatedFormWritesNothing() {
        save(List.of(change(1, category, 5)));
        int shown = version(1);
        changes(1, priced(1, 7900), shown, 5);
        assertThatThrownBy(() -> changes(1, priced(1, 9500), shown, 5)).isInstanceOf(StaleVersionException.class);
        assertThat(products.find(category + "-1").orElseThrow().getUnitAmount()).isEqualTo(7900);
        changes(1, priced(1, 9500), version(1), 5);
        assertThat(products.find(category + "-1").orElseThrow().getUnitAmount()).isEqualTo(9500);
    }

    @Test
    void importOfAnOutdatedCheckWritesNothing() {
        List<ProductUpdate> file = List.of(priced(2, 5500), priced(1, 9500));
        save(List.of(change(1, category, 5)));
        Map<String, ProductState> shown = states(file);
        assertThat(shown).containsOnlyKeys(category + "-1");
        changes(1, priced(1, 7900), version(1), 5);
        assertOutdated(file, shown);
        assertThat(products.find(category + "-1").orElseThrow().getUnitAmount()).isEqualTo(7900);
        assertThat(products.find(category + "-2")).isEmpty();
        Map<String, ProductState> before = states(file);
        till.inTransaction(() -> {
            products.add(priced(2, 1), "anna");
            return null;
        });
        assertOutdated(file, before);
        assertThat(products.find(category + "-2").orElseThrow().getUnitAmount()).isEqualTo(1);
        save(file, states(file));
        assertThat(products.find(category + "-1").orElseThrow().getUnitAmount()).isEqualTo(9500);
        assertThat(products.find(category + "-2").orElseThrow().getUnitAmount()).isEqualTo(5500);
    }

    private void assertOutdated(List<ProductUpdate> file, Map<String, ProductState> shown) {
        assertThatThrownBy(() -> save(file, shown)).hasRootCauseInstanceOf(StaleVersionException.class);
    }

    @Test
    void outdatedFormRemovesNoCategory() {
        CategoryRepository categories = till.beans.get(CategoryRepository.class);
        int shown = categories.find(category).orElseThrow().getVersion();
        categories.change(category, shown, 2, Map.of("sv", "Kaffe"));
        assertThatThrownBy(() -> categories.remove(category, shown)).isInstanceOf(StaleVersionException.class);
        assertThat(categories.find(category)).isPresent();
        categories.remove(category, shown + 1);
        assertThat(categories.find(category)).isEmpty();
        assertThatThrownBy(() -> categories.remove(category, shown + 2)).isInstanceOf(StaleVersionException.class);
    }

    @Test
    void importKeepsUnitsSoldSinceTheCheck() {
        List<ProductUpdate> file = List.of(stocked(1, 10), stocked(2, 12), stocked(3, 4));
        save(List.of(change(1, category, 10), change(2, category, 10), change(3, category, 10)));
        Map<String, ProductState> shown = states(file);
        sold(1, 3);
        sold(2, 3);
        save(file, shown);
        assertThat(stock.level(category + "-1")).contains(7);
        assertThat(stock.level(category + "-2")).contains(9);
        assertThat(stock.level(category + "-3")).contains(4);
        List<ProductUpdate> emptied = List.of(priced(1, 1), stocked(2, 0));
        Map<String, ProductState> before = states(emptied);
        sold(2, 1);
        assertThatThrownBy(() -> save(emptied, before)).hasRootCauseInstanceOf(StockMovedException.class);
        assertThat(products.find(category + "-1").orElseThrow().getUnitAmount()).isEqualTo(895);
        save(emptied, states(emptied));
        assertThat(stock.level(category + "-2")).contains(0);
    }

    @Test
    void addingNeverOverwrites() {
        save(List.of(change(1, category, 5)));
        assertThatThrownBy(() -> products.add(priced(1, 1), "anna")).isInstanceOf(AlreadyExistsException.class);
        assertThat(products.find(category + "-1").orElseThrow().getUnitAmount()).isEqualTo(895);
    }

    @Test
    void stockChangesByDifference() {
        save(List.of(change(1, category, 10)));
        sold(1, 3);
        changes(1, stocked(1, 10), version(1), 10);
        assertThat(stock.level(category + "-1")).contains(7);
        changes(1, stocked(1, 12), version(1), 10);
        assertThat(stock.level(category + "-1")).contains(9);
        assertThatThrownBy(() -> changes(1, stocked(1, 0), version(1), 10)).isInstanceOf(StockMovedException.class);
        assertThatThrownBy(() -> changes(1, stocked(1, null), version(1), 10)).isInstanceOf(StockMovedException.class);
        assertThatThrownBy(() -> changes(1, stocked(1, 4), version(1), null)).isInstanceOf(StockMovedException.class);
        assertThat(stock.level(category + "-1")).contains(9);
        changes(1, stocked(1, null), version(1), 9);
        assertThat(stock.level(category + "-1")).isEmpty();
        assertThatThrownBy(() -> changes(1, stocked(1, 5), version(1), 9)).isInstanceOf(StockMovedException.class);
        changes(1, stocked(1, 5), version(1), null);
        assertThat(stock.level(category + "-1")).contains(5);
    }

    @Test
    void everyPriceIsRecordedOnce() {
        save(List.of(change(1, category, 5)));
        save(List.of(change(1, category, 6)));
        changes(1, priced(1, 7900), version(1), null);
        save(List.of(sale(1, new Sale(500, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 2)))));
        save(List.of(priced(1, 895)));
        assertThat(history.newest(category + "-1", 9))
                .extracting(PriceChange::getUnitAmount, PriceChange::getSale, PriceChange::getActor)
                .containsExactly(
                        tuple(895L, new Sale(500, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 2)), "anna"),
                        tuple(7900L, new Sale(500, LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 2)), "anna"),
                        tuple(7900L, null, "anna"),
                        tuple(895L, null, "anna"));
    }

    @Test
    void factsAreSetRemovedAndKept() {
        ProductFactKind.Key gtin = new ProductFactKind.Key(ProductFactKind.GTIN, "");
        ProductFactKind.Key warnings = new ProductFactKind.Key(ProductFactKind.WARNINGS, "sv");
        save(List.of(
                with(1, details(new NetQuantity(100, NetQuantity.Unit.G), Map.of(gtin, "73513537", warnings, "Het")))));
        save(List.of(change(1, category, 5)));
        assertThat(facts.of(category + "-1")).isEqualTo(Map.of(gtin, "73513537", warnings, "Het"));
        assertThat(products.find(category + "-1").orElseThrow().getNetQuantity())
                .isEqualTo(new NetQuantity(100, NetQuantity.Unit.G));
        changes(1, with(1, details(null, Map.of(warnings, "", gtin, "96385074"))), version(1), null);
        assertThat(facts.of(category + "-1")).isEqualTo(Map.of(gtin, "96385074"));
        assertThat(products.find(category + "-1").orElseThrow().getNetQuantity())
                .isNull();
    }

    private static ProductDetails details(NetQuantity net, Map<ProductFactKind.Key, String> facts) {
        return new ProductDetails(true, net, true, WithdrawalExemption.PERISHABLE, facts);
    }

    private ProductUpdate with(int number, ProductDetails details) {
        return new ProductUpdate(
                category + "-" + number,
                category,
                new ProductUpdate.Price(895, VatClass.SIX, NewValue.kept()),
                NewValue.kept(),
                null,
                true,
                NewValue.kept(),
                Map.of("sv", new ProductText("Te", "")),
                details);
    }

    private ProductUpdate sale(int number, Sale sale) {
        return new ProductUpdate(
                category + "-" + number,
                category,
                new ProductUpdate.Price(7900, VatClass.SIX, NewValue.of(sale)),
                NewValue.kept(),
                null,
                true,
                NewValue.kept(),
                Map.of("sv", new ProductText("Te", "")),
                ProductDetails.UNCHANGED);
    }

    private int version(int number) {
        return products.find(category + "-" + number).orElseThrow().getVersion();
    }

    private void changes(int number, ProductUpdate change, int version, Integer shownStock) {
        products.change(change, version, shownStock, "anna");
    }

    private void sold(int number, int pieces) {
        till.inTransaction(() -> {
            till.entityManager()
                    .createNativeQuery("update stock_level set quantity = quantity - " + pieces + " where sku = ?1")
                    .setParameter(1, category + "-" + number)
                    .executeUpdate();
            return null;
        });
    }

    private ProductUpdate priced(int number, long amount) {
        return new ProductUpdate(
                category + "-" + number,
                category,
                new ProductUpdate.Price(amount, VatClass.SIX, NewValue.kept()),
                NewValue.kept(),
                null,
                true,
                NewValue.kept(),
                Map.of("sv", new ProductText("Te", "")),
                ProductDetails.UNCHANGED);
    }

    private ProductUpdate stocked(int number, Integer pieces) {
        return new ProductUpdate(
                category + "-" + number,
                category,
                new ProductUpdate.Price(895, VatClass.SIX, NewValue.kept()),
                NewValue.kept(),
                null,
                true,
                NewValue.of(pieces),
                Map.of("sv", new ProductText("Te", "")),
                ProductDetails.UNCHANGED);
    }
}
