package se.kassa.generator;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import se.kassa.desk.dashboard.DeskFigures;
import se.kassa.order.PaymentState;
import se.kassa.order.Stage;
import se.kassa.order.list.Count;
import se.kassa.order.list.CountingDataSource;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderLines;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;
import se.kassa.order.list.OrderSort;
import se.kassa.order.list.PagePosition;
import se.kassa.platform.database.SchemaMigration;

/**
 * Times what the order list asks of a database: {@code ./mvnw -Pscale -Durl=…}, with the database that the generator
 * filled. Prints a table of medians and 95th percentiles in milliseconds, beside the same at 1,000 orders
 * ({@link ScaleFloor}), then the time of a file beside PostgreSQL's own {@code COPY}, which tables are read from end to end, and the plans of some statements. {@code -Dquestions=} takes some of the questions
 * only, by a regular expression.
 */
public final class ScaleMeasurement {

    private static final String ONLY = System.getProperty("questions", ".*");
    private static final int RUNS = 40;
    private static final int FEW_RUNS = 5;
    private static final int LOOK_EVERY = 100_000;
    private static final int SIZE = 50;

    /** Something to ask, the n-th time a little differently. */
    private record Question(int runs, LongFunction<?> ask) {}

    /** What was measured of one kind of question. */
    private record Timing(long median, long high) {

        static Timing of(long[] times) {
            long[] sorted = times.clone();
            Arrays.sort(sorted);
            return new Timing(sorted[sorted.length / 2], sorted[sorted.length * 95 / 100]);
        }

        @Override
        public String toString() {
            return "%.1f / %.1f".formatted(median / 1e6, high / 1e6);
        }

        /** The ratio of the medians. */
        double to(Timing floor) {
            return (double) median / floor.median();
        }
    }

    private final CountingDataSource counting;
    private final OrderList list;
    private final List<OrderRow> known = new ArrayList<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, List<CountingDataSource.Executed>> asked = new LinkedHashMap<>();
    private final LocalDate until;

    private ScaleMeasurement(DataSource dataSource, LocalDate until) {
        this.counting = new CountingDataSource(dataSource);
        this.list = new OrderList(counting.dataSource(), Count.BOUND);
        this.until = until;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        String asked = System.getProperty("until", "");
        LocalDate until = asked.isBlank() ? LocalDate.now(ZoneOffset.UTC) : LocalDate.parse(asked);
        String url = System.getProperty("url");
        String user = System.getProperty("user", "kassa");
        String password = System.getProperty("password", "kassa");
        DataSource large = Generator.dataSource(url, user, password);
        SchemaMigration.migrate(large);
        DataSource small = ScaleFloor.make(large, url, user, password, until);
        ScaleMeasurement ofSmall = new ScaleMeasurement(pooled(small), until);
        ScaleMeasurement ofLarge = new ScaleMeasurement(pooled(large), until);
        inTurns(ofSmall, ofLarge);
        double seconds = ofLarge.readEverything();
        if (ScaleFloor.isPostgreSql(url)) {
            double floor = ScaleFloor.copySeconds(large);
            System.out.printf(
                    "COPY of the same orders and lines took %.1f s: a file is made at %.2f of its rows per second%n",
                    floor, floor / seconds);
        }
        try (Connection connection = large.getConnection()) {
            Plans.of(connection).print(ofLarge.asked, System.out);
        }
    }

    /** As the shop has it: nobody waits for a connection to be opened. */
    private static DataSource pooled(DataSource dataSource) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    /** Asks every question of both, one time here and one time there, and prints the table. */
    private static void inTurns(ScaleMeasurement small, ScaleMeasurement large) {
        small.prepare();
        large.prepare();
        System.out.println(
                "| question | statements | 1,000 orders: p50 / p95 ms | this database: p50 / p95 ms | p50 to p50 |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        large.questions.forEach((name, question) -> {
            Question same = small.questions.get(name);
            for (int warm = 0; warm < Math.min(5, question.runs()); warm++) {
                same.ask().apply(warm);
                question.ask().apply(warm);
            }
            long[] few = new long[question.runs()];
            long[] many = new long[question.runs()];
            for (int run = 0; run < question.runs(); run++) {
                few[run] = small.nanos(name, same, run);
                many[run] = large.nanos(name, question, run);
            }
            Timing floor = Timing.of(few);
            Timing timing = Timing.of(many);
            System.out.printf(
                    "| %s | %d | %s | %s | %.2f |%n",
                    name, large.asked.get(name).size(), floor, timing, timing.to(floor));
        });
    }

    private long nanos(String name, Question question, int run) {
        counting.take();
        long begun = System.nanoTime();
        question.ask().apply(run);
        long took = System.nanoTime() - begun;
        asked.merge(name, counting.take(), (before, now) -> now.size() >= before.size() ? now : before);
        return took;
    }

    /** As a file of all orders and their lines is read; tells how much memory that takes. Returns the seconds. */
    private double readEverything() {
        OrderLines lines = new OrderLines(counting.dataSource());
        long begun = System.nanoTime();
        long[] rows = new long[2];
        long[] most = new long[1];
        list.forEachBatch(OrderFilter.ALL, batch -> {
            rows[0] += batch.size();
            lines.of(batch).values().forEach(some -> rows[1] += some.size());
            counting.take();
            if (rows[0] % LOOK_EVERY == 0) {
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                most[0] = Math.max(most[0], runtime.totalMemory() - runtime.freeMemory());
            }
        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%d orders with %d lines were read for a file in %.1f s, with %d MB of heap in use at most%n",
                rows[0], rows[1], seconds, most[0] / 1_000_000);
        return seconds;
    }

    private void prepare() {
        know();
        page("first page, all", run -> OrderFilter.ALL);
        for (Stage stage : List.of(Stage.TO_SHIP, Stage.WAITING, Stage.HELD, Stage.SHIPPED, Stage.CANCELLED)) {
            page("tab " + stage, run -> OrderFilter.of(stage));
        }
        page(
                "payment state",
                run -> filter(PaymentState.values()[(int) run % PaymentState.values().length], null, null, null));
        page("method", run -> filter(null, List.of("CARD", "SWISH", "INVOICE").get((int) run % 3), null, null));
        page("country", run -> filter(null, null, List.of("SE", "NO", "DK").get((int) run % 3), null));
        page("companies", run -> filter(null, null, null, true));
        page("one day", run -> days(run, 1));
        page("one month", run -> days(run, 30));
        page("an amount's range", run -> amounts(20_000 + run * 1000, 60_000 + run * 1000));
        page("three filters at once", run -> filter(null, "SWISH", "NO", true));
        for (OrderSort sort : OrderSort.values()) {
            time("sorted by " + sort, run -> list.page(OrderFilter.ALL, sort, run % 2 == 0, SIZE, PagePosition.FIRST));
            time(
                    "shipped, sorted by " + sort,
                    run -> list.page(OrderFilter.of(Stage.SHIPPED), sort, run % 2 == 0, SIZE, PagePosition.FIRST));
        }
        search("number", OrderRow::number);
        search("name", row -> row.customer().toLowerCase(java.util.Locale.ROOT));
        search("first letters of a name", row -> row.customer().substring(0, 3));
        search("e-mail", OrderRow::email);
        OrderLines lines = new OrderLines(counting.dataSource());
        search(
                "product number",
                row -> lines.of(List.of(row)).get(row.id()).get(0).partNumber());
        for (OrderSort sort : OrderSort.values()) {
            time(
                    "a page deep inside, by " + sort,
                    run -> list.page(
                            OrderFilter.ALL,
                            sort,
                            true,
                            SIZE,
                            PagePosition.after(some(run).id())));
            time("the last page, by " + sort, run -> list.page(OrderFilter.ALL, sort, true, SIZE, PagePosition.LAST));
        }
        time("the counts of the tabs", run -> list.stages());
        DeskFigures figures = new DeskFigures(counting.dataSource());
        time("the dashboard's figures", run -> figures.sales(until.minusDays(27), until, ZoneOffset.UTC));
        time("the books of a month", FEW_RUNS, run -> figures.bookings(until.minusDays(30), until, ZoneOffset.UTC));
    }

    /** Orders from all over the years. */
    private void know() {
        SplittableRandom random = new SplittableRandom(5);
        OffsetDateTime end = until.atStartOfDay().atOffset(ZoneOffset.UTC);
        while (known.size() < RUNS) {
            OffsetDateTime day = end.minusDays(random.nextInt(900));
            list
                    .page(
                            new OrderFilter(
                                    null, null, null, day.minusDays(20), day, null, null, null, null, null, null),
                            OrderSort.PLACED,
                            true,
                            5,
                            PagePosition.FIRST)
                    .rows()
                    .stream()
                    .filter(row -> row.email() != null)
                    .findFirst()
                    .ifPresent(known::add);
        }
    }

    private OrderRow some(long run) {
        return known.get((int) (run % known.size()));
    }

    private static OrderFilter filter(PaymentState payment, String method, String country, Boolean business) {
        return new OrderFilter(null, payment, method, null, null, null, null, country, business, null, null);
    }

    private OrderFilter days(long run, int days) {
        OffsetDateTime from = some(run).createdAt();
        return new OrderFilter(null, null, null, from, from.plusDays(days), null, null, null, null, null, null);
    }

    private static OrderFilter amounts(long atLeast, long atMost) {
        return new OrderFilter(null, null, null, null, null, atLeast, atMost, null, null, null, null);
    }

    private void page(String question, LongFunction<OrderFilter> filter) {
        time(question, run -> list.page(filter.apply(run), OrderSort.PLACED, true, SIZE, PagePosition.FIRST));
    }

    private void search(String key, java.util.function.Function<OrderRow, String> text) {
        Map<Long, String> texts = new LinkedHashMap<>();
        for (long run = 0; run < RUNS; run++) {
            texts.put(run, text.apply(some(run)));
        }
        page("search by " + key, run -> OrderFilter.ALL.with(texts.get(run % RUNS)));
    }

    private void time(String question, LongFunction<?> ask) {
        time(question, RUNS, ask);
    }

    private void time(String question, int runs, LongFunction<?> ask) {
        if (question.matches(ONLY)) {
            questions.put(question, new Question(runs, ask));
        }
    }
}
