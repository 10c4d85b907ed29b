package se.kassa.testdata;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.list.BoundedCount;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderLineReader;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;

/**
 * All kinds of order list queries, as URL queries. The n-th time a question is a little different: about another order
 * out of three years, another amount, another method, the other direction.
 */
public final class OrderListQueries {

    /** After so many the variants begin again. */
    static final int VARIANTS = 40;

    private static final int DAYS = 900;

    private final Map<String, LongFunction<String>> all = new LinkedHashMap<>();
    private final List<OrderRow> known;
    private final LocalDate until;

    private OrderListQueries(List<OrderRow> known, LocalDate until) {
        this.known = known;
        this.until = until;
    }

    /**
     * The questions by their names.
     *
     * @param filled by the generator
     * @param until the day of its newest orders
     */
    public static Map<String, LongFunction<String>> of(DataSource filled, LocalDate until) {
        OrderListQueries questions =
                new OrderListQueries(known(new OrderList(filled, BoundedCount.BOUND), until), until);
        questions.filters();
        questions.sorts();
        questions.searches(new OrderLineReader(filled));
        questions.places();
        return questions.all;
    }

    /** Orders from all over the years. */
    private static List<OrderRow> known(OrderList list, LocalDate until) {
        List<OrderRow> known = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(5);
        OffsetDateTime end = until.atStartOfDay().atOffset(ZoneOffset.UTC);
        while (known.size() < VARIANTS) {
            OffsetDateTime day = end.minusDays(random.nextInt(DAYS));
            OrderFilter days = OrderFilter.ALL.with(new OrderFilter.Period(day.minusDays(20), day));
            list.page(days, OrderSort.PLACED, true, 5, PagePosition.FIRST).rows().stream()
                    .filter(row -> row.customer().email() != null)
                    .findFirst()
                    .ifPresent(known::add);
        }
        return known;
    }

    private void filters() {
        ask("first page, all", run -> "");
        for (FulfilmentStage stage : List.of(
                FulfilmentStage.TO_SHIP,
                FulfilmentStage.WAITING,
                FulfilmentStage.IN_REVIEW,
                FulfilmentStage.SHIPPED,
                FulfilmentStage.CANCELLED)) {
            ask("tab " + stage, run -> "?show=" + stage);
        }
        ask("payment state", run -> "?payment=" + oneOf(run, List.of(PaymentState.values())));
        ask("method", run -> "?method=" + oneOf(run, List.of("CARD", "SWISH", "INVOICE")));
        ask("country", run -> "?country=" + oneOf(run, List.of("SE", "NO", "DK")));
        ask("companies", run -> "?buyer=company");
        ask("one day", run -> "?from=" + day(run) + "&until=" + day(run));
        ask("one month", run -> "?from=" + day(run) + "&until=" + day(run).plusDays(30));
        ask("an amount's range", run -> "?min=" + (200 + 10 * run) + "&max=" + (600 + 10 * run));
        ask("failed refunds", run -> "?refundfailed=" + until.minusDays(run));
        ask("three filters at once", run -> "?method=SWISH&country=NO&buyer=company");
    }

    private void sorts() {
        for (OrderSort sort : OrderSort.values()) {
            ask("sorted by " + sort, run -> sorted(sort, run));
            ask("shipped, sorted by " + sort, run -> sorted(sort, run) + "&show=" + FulfilmentStage.SHIPPED);
        }
    }

    private static String sorted(OrderSort sort, long run) {
        return "?sort=" + sort + "&direction=" + oneOf(run, List.of("up", "down"));
    }

    private void searches(OrderLineReader lines) {
        search("number", OrderRow::number);
        search("name", row -> row.customer().name().toLowerCase(Locale.ROOT));
        search("first letters of a name", row -> row.customer().name().substring(0, 3));
        search("e-mail", row -> row.customer().email());
        search(
                "product number",
                row -> lines.of(List.of(row)).get(row.id()).get(0).sku());
    }

    private void search(String key, Function<OrderRow, String> text) {
        List<String> texts = known.stream()
                .map(text)
                .map(each -> URLEncoder.encode(each, StandardCharsets.UTF_8))
                .toList();
        ask("search by " + key, run -> "?search=" + oneOf(run, texts));
    }

    private void places() {
        for (OrderSort sort : OrderSort.values()) {
            String down = "?sort=" + sort + "&direction=down";
            ask(
                    "a page deep inside, by " + sort,
                    run -> down + "&after=" + some(run).id());
            ask("the last page, by " + sort, run -> down + "&page=last");
        }
    }

    private void ask(String name, LongFunction<String> query) {
        all.put(name, query);
    }

    private OrderRow some(long run) {
        return known.get((int) (run % known.size()));
    }

    private LocalDate day(long run) {
        return some(run).createdAt().toLocalDate();
    }

    private static <T> T oneOf(long run, List<T> choices) {
        return choices.get((int) (run % choices.size()));
    }
}
