package se.kassa.order.list;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import se.kassa.order.SearchTerms;

/**
 * One condition of a filter, as SQL about {@code o}.
 *
 * @param index index of {@code orders} that serves the condition; null if another table does
 * @param column first column of the index if the condition fixes it, else null
 * @param subquery the other table and its condition, with alias {@code t}; null if none
 */
record FilterCondition(String sql, List<Object> parameters, String index, String column, String subquery) {

    /** Sorts after every character of a term. */
    private static final String END = "\uDBFF\uDFFF";

    /** Matches every order. */
    static final FilterCondition ANY =
            new FilterCondition("o.created_at is not null", List.of(), "orders_by_time", null, null);

    static List<FilterCondition> of(OrderFilter filter) {
        List<FilterCondition> all = new ArrayList<>();
        OrderFilter.Payment payment = filter.payment();
        if (filter.stage() != null) {
            all.add(equal("stage", "orders_by_stage", filter.stage().name()));
        }
        if (payment.state() != null) {
            all.add(equal("payment_state", "orders_by_payment", payment.state().name()));
        }
        if (payment.method() != null) {
            all.add(equal("listed_method", "orders_by_method", payment.method()));
        }
        if (filter.customers().country() != null) {
            all.add(equal(
                    "listed_country", "orders_by_country", filter.customers().country()));
        }
        if (filter.customers().business() != null) {
            all.add(equal("business", "orders_by_business", filter.customers().business()));
        }
        if (payment.refund() != null) {
            all.add(equal("refund_state", "orders_by_refund", payment.refund().name()));
        }
        OrderFilter.Period placed = filter.placed();
        range(all, "created_at", "orders_by_time", placed.from(), " >= ?", placed.until(), " < ?");
        OrderFilter.Amounts amounts = filter.amounts();
        range(all, "amount", "orders_by_amount", amounts.atLeast(), " >= ?", amounts.atMost(), " <= ?");
        if (filter.text() != null && !filter.text().isBlank()) {
            all.add(text(SearchTerms.ofSearch(filter.text())));
        }
        if (payment.refundFailedSince() != null) {
            all.add(subquery(
                    "payment_operation t where t.kind = 'REFUND' and t.state = 'FAILED' and t.ended_at >= ?",
                    List.of(payment.refundFailedSince())));
        }
        if (payment.authorisationExpiresBefore() != null) {
            all.add(subquery(
                    "payment_attempt t where t.authorisation_expires_at < ?",
                    List.of(payment.authorisationExpiresBefore())));
        }
        if (filter.numbers() != null) {
            all.add(oneOf(filter.numbers()));
        }
        return all;
    }

    private static FilterCondition oneOf(List<String> numbers) {
        String places = numbers.isEmpty() ? "null" : String.join(", ", Collections.nCopies(numbers.size(), "?"));
        return new FilterCondition(
                "o.number in (" + places + ")", List.copyOf(numbers), "orders_number_unique", null, null);
    }

    private static FilterCondition equal(String column, String index, Object value) {
        return new FilterCondition("o." + column + " = ?", List.of(value), index, column, null);
    }

    private static void range(
            List<FilterCondition> all,
            String column,
            String index,
            Object from,
            String low,
            Object until,
            String high) {
        List<String> parts = new ArrayList<>();
        List<Object> parameters = new ArrayList<>();
        if (from != null) {
            parts.add("o." + column + low);
            parameters.add(from);
        }
        if (until != null) {
            parts.add("o." + column + high);
            parameters.add(until);
        }
        if (!parts.isEmpty()) {
            all.add(new FilterCondition(String.join(" and ", parts), parameters, index, null, null));
        }
    }

    private static FilterCondition text(String beginning) {
        return subquery("order_search_term t where t.term >= ? and t.term < ?", List.of(beginning, beginning + END));
    }

    private static FilterCondition subquery(String query, List<Object> parameters) {
        // OFFSET keeps this a per-row check of each scanned order, however few rows the database expects to match.
        String exists = "exists (select 1 from " + query + " and t.order_id = o.id offset 0 rows)";
        return new FilterCondition(exists, parameters, null, null, query);
    }

    /** A query for at most {@code atMost} matching orders, found by the index. */
    String select(String columns, int atMost) {
        return subquery != null
                ? "select " + columns + " from (select distinct f.order_id from (" + found("t.order_id", atMost)
                        + ") f) m join orders o on o.id = m.order_id limit " + atMost
                : "select " + columns + " from orders o where " + sql + " limit " + atMost;
    }

    /** A query that counts matches up to a limit; an order found twice in another table counts twice. */
    String count(int atMost) {
        String found =
                subquery != null ? found("1", atMost) : "select 1 from orders o where " + sql + " limit " + atMost;
        return "select count(*) from (" + found + ") m";
    }

    private String found(String columns, int atMost) {
        return "select " + columns + " from " + subquery + " limit " + atMost;
    }
}
