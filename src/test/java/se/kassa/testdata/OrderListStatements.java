package se.kassa.testdata;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import se.kassa.admin.list.FilterValueParser;
import se.kassa.admin.list.OrderListParameters;
import se.kassa.admin.report.SalesReport;
import se.kassa.order.list.BoundedCount;
import se.kassa.order.list.CountingDataSource;
import se.kassa.order.list.CountingDataSource.Executed;
import se.kassa.order.list.OrderList;

/**
 * The statements of the list's pages, and of the figures at the admin, without the pages around them: of two databases in
 * turns, so that both have the same machine.
 */
public final class OrderListStatements {

    private static final int WARM_UPS = 5;
    private static final int FEW_RUNS = 5;

    /** Something to ask, the n-th time a little differently. */
    private record Question(int runs, LongFunction<?> ask) {}

    private final CountingDataSource counting;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, List<Executed>> asked = new LinkedHashMap<>();

    private OrderListStatements(DataSource dataSource, LocalDate until, String only) {
        counting = new CountingDataSource(pooled(dataSource));
        OrderList list = new OrderList(counting.dataSource(), BoundedCount.BOUND);
        OrderListQueries.of(dataSource, until)
                .forEach((name, query) -> add(name, OrderListQueries.VARIANTS, run -> page(list, query.apply(run))));
        add("the counts of the tabs", OrderListQueries.VARIANTS, run -> list.stages());
        SalesReport figures = new SalesReport(counting.dataSource());
        add(
                "the overview's figures",
                OrderListQueries.VARIANTS,
                run -> figures.sales(until.minusDays(27), until, ZoneOffset.UTC));
        add("the books of a month", FEW_RUNS, run -> figures.ledgerLines(until.minusDays(30), until, ZoneOffset.UTC));
        questions.keySet().removeIf(name -> !name.matches(only));
    }

    private void add(String name, int runs, LongFunction<?> ask) {
        questions.put(name, new Question(runs, ask));
    }

    private static Object page(OrderList list, String query) {
        Map<String, String> parameters = Arrays.stream(
                        query.replaceFirst("^\\?", "").split("&"))
                .map(parameter -> parameter.split("=", 2))
                .filter(parameter -> parameter.length == 2)
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
        OrderListParameters address = OrderListParameters.of(parameters, new FilterValueParser(ZoneOffset.UTC));
        return list.page(address.filter(), address.sort(), address.descending(), address.size(), address.position());
    }

    /** As the shop has it: nobody waits for a connection to be opened. */
    static DataSource pooled(DataSource dataSource) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    /**
     * Prints a table of medians and 95th percentiles in milliseconds. Returns the statements of each question as the
     * large database was asked.
     *
     * @param only a regular expression for the names of the questions
     */
    public static Map<String, List<Executed>> compare(
            DataSource small, DataSource large, LocalDate until, String only, PrintStream out) {
        OrderListStatements few = new OrderListStatements(small, until, only);
        OrderListStatements many = new OrderListStatements(large, until, only);
        out.println(
                "| question | statements | 1,000 orders: p50 / p95 ms | this database: p50 / p95 ms | p50 to p50 |");
        out.println("| --- | ---: | ---: | ---: | ---: |");
        many.questions.keySet().forEach(name -> {
            Timing[] timings = inTurns(few, many, name);
            out.printf(
                    "| %s | %d | %s | %s | %.2f |%n",
                    name, many.asked.get(name).size(), timings[0], timings[1], timings[1].to(timings[0]));
        });
        return many.asked;
    }

    private static Timing[] inTurns(OrderListStatements few, OrderListStatements many, String name) {
        int runs = many.questions.get(name).runs();
        for (int warm = 0; warm < Math.min(WARM_UPS, runs); warm++) {
            few.nanos(name, warm);
            many.nanos(name, warm);
        }
        long[] floor = new long[runs];
        long[] ours = new long[runs];
        for (int run = 0; run < runs; run++) {
            floor[run] = few.nanos(name, run);
            ours[run] = many.nanos(name, run);
        }
        return new Timing[] {Timing.of(floor), Timing.of(ours)};
    }

    private long nanos(String name, int run) {
        counting.take();
        long begun = System.nanoTime();
        questions.get(name).ask().apply(run);
        long took = System.nanoTime() - begun;
        asked.merge(name, counting.take(), (before, now) -> now.size() >= before.size() ? now : before);
        return took;
    }
}
