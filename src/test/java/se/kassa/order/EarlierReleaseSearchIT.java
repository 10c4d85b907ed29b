package se.kassa.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.catalogue.SearchText;
import se.kassa.order.list.OrderFilter;
import se.kassa.order.list.OrderList;
import se.kassa.order.list.OrderRow;
import se.kassa.platform.database.SchemaMigration;
import se.kassa.testdata.OrderGenerator;
import se.kassa.testing.Servers;
import se.kassa.testing.TestDatabase;

/** A database of the release before typographic characters were folded, with its own schema, rows and search terms. */
class EarlierReleaseSearchIT {

    /** The last migration of that release. */
    private static final String EARLIER = "212";

    private DataSource database;
    private long orders;

    @BeforeEach
    void writeAsBefore() throws SQLException {
        TestDatabase created = TestDatabase.create(Servers.newFolder());
        database = OrderGenerator.dataSource(created.url(), created.user(), created.password());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .placeholders(Map.of("bytewise", created.url().startsWith("jdbc:h2:") ? "" : "collate \"C\""))
                .outOfOrder(true)
                .target(EARLIER)
                .load()
                .migrate();
        order("Đorđe", "Đorđević", null, "đorđe đorđevic", "đorđevic đorđe");
        order("Þóra", "Þórsdóttir", null, "þora þorsdottir", "þorsdottir þora");
        order("Ömer", "Çelik", null, "omer celik", "celik omer");
        order("Seán", "O’Brien", null, "sean o’brien", "o’brien sean");
        order("Åsa–Marie", "Öst\u2011Berg", null, "asa–marie ost\u2011berg", "ost\u2011berg asa–marie");
        order("Eva", "Lindgren Svensson", null, "eva lindgren svensson", "lindgren svensson eva");
        order("Bo", "Ek", "Œuvre Smørrebrød – L’Été AB", "œuvre smorrebrød – l’ete ab", "ek bo");
        run("insert into category (code, position) values ('mugs', 1)");
        product("mors-mugg", "Mor’s kaffemugg – blå", "mor’s kaffemugg – bla");
        product("dorde-te", "Te från\u00A0Đorđe", "te fran\u00A0đorđe");
    }

    private void order(String firstName, String lastName, String company, String... terms) throws SQLException {
        long id = ++orders;
        run(
                "insert into orders (id, version, number, receipt_token, cart_token, created_at, language, currency,"
                        + " payment_state, shipping_state, amount, captured_amount, refunded_amount, stage, first_name,"
                        + " last_name, company_name, email, listed_customer) values (?, 0, ?, ?, ?, current_timestamp,"
                        + " 'sv', 'SEK', 'AUTHORIZED', 'NOT_SHIPPED', 8900, 0, 0, 'TO_SHIP', ?, ?, ?, ?, ?)",
                id,
                "LD-1000" + id,
                "receipt-" + id,
                "cart-" + id,
                firstName,
                lastName,
                company,
                "customer" + id + "@example.se",
                terms[1]);
        for (String term : terms) {
            term(id, term);
        }
        term(id, "ld-1000" + id);
        term(id, "customer" + id + "@example.se");
        run(
                "insert into order_line (order_id, position, kind, part_number, name, quantity, unit_amount,"
                        + " discount_amount, vat_rate) values (?, 0, 'PRODUCT', 'mors-mugg', 'Mugg', 1, 8900, 0, 2500)",
                id);
    }

    private void term(long order, String term) throws SQLException {
        run("insert into order_search_term (order_id, term) values (?, ?)", order, term);
    }

    private void product(String sku, String name, String searchText) throws SQLException {
        run(
                "insert into product (sku, category, position, unit_amount, vat_rate, picture)"
                        + " values (?, 'mugs', 1, 8900, 2500, '')",
                sku);
        run(
                "insert into product_text (sku, language, name, description, search_text) values (?, 'sv', ?, '', ?)",
                sku,
                name,
                searchText);
    }

    @Test
    void ordersAreFoundByEverySpellingOfTheirCustomers() throws SQLException {
        SchemaMigration.migrate(database);
        assertFound(1, "Đorđe", "dorde", "Đorđević", "dordevic", "DORDEVIC đorđe", "LD-10001", "10001", "#LD10001");
        assertFound(2, "Þóra", "thora", "thorsdottir", "Þórsdóttir Þóra", "customer2@example.se");
        assertFound(3, "Çelik", "celik", "ömer çelik", "omer");
        assertFound(4, "O'Brien", "O’Brien", "o`brien", "sean o'brien");
        assertFound(5, "åsa-marie", "Åsa Marie", "marie", "öst-berg", "Öst–Berg", "berg");
        assertFound(6, "svensson", "lindgren svensson");
        assertFound(7, "oeuvre", "smörrebröd", "l'été", "l’ete", "ek bo");
        assertThat(texts("select listed_customer from orders order by listed_customer"))
                .containsExactly(
                        "celik }mer",
                        "dordevic dorde",
                        "lindgren svensson eva",
                        "o'brien sean",
                        "thorsdottir thora",
                        "}st-berg {sa-marie",
                        "}uvre sm}rrebr}d - l'ete ab");
    }

    @Test
    void productsAreFoundByEverySpellingOfTheirNames() throws SQLException {
        SchemaMigration.migrate(database);
        String mug = texts("select search_text from product_text where sku = 'mors-mugg'")
                .get(0);
        String tea = texts("select search_text from product_text where sku = 'dorde-te'")
                .get(0);
        for (String text : List.of("mor's", "Mor’s kaffemugg - blå", "kaffemugg – bla")) {
            assertThat(mug).contains(SearchText.normalize(text));
        }
        for (String text : List.of("dorde", "från Đorđe", "te fran\u00A0dorde")) {
            assertThat(tea).contains(SearchText.normalize(text));
        }
    }

    private void assertFound(long order, String... texts) {
        for (String text : texts) {
            List<OrderRow> rows = new ArrayList<>();
            new OrderList(database, (int) orders).forEachBatch(OrderFilter.ALL.with(text), rows::addAll);
            assertThat(rows).as(text).extracting(OrderRow::id).containsExactly(order);
        }
    }

    private void run(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
