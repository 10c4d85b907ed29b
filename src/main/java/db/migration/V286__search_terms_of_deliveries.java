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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import se.kassa.order.SearchTerms;

/**
 * Has existing orders found by phone number, tracking number, postcode, town and the names of their products. Only adds
 * terms.
 */
public class V286__search_terms_of_deliveries extends BaseJavaMigration {

    private static final int AT_ONCE = 1000;
    private static final String NEXT =
            "select id, phone, email, zip, city, delivery_zip, delivery_city, tracking_number"
                    + " from orders where id > ? order by id fetch first " + AT_ONCE + " rows only";
    private static final String PRODUCTS = "select order_id, sku, name from order_line"
            + " where order_id between ? and ? and kind = 'PRODUCT' order by order_id, position";
    private static final String TERMS = "select order_id, term from order_search_term where order_id between ? and ?";

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (PreparedStatement add =
                connection.prepareStatement("insert into order_search_term (order_id, term) values (?, ?)")) {
            TreeMap<Long, Set<String>> orders = next(connection, Long.MIN_VALUE);
            while (!orders.isEmpty()) {
                long first = orders.firstKey();
                long last = orders.lastKey();
                addProducts(connection, first, last, orders);
                Map<Long, Set<String>> known = known(connection, first, last);
                for (Map.Entry<Long, Set<String>> order : orders.entrySet()) {
                    order.getValue().removeAll(known.getOrDefault(order.getKey(), Set.of()));
                    for (String term : order.getValue()) {
                        add.setLong(1, order.getKey());
                        add.setString(2, term);
                        add.addBatch();
                    }
                }
                add.executeBatch();
                orders = next(connection, last);
            }
        }
    }

    private static TreeMap<Long, Set<String>> next(Connection connection, long after) throws SQLException {
        TreeMap<Long, Set<String>> orders = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setLong(1, after);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Set<String> terms = new HashSet<>(SearchTerms.ofPhone(row.getString("phone")));
                    Stream.Builder<String> texts = Stream.builder();
                    for (String column :
                            List.of("email", "zip", "city", "delivery_zip", "delivery_city", "tracking_number")) {
                        texts.add(row.getString(column));
                    }
                    terms.addAll(SearchTerms.ofTexts(texts.build()));
                    orders.put(row.getLong("id"), terms);
                }
            }
        }
        return orders;
    }

    private static void addProducts(Connection connection, long first, long last, Map<Long, Set<String>> orders)
            throws SQLException {
        Map<Long, List<String>> names = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(PRODUCTS)) {
            statement.setLong(1, first);
            statement.setLong(2, last);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long order = row.getLong("order_id");
                    orders.get(order).addAll(SearchTerms.ofTexts(Stream.ofNullable(row.getString("sku"))));
                    names.computeIfAbsent(order, id -> new ArrayList<>()).add(row.getString("name"));
                }
            }
        }
        names.forEach((order, all) -> orders.get(order).addAll(SearchTerms.ofProducts(all.stream())));
    }

    private static Map<Long, Set<String>> known(Connection connection, long first, long last) throws SQLException {
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
