package se.kassa.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.platform.money.VatRate;

/** The calendar of prior prices. The sale is from 31 January unless a test says otherwise; its window begins on 1 January. */
class PriorPriceTest {

    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
    private static final LocalDate SALE_DAY = LocalDate.of(2026, 1, 31);
    private static final Sale SALE = new Sale(60, SALE_DAY, SALE_DAY.plusDays(9));

    private final List<PriceChange> history = new ArrayList<>();

    private void price(String time, long amount, Sale sale) {
        price(time, amount, sale, true);
    }

    private void price(String time, long amount, Sale sale, boolean offered) {
        Product product =
                new Product("a", "c", 1, amount, VatRate.SIX, "x.svg", Map.of("sv", new ProductText("A", "")));
        product.update("c", amount, VatRate.SIX, null, offered);
        product.setSale(sale);
        history.add(new PriceChange(
                product, LocalDateTime.parse(time).atZone(STOCKHOLM).toOffsetDateTime(), "anna"));
    }

    private OptionalLong priorAt(String time) {
        return new PriorPrice(history, STOCKHOLM).at(instant(time));
    }

    /** A price of 80 that ended on a day counts if that day is among the 30 before the sale. */
    @ParameterizedTest
    @CsvSource({
        "2025-12-31T23:59:59, 100",
        "2026-01-01T00:00, 100",
        "2026-01-01T00:00:01, 80",
        "2026-01-02T12:00, 80",
        "2026-01-30T23:59:59, 80",
    })
    void thirtyDaysBeforeTheSaleCount(String ended, long prior) {
        price("2025-11-01T10:00", 80, null);
        price(ended, 100, null);
        price("2026-01-30T23:59:59", 100, SALE);
        assertThat(priorAt("2026-01-31T00:00")).hasValue(prior);
        assertThat(priorAt("2026-02-09T23:59:59")).hasValue(prior);
    }

    @Test
    void thereIsNoPriorPriceOutsideTheSale() {
        price("2025-11-01T10:00", 100, null);
        price("2026-01-20T10:00", 100, SALE);
        assertThat(priorAt("2026-01-30T23:59:59")).isEmpty();
        assertThat(priorAt("2026-01-31T00:00")).hasValue(100);
        assertThat(priorAt("2026-02-09T23:59:59")).hasValue(100);
        assertThat(priorAt("2026-02-10T00:00")).isEmpty();
        assertThat(priorAt("2025-10-01T00:00")).isEmpty();
    }

    /** The window goes by days, also when one of them has 23 or 25 hours. */
    @ParameterizedTest
    @CsvSource({
        "2026-04-10, 2026-03-10T23:59:59, 2026-03-11T00:00:01",
        "2026-11-10, 2026-10-10T23:59:59, 2026-10-11T00:00:01",
    })
    void summerTimeChangesNothing(LocalDate first, String tooEarly, String early) {
        Sale sale = new Sale(60, first, first.plusDays(2));
        price("2026-01-01T10:00", 80, null);
        price(tooEarly, 100, null);
        price("2026-03-12T10:00", 100, sale);
        assertThat(priorAt(first + "T00:00")).hasValue(100);
        assertThat(priorAt(first.minusDays(1) + "T23:59:59")).isEmpty();
        history.clear();
        price("2026-01-01T10:00", 80, null);
        price(early, 100, sale);
        assertThat(priorAt(first + "T00:00")).hasValue(80);
    }

    @Test
    void pricesOfAnHourCount() {
        price("2025-11-01T10:00", 100, null);
        price("2026-01-15T10:00", 70, null);
        price("2026-01-15T11:00", 120, null);
        price("2026-01-30T10:00", 120, SALE);
        assertThat(priorAt("2026-02-01T10:00")).hasValue(70);
    }

    @Test
    void saleThatBeginsDuringADayStartsItsWindowWithTheDay() {
        price("2025-12-01T10:00", 80, null);
        price("2026-01-01T09:00", 100, null);
        price("2026-01-31T14:00", 100, SALE);
        assertThat(priorAt("2026-01-31T13:59")).isEmpty();
        assertThat(priorAt("2026-01-31T14:00")).hasValue(80);
    }

    @Test
    void youngProductHasTheLowestPriceSinceItBegan() {
        price("2026-01-25T10:00", 100, null);
        price("2026-01-27T10:00", 90, SALE);
        assertThat(priorAt("2026-01-31T10:00")).hasValue(90);
    }

    @Test
    void newProductOnSaleHasNoPriorPrice() {
        price("2026-01-31T10:00", 100, SALE);
        assertThat(priorAt("2026-01-31T10:00")).isEmpty();
    }

    @Test
    void pricesOfHiddenProductsDoNotCount() {
        price("2025-12-01T10:00", 100, null);
        price("2026-01-05T10:00", 50, null, false);
        price("2026-01-06T10:00", 100, null);
        price("2026-01-07T10:00", 100, SALE);
        assertThat(priorAt("2026-01-31T10:00")).hasValue(100);
        history.clear();
        price("2025-12-01T10:00", 100, null, false);
        price("2026-01-31T10:00", 100, SALE);
        assertThat(priorAt("2026-01-31T10:00")).isEmpty();
    }

    /** 7 a §: if the price was reduced step by step, the price before the first step is the prior one. */
    @Test
    void stepsOfAReductionAreOneReduction() {
        price("2025-11-01T10:00", 100, null);
        price("2026-01-30T10:00", 100, new Sale(80, SALE_DAY, SALE_DAY.plusDays(20)));
        price("2026-02-05T10:00", 100, new Sale(60, SALE_DAY, SALE_DAY.plusDays(20)));
        assertThat(priorAt("2026-02-06T10:00")).hasValue(100);
    }

    @Test
    void stepsMoreThanThirtyDaysApartAreTwoReductions() {
        price("2025-11-01T10:00", 100, null);
        price("2026-01-30T10:00", 100, new Sale(80, SALE_DAY, SALE_DAY.plusDays(90)));
        price("2026-03-15T10:00", 100, new Sale(60, SALE_DAY, SALE_DAY.plusDays(90)));
        assertThat(priorAt("2026-03-15T10:00")).hasValue(80);
    }

    @Test
    void saleAfterABreakIsAnotherReduction() {
        price("2025-11-01T10:00", 100, null);
        price("2026-01-10T10:00", 100, new Sale(60, LocalDate.of(2026, 1, 11), LocalDate.of(2026, 1, 12)));
        price("2026-01-20T10:00", 100, SALE);
        assertThat(priorAt("2026-01-12T10:00")).hasValue(100);
        assertThat(priorAt("2026-01-31T10:00")).hasValue(60);
    }

    @Test
    void longSaleKeepsItsPriorPrice() {
        price("2025-11-01T10:00", 100, null);
        price("2026-01-30T10:00", 100, new Sale(60, SALE_DAY, SALE_DAY.plusDays(90)));
        price("2026-03-20T10:00", 110, new Sale(60, SALE_DAY, SALE_DAY.plusDays(95)));
        assertThat(priorAt("2026-04-20T10:00")).hasValue(100);
    }

    /** As a discount code for everybody asks, on a product without a sale. */
    @Test
    void lowestPriceBeforeAMoment() {
        price("2025-11-01T10:00", 80, null);
        price("2026-01-15T10:00", 100, null);
        PriorPrice prices = new PriorPrice(history, STOCKHOLM);
        assertThat(prices.lowestBefore(instant("2026-02-14T23:59"))).hasValue(80);
        assertThat(prices.lowestBefore(instant("2026-02-15T00:00"))).hasValue(100);
        assertThat(prices.lowestBefore(instant("2025-11-01T10:00"))).isEmpty();
    }

    private static Instant instant(String time) {
        return LocalDateTime.parse(time).atZone(STOCKHOLM).toInstant();
    }
}
