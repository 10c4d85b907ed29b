package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;
import se.kassa.platform.database.SchemaMigration;
import se.kassa.testdata.OrderGenerator;
import se.kassa.testing.Servers;
import se.kassa.testing.TestDatabase;

/** Orders that a release before has written are found and sorted as new ones are. */
class SearchTermsMigrationIT {

    private static final int ORDERS = 3000;

    private DataSource database;
    private long id;

    /** As the release before left it. */
    @BeforeEach
    void writeAsBefore() throws Exception {
        TestDatabase created = TestDatabase.create(Servers.newFolder());
        database = OrderGenerator.dataSource(created.url(), created.user(), created.password());
        new OrderGenerator(database, new PrintStream(PrintStream.nullOutputStream()))
                .generate(ORDERS, 7, LocalDate.of(2026, 11, 24));
        id = Long.parseLong(one("select max(id) from orders"));
        run("update orders set number = 'LD-77045', first_name = 'Åsa-Marie', last_name = 'O’Brien Đorđević',"
                + " company_name = null, delivery_name = null, listed_customer = 'o’brien đorđevic asa-marie',"
                + " email = 'asa@example.se', phone = '+46701234567', zip = '123 45', city = 'Örnsköldsvik',"
                + " tracking_number = 'SE 55-TRACK' where id = " + id);
        run("delete from order_search_term where order_id = " + id);
        for (String term : List.of(
                "ld-77045", "asa-marie o’brien đorđevic", "o’brien đorđevic asa-marie", "asa@example.se", "te-chai")) {
            run("insert into order_search_term (order_id, term) values (" + id + ", '" + term + "')");
        }
        run("delete from \"flyway_schema_history\" where \"version\" in ('216', '218', '286')");
    }

    @Test
    void earlierOrdersAreFoundAndSorted() throws Exception {
        assertThat(found("dordevic")).doesNotContain(id);
        SchemaMigration.migrate(database);
        String product = one("select name from order_line where kind = 'PRODUCT' and order_id = " + id);
        for (String text : List.of(
                "LD-77045",
                "77045",
                "#LD-77045",
                "LD77045",
                "77 045",
                "åsa marie",
                "åsa-marie",
                "marie",
                "o'brien",
                "O’Brien",
                "Đorđević",
                "dordevic",
                "asa@example.se",
                "te-chai",
                "070-123 45 67",
                "+46 70 1234567",
                "12345",
                "123 45",
                "örnsk",
                "SE 55-track",
                product)) {
            assertThat(found(text)).as(text).contains(id);
        }
        assertThat(one("select listed_customer from orders where id = " + id)).isEqualTo("o'brien dordevic {sa-marie");
    }

    @Test
    void migrationIsIdempotent() throws Exception {
        SchemaMigration.migrate(database);
        String terms = one("select count(*) from order_search_term");
        run("delete from \"flyway_schema_history\" where \"version\" in ('216', '218', '286')");
        SchemaMigration.migrate(database);
        assertThat(one("select count(*) from order_search_term")).isEqualTo(terms);
    }

    private List<Long> found(String text) {
        List<OrderRow> rows = new ArrayList<>();
        new OrderList(database, ORDERS).forEachBatch(OrderFilter.ALL.with(text), rows::addAll);
        return rows.stream().map(OrderRow::id).toList();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
