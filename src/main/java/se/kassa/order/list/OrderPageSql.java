package se.kassa.order.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Builds the statement of a page: either a scan of an index in list order, fast if many orders match, or a sort of the
 * few orders that match one condition.
 *
 * @param bound most orders that are collected and sorted
 * @param descending direction of reading; the reverse of the list's direction for a page that is read from its end
 * @param key key of the order that the page follows; null at the beginning
 */
record OrderPageSql(
        SqlDialect dialect,
        int bound,
        List<FilterCondition> conditions,
        OrderSort sort,
        boolean descending,
        int size,
        PageKey key) {

    /** Columns in the order of {@link OrderRowReader}, followed by further columns that sort or filter. */
    static final String COLUMNS = "o.id, o.number, o.created_at, o.paid_at, o.stage, o.payment_state, o.payment_method,"
            + " o.review_reason, o.first_name, o.last_name, o.company_name, o.email, o.listed_country, o.business,"
            + " o.currency, o.amount, o.captured_amount, o.refunded_amount, o.listed_customer, o.listed_method,"
            + " o.refund_state, o.shipping_method";

    /**
     * Collects the orders that match the driving condition, at most the limit, sorts those that match the others, and
     * reads the page. Without other conditions an index may cover the collected columns.
     */
    SqlBuilder sortedSubset(FilterCondition driver) {
        List<FilterCondition> others = new ArrayList<>(conditions);
        others.remove(driver);
        String selectedColumns = others.isEmpty() ? prefixed(sortColumns(), "") : COLUMNS;
        SqlBuilder statement = new SqlBuilder()
                .add("select o.* from (select o.*, count(*) over () as matches from (")
                .add(driver.select(selectedColumns, bound + 1), driver.parameters())
                .add(") o where 1 = 1")
                .and(others)
                .add(") o where 1 = 1");
        if (key != null) {
            statement.add(" and " + beyond(sortColumns(), key.values(sort).size()), key.values(sort));
        }
        SqlBuilder page = new SqlBuilder()
                .add("select " + COLUMNS + ", p.matches from (")
                .add(ordered(statement, sortColumns()))
                .add(") p join orders o on o.id = p.id");
        return ordered(page, sortColumns());
    }

    /** Sums the orders that match all conditions, of which at most the limit match the driving one. */
    static SqlBuilder sums(List<FilterCondition> conditions, FilterCondition driver, int bound) {
        List<FilterCondition> others = new ArrayList<>(conditions);
        others.remove(driver);
        return new SqlBuilder()
                .add(
                        "select o.currency, count(*), sum(o.amount), sum(o.captured_amount), sum(o.refunded_amount) from (")
                .add(driver.select(COLUMNS, bound), driver.parameters())
                .add(") o where 1 = 1")
                .and(others)
                .add(" group by o.currency order by o.currency");
    }

    /** Scans an index in list order until the page is full. */
    SqlBuilder indexScan() {
        Optional<FilterCondition> lead = lead();
        String index = lead.map(FilterCondition::index).orElse(sort.index);
        if (key == null || !sort.grouped || lead.isPresent()) {
            SqlBuilder statement = from(index);
            if (key != null) {
                boolean byTime = sort == OrderSort.PLACED || lead.isPresent();
                List<Object> values = byTime ? List.of(key.createdAt(), key.id()) : key.values(sort);
                statement.add(" and " + beyond(byTime ? List.of("created_at", "id") : sortColumns(), 2), values);
            }
            return ordered(statement, lead.map(OrderPageSql::columnsOf).orElse(sortColumns()));
        }
        return twoGroups(index);
    }

    /** Whether the filter is one range of an index in list order. */
    boolean isSingleRange() {
        return conditions.isEmpty()
                || conditions.size() == 1
                        && (lead().isPresent()
                                || sort.index.equals(conditions.get(0).index()));
    }

    /** The rest of the key's group, then the groups after it: two index ranges. */
    private SqlBuilder twoGroups(String index) {
        List<Object> place = List.of(key.value(), key.createdAt(), key.id());
        SqlBuilder statement = new SqlBuilder().add("select o.* from ((");
        append(statement, index, " and o." + sort.column + " = ? and " + beyond(List.of("created_at", "id"), 2), place);
        statement.add(") union all (");
        append(statement, index, " and o." + sort.column + (descending ? " < ?" : " > ?"), List.of(key.value()));
        return ordered(statement.add(")) o"), sortColumns());
    }

    private void append(SqlBuilder statement, String index, String range, List<Object> values) {
        SqlBuilder part = from(index).add(range, values);
        statement.add(ordered(part, sortColumns()));
    }

    private SqlBuilder from(String index) {
        return new SqlBuilder()
                .add("select " + COLUMNS + " from orders o" + dialect.indexHint(index) + " where 1 = 1")
                .and(conditions);
    }

    /** An equality condition whose index has the list's order within the condition. */
    private Optional<FilterCondition> lead() {
        return conditions.stream()
                .filter(condition -> condition.column() != null)
                .filter(condition ->
                        sort == OrderSort.PLACED || condition.index().equals(sort.index))
                .findFirst();
    }

    private static List<String> columnsOf(FilterCondition lead) {
        return List.of(lead.column(), "created_at", "id");
    }

    private List<String> sortColumns() {
        return sort.grouped ? List.of(sort.column, "created_at", "id") : List.of(sort.column, "id");
    }

    private String beyond(List<String> columns, int values) {
        return "(" + prefixed(columns, "") + ") " + (descending ? "<" : ">") + " ("
                + String.join(", ", Collections.nCopies(values, "?")) + ")";
    }

    private SqlBuilder ordered(SqlBuilder statement, List<String> columns) {
        return statement.add(" order by " + prefixed(columns, descending ? " desc" : "") + " limit " + size);
    }

    private static String prefixed(List<String> columns, String suffix) {
        return columns.stream().map(column -> "o." + column + suffix).collect(Collectors.joining(", "));
    }
}
