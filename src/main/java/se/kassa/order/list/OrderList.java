package se.kassa.order.list;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
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
import se.kassa.order.Stage;

/** Reads the list of orders page by page. A page takes three statements at most, and their work is bounded. */
@ApplicationScoped
public class OrderList {

    private static final int BATCH = 1000;

    /** Seconds that a clerk waits for a statement: a page that takes longer is given up, with its load on the database. */
    private static final int PATIENCE = 8;

    @Resource(lookup = "java:app/jdbc/kassa")
    private DataSource dataSource;

    private final Multitudes multitudes = new Multitudes();
    private int bound = Count.BOUND;
    private int seconds = PATIENCE;

    protected OrderList() {}

    /**
     * Outside of a server.
     *
     * @param bound where counting ends, and so how many orders are gathered and sorted at most
     */
    public OrderList(DataSource dataSource, int bound) {
        this.dataSource = dataSource;
        this.bound = bound;
    }

    OrderList(DataSource dataSource, int bound, int seconds) {
        this(dataSource, bound);
        this.seconds = seconds;
    }

    /**
     * A page. A position at an order that is not there is that of the first page.
     *
     * @param size how many orders a page has, 1 to 100
     * @throws ListException which {@linkplain ListException#isTimeout() says} whether it took too long
     */
    public OrderPage page(OrderFilter filter, OrderSort sort, boolean descending, int size, PagePosition position) {
        try (Connection connection = dataSource.getConnection()) {
            return page(connection, Condition.of(filter), sort, descending, size, position);
        } catch (SQLException e) {
            throw new ListException(e);
        }
    }

    private OrderPage page(
            Connection connection,
            List<Condition> conditions,
            OrderSort sort,
            boolean descending,
            int size,
            PagePosition position)
            throws SQLException {
        Optional<PageKey> key =
                position.order() == null ? Optional.empty() : PageKey.find(connection, sort, position.order());
        boolean backwards = position.backwards() && (key.isPresent() || position.order() == null);
        PageQuery query = new PageQuery(
                Dialect.of(connection), bound, conditions, sort, descending != backwards, size + 1, key.orElse(null));
        Plan plan = Plan.make(query, counts(connection, orAny(conditions), seconds));
        Found found = read(connection, plan, seconds);
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
     * Reads every order that fits a filter, oldest first, one batch in memory at a time, whatever their number. No
     * statement is open while a batch is taken.
     */
    public void forEachBatch(OrderFilter filter, Consumer<List<OrderRow>> taker) {
        List<Condition> conditions = Condition.of(filter);
        try (Connection connection = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(connection);
            List<Count> counts = counts(connection, orAny(conditions), 0);
            PageKey key = null;
            List<OrderRow> rows;
            do {
                PageQuery query = new PageQuery(dialect, bound, conditions, OrderSort.PLACED, false, BATCH, key);
                rows = read(connection, Plan.make(query, counts), 0).rows();
                if (!rows.isEmpty()) {
                    key = PageKey.of(rows.get(rows.size() - 1));
                    taker.accept(rows);
                }
            } while (rows.size() == BATCH);
        } catch (SQLException e) {
            throw new ListException(e);
        }
    }

    private static List<Condition> orAny(List<Condition> conditions) {
        return conditions.isEmpty() ? List.of(Condition.ANY) : conditions;
    }

    /** What a page's statement brought; the count only where it gathered. */
    private record Found(List<OrderRow> rows, Count matches) {}

    private Found read(Connection connection, Plan plan, int patience) throws SQLException {
        return plan.statement().ask(connection, patience, result -> {
            List<OrderRow> rows = new ArrayList<>();
            long matches = 0;
            while (result.next()) {
                rows.add(OrderRows.read(result));
                matches = plan.matches().isPresent() ? 0 : result.getLong("matches");
            }
            return new Found(rows, Count.of(matches, bound));
        });
    }

    /** How many orders are at each stage. */
    public Map<Stage, Count> stages() {
        List<Condition> conditions = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            conditions.addAll(Condition.of(OrderFilter.of(stage)));
        }
        try (Connection connection = dataSource.getConnection()) {
            List<Count> counts = counts(connection, conditions, seconds);
            Map<Stage, Count> stages = new EnumMap<>(Stage.class);
            for (Stage stage : Stage.values()) {
                stages.put(stage, counts.get(stage.ordinal()));
            }
            return stages;
        } catch (SQLException e) {
            throw new ListException(e);
        }
    }

    /** How many fit each condition by itself; one statement for all that are not known to be more than are counted. */
    private List<Count> counts(Connection connection, List<Condition> conditions, int patience) throws SQLException {
        List<Condition> open = conditions.stream()
                .filter(condition -> !multitudes.isOne(condition))
                .distinct()
                .toList();
        Map<Condition, Count> counted = open.isEmpty() ? Map.of() : count(connection, open, patience);
        counted.forEach((condition, count) -> {
            if (!count.exact()) {
                multitudes.add(condition);
            }
        });
        return conditions.stream()
                .map(condition -> counted.getOrDefault(condition, Count.more(bound)))
                .toList();
    }

    private Map<Condition, Count> count(Connection connection, List<Condition> conditions, int patience)
            throws SQLException {
        Statement all = new Statement()
                .add(conditions.stream()
                        .map(condition -> "(" + condition.count(bound + 1) + ")")
                        .collect(Collectors.joining(", ", "select ", "")));
        conditions.forEach(condition -> all.add("", condition.parameters()));
        return all.ask(connection, patience, result -> {
            Map<Condition, Count> counts = new HashMap<>();
            result.next();
            for (int i = 0; i < conditions.size(); i++) {
                counts.put(conditions.get(i), Count.of(result.getLong(i + 1), bound));
            }
            return counts;
        });
    }
}
