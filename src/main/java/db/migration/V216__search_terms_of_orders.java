package db.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import se.kassa.order.SearchTerms;
import se.kassa.platform.text.SearchKeys;

/**
 * Has existing orders found by each word of a name, by their number without its prefix, and whatever apostrophe, dash or
 * space was written; sorts their customers by the Swedish alphabet. Only what changes is written. Terms that the release
 * before looks for stay, except those with a typographic character.
 */
public class V216__search_terms_of_orders extends BaseJavaMigration {

    private static final int AT_ONCE = 1000;
    private static final int LONGEST_SORT_NAME = 200;
    private static final String NEXT = "select id, number, first_name, last_name, company_name, delivery_name,"
            + " listed_customer from orders where id > ? order by id fetch first " + AT_ONCE + " rows only";
    private static final String TERMS = "select order_id, term from order_search_term where order_id between ? and ?";

    private record Names(
            long id, String number, String first, String last, String company, String delivery, String sorted) {

        private Set<String> terms() {
            Set<String> terms = new HashSet<>(SearchTerms.ofNumber(number));
            terms.addAll(SearchTerms.ofPerson(first, last));
            Stream.of(company, delivery)
                    .filter(Objects::nonNull)
                    .flatMap(SearchTerms::beginnings)
                    .filter(term -> !term.isEmpty())
                    .forEach(terms::add);
            return terms;
        }

        private String sortKey() {
            String name = company == null
                    ? String.join(
                            " ", Stream.of(last, first).filter(Objects::nonNull).toList())
                    : company;
            String key = SearchKeys.forSorting(name);
            return key.substring(0, Math.min(LONGEST_SORT_NAME, key.length()));
        }
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (PreparedStatement remove =
                        connection.prepareStatement("delete from order_search_term where order_id = ? and term = ?");
                PreparedStatement add =
                        connection.prepareStatement("insert into order_search_term (order_id, term) values (?, ?)");
                PreparedStatement sort =
                        connection.prepareStatement("update orders set listed_customer = ? where id = ?")) {
            List<Names> orders = next(connection, Long.MIN_VALUE);
            while (!orders.isEmpty()) {
                long last = orders.get(orders.size() - 1).id();
                Map<Long, Set<String>> terms = terms(connection, orders.get(0).id(), last);
                for (Names order : orders) {
                    rewrite(order, terms.getOrDefault(order.id(), Set.of()), remove, add);
                    if (!order.sortKey().equals(order.sorted())) {
                        sort.setString(1, order.sortKey());
                        sort.setLong(2, order.id());
                        sort.addBatch();
                    }
                }
                remove.executeBatch();
                add.executeBatch();
                sort.executeBatch();
                orders = next(connection, last);
            }
        }
    }

    private static void rewrite(Names order, Set<String> before, PreparedStatement remove, PreparedStatement add)
            throws SQLException {
        Set<String> after = order.terms();
        before.stream().map(SearchTerms::normalize).forEach(after::add);
        for (String term : before) {
            if (!after.contains(term)) {
                put(remove, order.id(), term);
            }
        }
        for (String term : after) {
            if (!before.contains(term)) {
                put(add, order.id(), term);
            }
        }
    }

    private static void put(PreparedStatement statement, long orderId, String term) throws SQLException {
        statement.setLong(1, orderId);
        statement.setString(2, term);
        statement.addBatch();
    }

    private static List<Names> next(Connection connection, long after) throws SQLException {
        List<Names> orders = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setLong(1, after);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    orders.add(new Names(
                            row.getLong("id"),
                            row.getString("number"),
                            row.getString("first_name"),
                            row.getString("last_name"),
                            row.getString("company_name"),
                            row.getString("delivery_name"),
                            row.getString("listed_customer")));
                }
            }
        }
        return orders;
    }

    private static Map<Long, Set<String>> terms(Connection connection, long first, long last) throws SQLException {
        Map<Long, Set<String>> terms = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TERMS)) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    terms.computeIfAbsent(row.getLong("order_id"), id -> new HashSet<>())
                            .add(row.getString("term"));
                }
            }
        }
        return terms;
    }
}
