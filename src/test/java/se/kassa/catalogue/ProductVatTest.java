package se.kassa.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.platform.money.VatClass;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.money.VatSchedule;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.testing.BeanFactory;

/** The rate of food changes at midnight in Sweden; other products keep theirs. */
class ProductVatTest {

    private static Product product(VatClass vat) {
        Product product =
                new Product("a", "x", 1, 11_200, VatRate.TWELVE, "x.svg", Map.of("sv", new ProductText("A", "")));
        product.setVatClass(vat);
        return product;
    }

    private static VatSchedule schedule(Map<String, String> settings) {
        return FoodVatProducer.read(new SettingsReader(new MapConfig(settings)));
    }

    private static ProductVat at(String instant, VatSchedule schedule) {
        return new BeanFactory(null, Clock.fixed(Instant.parse(instant), ZoneOffset.UTC), schedule)
                .get(ProductVat.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31T21:59:59Z,12", "2026-03-31T22:00:00Z,6", "2027-12-31T22:59:59Z,6", "2027-12-31T23:00:00Z,12"
    })
    void foodChangesAtMidnightInSweden(String instant, int percent) {
        ProductVat vat = at(instant, schedule(Map.of()));
        assertThat(vat.of(product(VatClass.FOOD)).percent()).isEqualTo(percent);
        assertThat(vat.of(product(VatClass.SIX)).percent()).isEqualTo(6);
    }

    @Test
    void settingReplacesTheSchedule() {
        VatSchedule other = schedule(Map.of("kassa.vat.food", "12, 2026-04-01: 6"));
        assertThat(at("2030-01-01T00:00:00Z", other).of(VatClass.FOOD)).isEqualTo(VatRate.SIX);
        assertThat(at("2030-01-01T00:00:00Z", other).getFoodChangeDay()).isNull();
        assertThat(at("2026-11-29T00:00:00Z", schedule(Map.of())).getFoodChangeDay())
                .isEqualTo("2028-01-01");
    }

    @Test
    void classOfAProductIsItsRateOrFood() {
        Product product = product(VatClass.FOOD);
        assertThat(product.getVatClass()).isEqualTo(VatClass.FOOD);
        product.setVatClass(VatClass.TWELVE);
        assertThat(product.getVatClass()).isEqualTo(VatClass.TWELVE);
        assertThat(product.getVatRate()).isEqualTo(VatRate.TWELVE);
    }
}
