package se.kassa.admin.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.PaymentProvider;

class OrderListParametersTest {

    private static final FilterValueParser READING = new FilterValueParser(ZoneId.of("Europe/Stockholm"));

    private static OrderListParameters of(Map<String, String> parameters) {
        return OrderListParameters.of(parameters, READING);
    }

    @Test
    void defaultIsAllOrdersNewestFirst() {
        OrderListParameters address = of(Map.of());
        assertThat(address.filter()).isEqualTo(OrderFilter.ALL);
        assertThat(address.sort()).isEqualTo(OrderSort.PLACED);
        assertThat(address.descending()).isTrue();
        assertThat(address.position()).isEqualTo(PagePosition.FIRST);
    }

    @Test
    void pageWithoutParametersShowsOrdersToShip() {
        OrderListParameters plain = OrderListParameters.ofPage(Map.of("unknown", "x"), READING);
        assertThat(plain.filter()).isEqualTo(OrderFilter.of(FulfilmentStage.TO_SHIP));
        assertThat(plain.isPlain()).isTrue();
        assertThat(plain.at("after", 7)).isEqualTo("?show=TO_SHIP&after=7");
        OrderListParameters sorted = OrderListParameters.ofPage(Map.of("sort", "AMOUNT"), READING);
        assertThat(sorted.filter()).isEqualTo(OrderFilter.ALL);
        OrderListParameters all = OrderListParameters.ofPage(Map.of("show", "ALL"), READING);
        assertThat(all.filter()).isEqualTo(OrderFilter.ALL);
        assertThat(all.tab()).isEqualTo("ALL");
    }

    @Test
    void filterIsRemovedAlone() {
        OrderListParameters found = of(Map.of("search", "berg", "after", "7"));
        assertThat(found.without("search")).isEqualTo("?show=ALL");
        assertThat(of(Map.of("show", "SHIPPED", "search", "berg")).without("search"))
                .isEqualTo("?show=SHIPPED");
        assertThat(found.detailValues()).containsOnlyKeys("search");
    }

    @Test
    void daysReplaceOtherDays() {
        LocalDate first = LocalDate.of(2026, 11, 1);
        assertThat(of(Map.of("show", "SHIPPED", "from", "2020-01-01")).placed(first, first.plusDays(29)))
                .contains("show=SHIPPED", "from=2026-11-01", "until=2026-11-30")
                .doesNotContain("2020");
        assertThat(OrderListParameters.ofPage(Map.of(), READING).placed(first, first))
                .contains("show=ALL");
    }

    @Test
    void presetsAreWholeDays() {
        LocalDate day = LocalDate.of(2026, 3, 31);
        assertThat(range(DatePreset.TODAY, day)).isEqualTo("2026-03-31 2026-03-31");
        assertThat(range(DatePreset.YESTERDAY, day)).isEqualTo("2026-03-30 2026-03-30");
        assertThat(range(DatePreset.WEEK, day)).isEqualTo("2026-03-25 2026-03-31");
        assertThat(range(DatePreset.MONTH, day)).isEqualTo("2026-03-01 2026-03-31");
        assertThat(range(DatePreset.LAST_MONTH, day)).isEqualTo("2026-02-01 2026-02-28");
    }

    private static String range(DatePreset preset, LocalDate today) {
        return preset.from(today) + " " + preset.until(today);
    }

    @Test
    void plainListHasNoQuery() {
        assertThat(of(Map.of()).query()).isEmpty();
        assertThat(OrderListParameters.ofPage(Map.of(), READING).query()).isEmpty();
        assertThat(of(Map.of("search", "å b", "unknown", "x")).query()).isEqualTo("?search=%C3%A5+b");
    }

    @Test
    void neighboursAreThoseOnThePageOfTheList() {
        List<String> listed = List.of("10003", "10001", "10002");
        assertThat(OrderNeighboursBean.neighbour(listed, "10001", -1)).isEqualTo("10003");
        assertThat(OrderNeighboursBean.neighbour(listed, "10001", 1)).isEqualTo("10002");
        assertThat(OrderNeighboursBean.neighbour(listed, "10002", 1)).isNull();
        assertThat(OrderNeighboursBean.neighbour(listed, "10009", 1)).isNull();
    }

    @Test
    void daysFollowTheShopsTimeZone() {
        OrderFilter filter =
                of(Map.of("from", "2026-07-01", "until", "2026-12-01")).filter();
        assertThat(filter.placed().from()).isEqualTo(OffsetDateTime.parse("2026-07-01T00:00:00+02:00"));
        assertThat(filter.placed().until()).isEqualTo(OffsetDateTime.parse("2026-12-02T00:00:00+01:00"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 234,50|123450",
                "1234.5|123450",
                "99 kr|9900",
                "0|0",
                "8,95|895",
                "1\u2009234,50\u200B|123450",
                "99\u2007kr|9900",
                "\uFF11\uFF12,\u0665|1250"
            })
    void amountsAreParsed(String text, long minorUnits) {
        assertThat(of(Map.of("min", text)).filter().amounts().atLeast()).isEqualTo(minorUnits);
    }

    @ParameterizedTest
    @CsvSource({
        "min,abc",
        "max,-5",
        "min,1.234",
        "from,yesterday",
        "until,2026-13-01",
        "from,29.11.2026",
        "until,+999999999-12-31",
        "from,0001-01-01",
        "refundfailed,9999-12-31"
    })
    void invalidFiltersAreReportedAndIgnored(String name, String text) {
        OrderListParameters address = of(Map.of(name, text));
        assertThat(address.unreadable()).containsExactly(name);
        assertThat(address.filter()).isEqualTo(OrderFilter.ALL);
    }

    @Test
    void invalidInputIsNoError() {
        OrderListParameters address =
                of(Map.of("show", "x", "sort", "id; drop table", "after", "1 or 1", "size", "100000"));
        assertThat(address.filter()).isEqualTo(OrderFilter.ALL);
        assertThat(address.sort()).isEqualTo(OrderSort.PLACED);
        assertThat(address.position()).isEqualTo(PagePosition.FIRST);
        assertThat(address.size()).isEqualTo(25);
    }

    @Test
    void newSortKeepsTheFilterAndStartsAtTheFirstPage() {
        OrderListParameters address = of(Map.of("show", "SHIPPED", "search", "Åke & co", "after", "7"));
        assertThat(address.filter().stage()).isEqualTo(FulfilmentStage.SHIPPED);
        assertThat(address.sortedBy(OrderSort.AMOUNT)).isEqualTo("?show=SHIPPED&search=%C3%85ke+%26+co&sort=AMOUNT");
        assertThat(address.sortedBy(OrderSort.PLACED)).endsWith("sort=PLACED&direction=up");
        assertThat(address.at("before", 9)).isEqualTo("?show=SHIPPED&search=%C3%85ke+%26+co&before=9");
    }

    @Test
    void allTabsLinkKeepsTheFilter() {
        OrderListParameters all = of(Map.of("show", "IN_REVIEW", "search", "berg", "size", "50", "after", "7"))
                .inAllTabs();
        assertThat(all.filter()).isEqualTo(OrderFilter.ALL.with("berg"));
        assertThat(all.firstPage()).isEqualTo("?search=berg&size=50");
    }

    @Test
    void aMethodOfTwoProvidersIsOneChoice() {
        assertThat(OrderListBean.providerNames(List.of(accepting("One", "card"), accepting("Two", "swish", "card"))))
                .containsExactly(Map.entry("card", "One, Two"), Map.entry("swish", "Two"));
    }

    private static PaymentProvider accepting(String name, String... methods) {
        return new FakeProvider(Clock.systemUTC()) {
            @Override
            public String displayName() {
                return name;
            }

            @Override
            public List<String> methods() {
                return List.of(methods);
            }
        };
    }
}
