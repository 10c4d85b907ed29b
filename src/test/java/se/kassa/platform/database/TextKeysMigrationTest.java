package se.kassa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.i18n.Texts;

/** Entries of the history from before the keys of texts were renamed are still readable. */
class TextKeysMigrationTest {

    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("told.placed", "history.placed"),
            Map.entry("told.begun.payment", "history.payment.started"),
            Map.entry("told.begun.capture", "history.requested.capture"),
            Map.entry("told.elsewhere.refund", "history.external.refund"),
            Map.entry("told.person.cancel", "history.unresolved.void"),
            Map.entry("told.done.refund", "history.done.refund"),
            Map.entry("told.called.off", "history.cancelled"),
            Map.entry("told.given.up", "history.payment.expired"),
            Map.entry("told.gone", "history.payment.missing"),
            Map.entry("told.held", "history.review"),
            Map.entry("told.moved", "history.stock.adjusted"),
            Map.entry("told.no.answer", "history.no.response"),
            Map.entry("told.nothing.new", "history.unchanged"),
            Map.entry("told.put.back", "history.restocked"),
            Map.entry("told.shipped.alone", "history.shipped.untracked"),
            Map.entry("told.unreserved", "history.stock.released"),
            Map.entry("alarm.PAYMENT_HELD", "alert.PAYMENT_IN_REVIEW"),
            Map.entry("payment.AUTHORIZED", "payment.AUTHORIZED"),
            Map.entry("payment.LAPSED", "payment.EXPIRED"),
            Map.entry("told.ongoing.cancel", "history.pending.void"));

    @Test
    void storedKeysAreRenamedToKeysThatTheBundleHas() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        flyway(database, "224").migrate();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            int id = 1;
            for (String key : RENAMED.keySet()) {
                statement.execute("insert into order_event (id, order_id, at, actor, type, explanation, text_key,"
                        + " text_parameters, repeats, last_at) values (" + id++ + ", 1, now(), 'kassa', 'NOTE', '', '"
                        + key + "', '[\"@hold.SOLD_OUT\",\"@ending.REFUSED\",\"@fact.PAID\",\"hold.X\"]', 0, now())");
            }
            SchemaMigration.migrate(database);
            Map<String, String> found = new TreeMap<>();
            try (ResultSet rows = statement.executeQuery("select text_key, text_parameters from order_history_entry")) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
            assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(RENAMED.values());
            assertThat(Texts.admin(Languages.DEFAULT).keySet())
                    .containsAll(found.keySet())
                    .contains("review.SOLD_OUT", "outcome.reason.REFUSED", "mail.event.PAID");
            assertThat(found.get("history.review"))
                    .isEqualTo("[\"@review.SOLD_OUT\",\"@outcome.reason.REFUSED\",\"@mail.event.PAID\",\"hold.X\"]");
        }
    }

    private static Flyway flyway(JdbcDataSource database, String target) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .placeholders(Map.of("bytewise", ""))
                .target(target)
                .load();
    }
}
