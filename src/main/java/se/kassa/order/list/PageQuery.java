package se.kassa.order.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The statement that reads a page. It either walks along an index that has the order of the list, which is quick where
 * many orders fit the filter, or gathers the few that fit one condition and sorts them.
 *
 * @param bound how many are gathered at most
 * @param descending as it is read, which for a page that is read from its end is against the list's own direction
 * @param key of the order that the page follows; null at the beginning
 */
record PageQuery(
        SqlDialect dialect,
        int bound,
        List<FilterCondition> conditions,
        OrderSort sort,
        boolean descending,
        int size,
        PageKey key) {

    /** As {@link OrderRowReader} reads them, and what else lists are sorted by. */
    static final String COLUMNS = "o.id, o.number, o.created_at, o.paid_at, o.stage, o.payment_state, o.payment_method,"
            + " o.hold_reason, o.first_name, o.last_name, o.company_name, o.email, o.listed_country, o.business,"
            + " o.currency, o.amount, o.captured_amount, o.refunded_amount, o.listed_customer, o.listed_method";

    /**
     * Gathers what fits the condition, which no more than the bound do, sorts what fits the others, too, and reads the
     * page's own orders. Without others, an index may have all that is gathered.
     */
    SqlBuilder gathering(FilterCondition driver) {
        List<FilterCondition> others = new ArrayList<>(conditions);
        others.remove(driver);
        String gathered = others.isEmpty() ? prefixed(sortColumns(), "") : COLUMNS;
        SqlBuilder statement = new SqlBuilder()
                .add("select o.* from (select o.*, count(*) over () as matches from (")
                .add(driver.gather(gathered, bound + 1), driver.parameters())
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

    /** Walks along the list until the page is full. */
    SqlBuilder walking() {
        Optional<FilterCondition> lead = lead();
        String index = lead.map(FilterCondition::index).orElse(sort.index);
        if (key == null || !sort.grouped || lead.isPresent()) {
            SqlBuilder statement = from(index);
            if (key != null) {
                boolean byTime = sort == OrderSort.PLACED || lead.isPresent();
                List<Object> values = byTime ? List.of(key.createdAt(), key.id()) : key.values(sort);
                statement.add(" and " + beyond(byTime ? List.of("created_at", "id") : sortColumns(), 2), values);
            }
            return ordered(statement, lead.map(PageQuery::columnsOf).orElse(sortColumns()));
        }
        return twoGroups(index);
    }

    /** Whether the filter is one range of an index that has the order of this list. */
    boolean isOneWalk() {
        return conditions.isEmpty()
                || conditions.size() == 1
                        && (lead().isPresent()
                                || sort.index.equals(conditions.get(0).index()));
    }

    /** The rest of the key's group, and the groups beyond it: each is a range of the index. */
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
                .add("select " + COLUMNS + " from orders o" + dialect.walking(index) + " where 1 = 1")
                .and(conditions);
    }

    /** A condition with an index that has the order of this list within the condition. */
    private Optional<FilterCondition> lead() {
        return conditions.stream()
                .filter(FilterCondition::equality)
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
