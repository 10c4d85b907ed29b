package se.kassa.order.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.PaymentState;
import se.kassa.order.RefundState;
import se.kassa.order.SearchTerms;
import se.kassa.platform.text.SearchKeys;
import se.kassa.testdata.OrderGenerator;
import se.kassa.testing.Await;

/**
 * Pages of every filter and sort against the same made with lists in memory; and what each page asks of the database. The
 * bound is small, so that what is gathered in a small database and what is walked in a large one are both tried.
 */
class OrderListTest {

    private static final int ORDERS = 1600;

    /** What the towns of generated orders begin with: a search finds those as well. */
    private static final Set<String> TOWNS = Set.of("st", "go", "ma", "up", "va", "or", "os", "lu", "ar", "ys");

    private static final int BOUND = 120;
    private static final int SIZE = 100;
    private static final int MOST_STATEMENTS = 3;
    private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static CountingDataSource counting;
    private static OrderList list;
    private static List<OrderRow> all;

    /** A filter, and the same without a database. */
    private record Try(String name, OrderFilter filter, Predicate<OrderRow> same) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void fill() throws SQLException, IOException {
        JdbcConnectionPool pool = JdbcConnectionPool.create(
                "jdbc:h2:mem:order-list;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0", "kassa", "kassa");
        new OrderGenerator(pool, new PrintStream(PrintStream.nullOutputStream()))
                .generate(ORDERS, 7, LocalDate.of(2026, 11, 24));
        refundHalfOfTheRefundedInFull(pool);
        counting = new CountingDataSource(pool);
        list = new OrderList(counting.dataSource(), BOUND);
        all = new ArrayList<>();
        list.forEachBatch(OrderFilter.ALL, all::addAll);
        assertThat(all).hasSize(ORDERS);
    }

    private static void refundHalfOfTheRefundedInFull(JdbcConnectionPool pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(
                            "update orders set refunded_amount = captured_amount, refund_state = 'FULL'"
                                    + " where refund_state = 'PARTIAL' and mod(id, 2) = 0"))
                    .isPositive();
        }
    }

    private static String beginning(OrderRow row) {
        return SearchKeys.forSearch(row.customer().name()).substring(0, 2);
    }

    static Stream<Try> filters() {
        OffsetDateTime from = OffsetDateTime.of(2026, 5, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        OffsetDateTime until = from.plusMonths(4);
        OrderRow some = all.stream()
                .filter(row -> row.customer().email() != null && !TOWNS.contains(beginning(row)))
                .skip(700)
                .findFirst()
                .orElseThrow();
        String first = beginning(some);
        OrderRow refunded = all.stream()
                .filter(row -> row.amounts().refund() == RefundState.FULL)
                .findFirst()
                .orElseThrow();
        return Stream.of(
                new Try("all", OrderFilter.ALL, row -> true),
                new Try(
                        "a rare stage",
                        OrderFilter.of(FulfilmentStage.UNPAID),
                        row -> row.stage() == FulfilmentStage.UNPAID),
                new Try(
                        "a frequent stage",
                        OrderFilter.of(FulfilmentStage.SHIPPED),
                        row -> row.stage() == FulfilmentStage.SHIPPED),
                new Try(
                        "payment",
                        OrderFilter.ALL.with(new OrderFilter.Payment(PaymentState.DECLINED, null, null, null, null)),
                        row -> row.payment().state() == PaymentState.DECLINED),
                new Try(
                        "method and country",
                        OrderFilter.ALL
                                .with(new OrderFilter.Payment(null, "SWISH", null, null, null))
                                .with(new OrderFilter.Customers("SE", null)),
                        row -> "SWISH".equals(row.payment().method())
                                && row.customer().country().equals("SE")),
                new Try(
                        "days",
                        OrderFilter.ALL.with(new OrderFilter.Period(from, until)),
                        row -> !row.createdAt().isBefore(from)
                                && row.createdAt().isBefore(until)),
                new Try(
                        "amounts of companies",
                        OrderFilter.ALL
                                .with(new OrderFilter.Amounts(20_000L, 90_000L))
                                .with(new OrderFilter.Customers(null, true)),
                        row -> row.amounts().amount() >= 20_000
                                && row.amounts().amount() <= 90_000
                                && row.customer().business()),
                new Try(
                        "amounts",
                        OrderFilter.ALL.with(new OrderFilter.Amounts(20_000L, null)),
                        row -> row.amounts().amount() >= 20_000),
                new Try(
                        "the beginning of a name, shipped",
                        OrderFilter.of(FulfilmentStage.SHIPPED).with(first),
                        row -> row.stage() == FulfilmentStage.SHIPPED && (begins(row, first))),
                new Try(
                        "refunded in part",
                        OrderFilter.of(RefundState.PARTIAL),
                        row -> row.amounts().refunded() > 0
                                && row.amounts().refunded() < row.amounts().captured()),
                new Try(
                        "refunded in full",
                        OrderFilter.of(RefundState.FULL),
                        row -> row.amounts().refunded() > 0
                                && row.amounts().refunded() == row.amounts().captured()),
                new Try(
                        "a number, refunded in full",
                        OrderFilter.of(RefundState.FULL).with(refunded.number()),
                        row -> row.id() == refunded.id()),
                new Try("a refund that failed", OrderFilter.ofFailedRefunds(LONG_AGO), row -> failedRefunds()
                        .contains(row.id())),
                new Try(
                        "numbers",
                        OrderFilter.of(
                                List.of(all.get(7).number(), all.get(1500).number(), "none")),
                        row -> row.id() == all.get(7).id()
                                || row.id() == all.get(1500).id()));
    }

    private static Set<Long> failedRefunds() {
        try (Connection connection = counting.dataSource().getConnection();
                ResultSet found = connection
                        .createStatement()
                        .executeQuery(
                                "select order_id from payment_operation where kind = 'REFUND' and state = 'FAILED'")) {
            Set<Long> orders = new HashSet<>();
            while (found.next()) {
                orders.add(found.getLong(1));
            }
            return orders;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean begins(OrderRow row, String text) {
        List<String> names = List.of(row.customer().name().split(" ", 2));
        boolean named = names.size() == 2
                && Stream.of(
                                row.customer().name(),
                                names.get(1) + " " + names.get(0),
                                row.customer().email(),
                                row.customer().company())
                        .filter(Objects::nonNull)
                        .map(SearchKeys::forSearch)
                        .anyMatch(term -> term.startsWith(text));
        boolean company = row.customer().company() != null
                && (" " + SearchKeys.forSearch(row.customer().company())).contains(" " + text);
        return named
                || company
                || row.number().startsWith(text)
                || products(row).stream().anyMatch(sku -> sku.startsWith(text));
    }

    private static List<String> products(OrderRow row) {
        return new OrderLineReader(counting.dataSource())
                .of(List.of(row)).get(row.id()).stream()
                        .filter(line -> line.kind() == se.kassa.order.Line.Kind.PRODUCT)
                        .flatMap(line -> Stream.concat(Stream.of(line.sku()), SearchTerms.beginnings(line.name())))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void sumsAreThoseOfTheMatchingOrders(Try filtered) {
        List<OrderRow> expected = all.stream().filter(filtered.same()).toList();
        List<OrderSum> sums = list.sums(filtered.filter());
        if (sums.isEmpty()) {
            boolean counted = list.page(filtered.filter(), OrderSort.PLACED, true, 1, PagePosition.FIRST)
                    .matches()
                    .exact();
            assertThat(expected.isEmpty() || !counted).isTrue();
        } else {
            assertThat(sums)
                    .containsExactly(new OrderSum(
                            "SEK",
                            expected.size(),
                            expected.stream()
                                    .mapToLong(row -> row.amounts().amount())
                                    .sum(),
                            expected.stream()
                                    .mapToLong(row -> row.amounts().captured())
                                    .sum(),
                            expected.stream()
                                    .mapToLong(row -> row.amounts().refunded())
                                    .sum()));
        }
    }

    @Test
    void detailsAreThoseOfEachOrder() throws SQLException {
        List<OrderRow> rows = all.subList(0, 3);
        long noted = rows.get(1).id();
        String last;
        try (Connection connection = counting.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update order_history_entry set type = 'NOTE', explanation = cast(id as varchar) where order_id = "
                            + noted);
            try (ResultSet row = statement.executeQuery(
                    "select cast(max(id) as varchar) from order_history_entry where order_id = " + noted)) {
                row.next();
                last = row.getString(1);
            }
            statement.executeUpdate("update payment_attempt set authorisation_expires_at ="
                    + " timestamp with time zone '2026-12-01 10:00:00+00:00' where order_id = "
                    + rows.get(2).id());
        }
        OrderDetailReader reader = new OrderDetailReader(counting.dataSource());
        assertThat(reader.notes(rows)).isEqualTo(Map.of(noted, last));
        assertThat(reader.expiries(rows)).containsOnlyKeys(rows.get(2).id());
        assertThat(reader.notes(List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everySortCanBePagedBothWays(Try filter) throws SQLException {
        List<OrderRow> fitting = all.stream().filter(filter.same()).toList();
        assertThat(fitting).as("something fits").isNotEmpty();
        for (OrderSort sort : OrderSort.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                List<OrderRow> expected = new ArrayList<>(fitting);
                expected.sort(descending ? comparator(sort).reversed() : comparator(sort));
                assertThat(ids(walk(filter.filter(), sort, descending, PagePosition.FIRST)))
                        .as(filter + " forth by " + sort)
                        .isEqualTo(ids(expected));
                Collections.reverse(expected);
                assertThat(ids(walk(filter.filter(), sort, descending, PagePosition.LAST)))
                        .as(filter + " back by " + sort)
                        .isEqualTo(ids(expected));
            }
        }
    }

    /** All pages from one end to the other; from the last page back in the order of reading. */
    private static List<OrderRow> walk(OrderFilter filter, OrderSort sort, boolean descending, PagePosition from)
            throws SQLException {
        List<OrderRow> found = new ArrayList<>();
        PagePosition position = from;
        while (position != null) {
            counting.take();
            OrderPage page = list.page(filter, sort, descending, SIZE, position);
            checkStatements(found.size() <= SIZE);
            List<OrderRow> rows = new ArrayList<>(page.rows());
            if (from == PagePosition.LAST) {
                assertThat(page.hasNext()).isEqualTo(!found.isEmpty());
                Collections.reverse(rows);
                position = page.hasPrevious() ? PagePosition.before(last(rows)) : null;
            } else {
                assertThat(page.hasPrevious()).isEqualTo(!found.isEmpty());
                position = page.hasNext() ? PagePosition.after(last(rows)) : null;
            }
            found.addAll(rows);
        }
        return found;
    }

    private static long last(List<OrderRow> rows) {
        return rows.get(rows.size() - 1).id();
    }

    /** However many orders there are: a few statements, and none of them reads the table from end to end. */
    private static void checkStatements(boolean withPlan) throws SQLException {
        List<CountingDataSource.Executed> executed = counting.take();
        assertThat(executed).hasSizeLessThanOrEqualTo(MOST_STATEMENTS);
        if (!withPlan) {
            return;
        }
        try (Connection connection = counting.dataSource().getConnection()) {
            for (CountingDataSource.Executed each : executed) {
                try (PreparedStatement explain = connection.prepareStatement("explain " + each.sql())) {
                    for (int i = 0; i < each.parameters().size(); i++) {
                        explain.setObject(i + 1, each.parameters().get(i));
                    }
                    ResultSet plan = explain.executeQuery();
                    plan.next();
                    assertThat(plan.getString(1)).as(each.sql()).doesNotContain("ORDERS.tableScan");
                }
            }
        }
        counting.take();
    }

    private static List<Long> ids(List<OrderRow> rows) {
        return rows.stream().map(OrderRow::id).toList();
    }

    private static Comparator<OrderRow> comparator(OrderSort sort) {
        Comparator<OrderRow> byTime = Comparator.comparing(OrderRow::createdAt, OffsetDateTime.timeLineOrder());
        Comparator<OrderRow> first =
                switch (sort) {
                    case PLACED -> byTime;
                    case CUSTOMER -> Comparator.comparing(OrderListTest::sortName);
                    case AMOUNT ->
                        Comparator.comparing((OrderRow row) -> row.amounts().amount());
                    case STAGE ->
                        Comparator.comparing((OrderRow row) -> row.stage().name());
                    case PAYMENT ->
                        Comparator.comparing(
                                (OrderRow row) -> row.payment().state().name());
                    case METHOD ->
                        Comparator.comparing((OrderRow row) -> row.payment().method() == null
                                ? ""
                                : row.payment().method());
                    case COUNTRY ->
                        Comparator.comparing((OrderRow row) -> row.customer().country());
                };
        return (sort.grouped ? first.thenComparing(byTime) : first).thenComparing(OrderRow::id);
    }

    private static String sortName(OrderRow row) {
        String[] names = row.customer().name().split(" ", 2);
        String person = names.length < 2 ? "" : names[1] + " " + names[0];
        return SearchKeys.forSorting(
                row.customer().company() == null ? person : row.customer().company());
    }

    @ParameterizedTest
    @EnumSource(FulfilmentStage.class)
    void tabCountsAreLimited(FulfilmentStage stage) {
        counting.take();
        Map<FulfilmentStage, BoundedCount> counts = list.stages();
        assertThat(counting.take()).hasSize(1);
        long there = all.stream().filter(row -> row.stage() == stage).count();
        assertThat(counts.get(stage)).isEqualTo(new BoundedCount(Math.min(there, BOUND), there <= BOUND));
    }

    @Test
    void linesAreReadInBatches() {
        OrderLineReader lines = new OrderLineReader(counting.dataSource());
        List<OrderRow> some = List.of(all.get(0), all.get(700), all.get(1), all.get(ORDERS - 1));
        for (List<OrderRow> asked : List.of(some, all.subList(0, 900), all.subList(0, 1))) {
            Map<Long, List<se.kassa.order.Line>> found = lines.of(asked);
            for (OrderRow order : asked) {
                List<se.kassa.order.Line> own = found.get(order.id());
                assertThat(se.kassa.order.Line.sum(own))
                        .isEqualTo(order.amounts().amount());
                assertThat(own).isEqualTo(lines.of(List.of(order)).get(order.id()));
            }
        }
    }

    @Test
    void largeCountsAreCached() {
        OrderList fresh = new OrderList(counting.dataSource(), BOUND);
        for (int statements : new int[] {2, 1}) {
            counting.take();
            OrderPage page = fresh.page(OrderFilter.ALL, OrderSort.PLACED, true, SIZE, PagePosition.FIRST);
            assertThat(page.matches()).isEqualTo(new BoundedCount(BOUND, false));
            assertThat(counting.take()).hasSize(statements);
        }
        for (int again = 0; again < 2; again++) {
            counting.take();
            fresh.page(OrderFilter.of(FulfilmentStage.IN_REVIEW), OrderSort.PLACED, true, SIZE, PagePosition.FIRST);
            assertThat(counting.take()).as("few, that may change").hasSize(2);
        }
    }

    @Test
    void searchIgnoresAccents() {
        OrderRow order = all.stream()
                .filter(row -> row.customer().name().startsWith("Åsa"))
                .findFirst()
                .orElseThrow();
        String[] names = order.customer().name().split(" ", 2);
        for (String text : List.of(
                order.number(),
                "ASA " + names[1],
                names[1] + " " + names[0],
                order.customer().email(),
                order.customer()
                        .email()
                        .substring(0, order.customer().email().indexOf('@'))
                        .toUpperCase(java.util.Locale.ROOT),
                products(order).get(0).toUpperCase(java.util.Locale.ROOT))) {
            List<OrderRow> found = walkQuietly(OrderFilter.ALL.with(text));
            assertThat(ids(found)).as(text).contains(order.id());
            assertThat(found).as("and nothing else").allMatch(row -> begins(row, SearchKeys.forSearch(text)));
        }
    }

    private static List<OrderRow> walkQuietly(OrderFilter filter) {
        List<OrderRow> found = new ArrayList<>();
        list.forEachBatch(filter, found::addAll);
        return found;
    }

    @Test
    void slowQueryIsCancelledWithoutSideEffects() throws Exception {
        HikariConfig one = new HikariConfig();
        one.setDataSource(OrderGenerator.dataSource("jdbc:h2:mem:slow;DB_CLOSE_DELAY=-1", "kassa", "kassa"));
        one.setMaximumPoolSize(2);
        HikariDataSource pool = new HikariDataSource(one);
        new OrderGenerator(pool, new PrintStream(PrintStream.nullOutputStream()))
                .generate(300, 7, LocalDate.of(2026, 11, 24));
        pool.getHikariConfigMXBean().setMaximumPoolSize(1);
        pool.getHikariPoolMXBean().softEvictConnections();
        OrderList impatient = new OrderList(pool, BOUND, 1);
        OrderFilter filter = OrderFilter.ALL.with("1");
        assertThat(impatient
                        .page(filter, OrderSort.PLACED, true, SIZE, PagePosition.FIRST)
                        .rows())
                .isNotEmpty();
        try (Connection connection = pool.getConnection();
                Statement change = connection.createStatement()) {
            change.execute("alter table order_search_term rename to quick_term");
            change.execute("create alias pause for '" + Await.class.getName() + ".millis'");
            // Three seconds in all, whatever part of it a query needs.
            change.execute("create view order_search_term as"
                    + " select * from (select * from quick_term limit 150) where pause(20) is null");
        }
        assertThatThrownBy(() -> impatient.page(filter, OrderSort.PLACED, true, SIZE, PagePosition.FIRST))
                .isInstanceOfSatisfying(OrderListUnavailableException.class, e -> assertThat(e.isTimeout())
                        .isTrue());
        try (Connection connection = pool.getConnection();
                PreparedStatement next = connection.prepareStatement("select count(*) from order_search_term");
                ResultSet counted = next.executeQuery()) {
            assertThat(counted.next()).as("three seconds later").isTrue();
        }
        pool.close();
    }

    @Test
    void unknownPositionIsTheFirstPage() {
        OrderPage first = list.page(OrderFilter.ALL, OrderSort.PLACED, true, SIZE, PagePosition.FIRST);
        OrderPage nowhere = list.page(OrderFilter.ALL, OrderSort.PLACED, true, SIZE, PagePosition.before(-1));
        assertThat(nowhere).isEqualTo(first);
    }
}
