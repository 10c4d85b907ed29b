package se.kassa.order.list;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import se.kassa.order.FulfilmentStage;

/** Reads the order list page by page (keyset pagination). A page takes at most three statements with bounded work. */
@ApplicationScoped
public class OrderList {

    private static final int BATCH = 1000;

    /** Seconds before a page's statement is cancelled. */
    private static final int TIMEOUT_SECONDS = 8;

    @Resource(lookup = "java:app/jdbc/kassa")
    private DataSource dataSource;

    private final UncountedFilters largeResults = new UncountedFilters();
    private int bound = BoundedCount.BOUND;
    private int timeoutSeconds = TIMEOUT_SECONDS;

    protected OrderList() {}

    /**
     * For use outside a server.
     *
     * @param bound the counting limit, and so the most orders that are collected and sorted
     */
    public OrderList(DataSource dataSource, int bound) {
        this.dataSource = dataSource;
        this.bound = bound;
    }

    OrderList(DataSource dataSource, int bound, int timeoutSeconds) {
        this(dataSource, bound);
        this.timeoutSeconds = timeoutSeconds;
    }

    /**
     * Reads a page. A position at an unknown order gives the first page.
     *
     * @param size orders per page, 1 to 100
     * @throws OrderListUnavailableException if the database fails or {@linkplain OrderListUnavailableException#isTimeout() takes too long}
     */
    public OrderPage page(OrderFilter filter, OrderSort sort, boolean descending, int size, PagePosition position) {
        try (Connection connection = dataSource.getConnection()) {
            return page(connection, FilterCondition.of(filter), sort, descending, size, position);
        } catch (SQLException e) {
            throw new OrderListUnavailableException(e);
        }
    }

    private OrderPage page(
            Connection connection,
            List<FilterCondition> conditions,
            OrderSort sort,
            boolean descending,
            int size,
            PagePosition position)
            throws SQLException {
        Optional<PageKey> key =
                position.order() == null ? Optional.empty() : PageKey.find(connection, sort, position.order());
        boolean backwards = position.backwards() && (key.isPresent() || position.order() == null);
        OrderPageSql query = new OrderPageSql(
                SqlDialect.of(connection),
                bound,
                conditions,
                sort,
                descending != backwards,
                size + 1,
                key.orElse(null));
        QueryPlan plan = QueryPlan.make(query, counts(connection, orAny(conditions), timeoutSeconds));
        Found found = read(connection, plan, timeoutSeconds);
        boolean more = found.rows().size() > size;
        List<OrderRow> rows = more ? found.rows().subList(0, size) : found.rows();
        if (backwards) {
            Collections.reverse(rows);
        }
        return new OrderPage(
                rows,
                backwards ? more : key.isPresent(),
                backwards ? key.isPresent() : more,
                plan.matches().orElse(found.matches()));
    }

    /**
     * Reads every matching order, oldest first, in batches, so that memory use is bounded. No statement is open while a
     * batch is consumed.
     */
    public void forEachBatch(OrderFilter filter, Consumer<List<OrderRow>> consumer) {
        List<FilterCondition> conditions = FilterCondition.of(filter);
        try (Connection connection = dataSource.getConnection()) {
            SqlDialect dialect = SqlDialect.of(connection);
            List<BoundedCount> counts = counts(connection, orAny(conditions), 0);
            PageKey key = null;
            List<OrderRow> rows;
            do {
                OrderPageSql query = new OrderPageSql(dialect, bound, conditions, OrderSort.PLACED, false, BATCH, key);
                rows = read(connection, QueryPlan.make(query, counts), 0).rows();
                if (!rows.isEmpty()) {
                    key = PageKey.of(rows.get(rows.size() - 1));
                    consumer.accept(rows);
                }
            } while (rows.size() == BATCH);
        } catch (SQLException e) {
            throw new OrderListUnavailableException(e);
        }
    }

    private static List<FilterCondition> orAny(List<FilterCondition> conditions) {
        return conditions.isEmpty() ? List.of(FilterCondition.ANY) : conditions;
    }

    /** Rows of a page; the count is set only for a sorted subset. */
    private record Found(List<OrderRow> rows, BoundedCount matches) {}

    private Found read(Connection connection, QueryPlan plan, int timeoutSeconds) throws SQLException {
        return plan.statement().query(connection, timeoutSeconds, result -> {
            List<OrderRow> rows = new ArrayList<>();
            long matches = 0;
            while (result.next()) {
                rows.add(OrderRowReader.read(result));
                matches = plan.matches().isPresent() ? 0 : result.getLong("matches");
            }
            return new Found(rows, BoundedCount.of(matches, bound));
        });
    }

    /**
     * Sums the matching orders by currency.
     *
     * @return empty if no order matches, or if more orders match than are counted
     * @throws OrderListUnavailableException if the database fails or {@linkplain OrderListUnavailableException#isTimeout() takes too long}
     */
    public List<OrderSum> sums(OrderFilter filter) {
        List<FilterCondition> conditions = orAny(FilterCondition.of(filter));
        try (Connection connection = dataSource.getConnection()) {
            List<BoundedCount> counts = counts(connection, conditions, timeoutSeconds);
            FilterCondition rarest = null;
            long fewest = Long.MAX_VALUE;
            for (int i = 0; i < counts.size(); i++) {
                if (counts.get(i).exact() && counts.get(i).value() < fewest) {
                    rarest = conditions.get(i);
                    fewest = counts.get(i).value();
                }
            }
            return rarest == null
                    ? List.of()
                    : OrderPageSql.sums(conditions, rarest, bound)
                            .query(connection, timeoutSeconds, OrderList::readSums);
        } catch (SQLException e) {
            throw new OrderListUnavailableException(e);
        }
    }

    private static List<OrderSum> readSums(ResultSet row) throws SQLException {
        List<OrderSum> sums = new ArrayList<>();
        while (row.next()) {
            sums.add(new OrderSum(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
        }
        return sums;
    }

    /** Number of orders in each stage. */
    public Map<FulfilmentStage, BoundedCount> stages() {
        List<FilterCondition> conditions = new ArrayList<>();
        for (FulfilmentStage stage : FulfilmentStage.values()) {
            conditions.addAll(FilterCondition.of(OrderFilter.of(stage)));
        }
        try (Connection connection = dataSource.getConnection()) {
            List<BoundedCount> counts = counts(connection, conditions, timeoutSeconds);
            Map<FulfilmentStage, BoundedCount> stages = new EnumMap<>(FulfilmentStage.class);
            for (FulfilmentStage stage : FulfilmentStage.values()) {
                stages.put(stage, counts.get(stage.ordinal()));
            }
            return stages;
        } catch (SQLException e) {
            throw new OrderListUnavailableException(e);
        }
    }

    /**
     * Number of orders that match each condition on its own; one statement for all conditions not known to be large.
     */
    private List<BoundedCount> counts(Connection connection, List<FilterCondition> conditions, int timeoutSeconds)
            throws SQLException {
        List<FilterCondition> open = conditions.stream()
                .filter(condition -> !largeResults.contains(condition))
                .distinct()
                .toList();
        Map<FilterCondition, BoundedCount> counted =
                open.isEmpty() ? Map.of() : count(connection, open, timeoutSeconds);
        counted.forEach((condition, count) -> {
            if (!count.exact()) {
                largeResults.add(condition);
            }
        });
        return conditions.stream()
                .map(condition -> counted.getOrDefault(condition, BoundedCount.more(bound)))
                .toList();
    }

    private Map<FilterCondition, BoundedCount> count(
            Connection connection, List<FilterCondition> conditions, int timeoutSeconds) throws SQLException {
        SqlBuilder all = new SqlBuilder()
                .add(conditions.stream()
                        .map(condition -> "(" + condition.count(bound + 1) + ")")
                        .collect(Collectors.joining(", ", "select ", "")));
        conditions.forEach(condition -> all.add("", condition.parameters()));
        return all.query(connection, timeoutSeconds, result -> {
            Map<FilterCondition, BoundedCount> counts = new HashMap<>();
            result.next();
            for (int i = 0; i < conditions.size(); i++) {
                counts.put(conditions.get(i), BoundedCount.of(result.getLong(i + 1), bound));
            }
            return counts;
        });
    }
}
