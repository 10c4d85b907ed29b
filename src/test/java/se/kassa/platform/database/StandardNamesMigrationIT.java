package se.kassa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import se.kassa.testdata.OrderGenerator;
import se.kassa.testing.Servers;
import se.kassa.testing.TestDatabase;

/** Rows that the previous release has stored get the standard names and terms. */
class StandardNamesMigrationIT {

    private static final String PREVIOUS_RELEASE = "230";

    /** Words that no table, column, index, constraint or sequence may carry. */
    private static final Pattern FORMER_WORDS = Pattern.compile(
            "alarm|look(?!up)|hold|held|secured|question|part_number|(?<!product)_fact|given_up|put_back|for_person|consumer|worth|once$");

    private DataSource database;

    @BeforeEach
    void storeRowsOfPreviousRelease() throws Exception {
        TestDatabase created = TestDatabase.create(Servers.newFolder());
        database = OrderGenerator.dataSource(created.url(), created.user(), created.password());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .placeholders(Map.of("bytewise", isPostgreSql() ? "collate \"C\"" : ""))
                .target(PREVIOUS_RELEASE)
                .load()
                .migrate();
        run("insert into orders (id, version, number, receipt_token, cart_token, created_at, language, currency,"
                + " payment_state, shipping_state, amount, captured_amount, refunded_amount, stage, hold_reason,"
                + " hold_expected, purchase_type) values (1, 0, '10001', 'r1', 'c1', now(), 'sv', 'SEK', 'STOPPED',"
                + " 'NOT_SHIPPED', 100, 0, 0, 'HELD', 'ROWS_DIFFER', 100, 'B2B')");
        run("insert into order_line (order_id, position, kind, part_number, name, quantity, unit_amount,"
                + " discount_amount, vat_rate) values (1, 0, 'DELIVERY', 'parcel', 'Paket', 1, 100, 0, 2500)");
        run("insert into payment_attempt (id, order_id, number, reference, notification_token, created_at,"
                + " cart_key_revision, cart_call_fence, payment_state, applied_stamp, questions, provider_order_id)"
                + " values (1, 1, 1, '10001', 't1', now(), 1, 3, 'LAPSED', 7, 2, 'P1')");
        run("insert into payment_revision (id, attempt_id, number, amount, lines, created_at) values (1, 1, 1, 100,"
                + " '[{\"kind\":\"DELIVERY\",\"name\":\"a \\\"kind\\\":\\\"DELIVERY\\\"\"}]', now())");
        run("insert into payment_operation (id, order_id, open_order_id, attempt_id, provider_order_id, number, kind,"
                + " state, ending, amount, refunded_amount, last_capture, voiding, token, actor, begun_at, looks,"
                + " for_person) values (1, 1, 1, 1, 'P1', 1, 'CANCEL', 'ONGOING', 'NO_ANSWER', 100, 0, false, false,"
                + " 'o1', 'anna', now(), 1, true)");
        run("insert into notification (id, attempt_id, identity, received_at, last_received_at, receipts, body, state,"
                + " tries, due_at, fence) values (1, 1, 'i', now(), now(), 4, '{}', 'PARKED', 1, now(), 1)");
        run("insert into alarm (id, cause, subject, open_subject, order_number, explanation, raised_at, repeats,"
                + " last_at) values (1, 'PAYMENT_HELD', '10001/ROWS_DIFFER/P1', 'PAYMENT_HELD/10001/ROWS_DIFFER/P1',"
                + " '10001', 'ROWS_DIFFER: x', now(), 0, now())");
        run("insert into outbox_message (id, handler, fact, payload, created_at, state, tries, due_at, fence) values"
                + " (1, 'alarm-mail', 'f1', '{\"cause\":\"PAYMENT_HELD\"}', now(), 'WAITING', 0, now(), 0)");
        run(
                "insert into outbox_message (id, handler, fact, payload, created_at, state, tries, due_at, fence) values"
                        + " (2, 'listener', 'f1', '{\"kind\":\"HELD\",\"reason\":\"ROWS_DIFFER\"}', now(), 'SETTLED', 0, now(), 0)");
        entry(1, "CANCEL", "'history.cancelled'", "'[\"-\"]'");
        entry(2, "CANCEL", "'history.ongoing.cancel'", "'[100]'");
        entry(3, "HELD", "'history.review'", "'[\"@review.ROWS_DIFFER\",\"ROWS_DIFFER\"]'");
        entry(4, "ALARM", "'alert.PAYMENT_HELD'", "'[]'");
        entry(5, "PAYMENT_CHANGED", "'payment.STOPPED'", "'[]'");
        entry(6, "NOTE", "null", "null");
        run("insert into bulk_job (id, action, actor, begun_at, items, once) values (1, 'ask', 'anna', now(), 3, 'k')");
        item(1, "'NO_ANSWER|down|now'");
        item(2, "'SHIPPED'");
        item(3, "null");
        run("insert into discount (code, enabled, kind, worth, minimum) values ('D', true, 'FREE_DELIVERY', 0, 0)");
    }

    @Test
    void storedValuesGetStandardTerms() throws SQLException {
        SchemaMigration.migrate(database);
        assertThat(one("select concat(payment_state, ' ', stage, ' ', review_reason, ' ', customer_type) from orders"))
                .isEqualTo("BLOCKED IN_REVIEW LINES_DIFFER COMPANY");
        assertThat(one("select concat(kind, ' ', sku) from order_line")).isEqualTo("SHIPPING parcel");
        assertThat(one("select concat(payment_state, ' ', payment_id, ' ', session_fence, ' ', unchanged_queries)"
                        + " from payment_attempt"))
                .isEqualTo("EXPIRED P1 3 2");
        assertThat(one("select lines from payment_revision"))
                .isEqualTo("[{\"kind\":\"SHIPPING\",\"name\":\"a \\\"kind\\\":\\\"DELIVERY\\\"\"}]");
        assertThat(one("select concat(kind, ' ', state, ' ', outcome_reason, ' ', idempotency_key)"
                        + " from payment_operation where needs_attention"))
                .isEqualTo("VOID PENDING NO_RESPONSE o1");
        assertThat(one("select concat(state, ' ', receive_count) from notification where recorded"))
                .isEqualTo("FAILED 4");
        assertThat(one("select concat(open_subject, ' ', explanation) from alert"))
                .isEqualTo("PAYMENT_IN_REVIEW/10001/LINES_DIFFER/P1 LINES_DIFFER: x");
        assertThat(one("select concat(handler, payload, state) from outbox_message where id = 1"))
                .isEqualTo("alert-mail{\"cause\":\"PAYMENT_IN_REVIEW\"}WAITING");
        assertThat(one("select concat(payload, state) from outbox_message where id = 2"))
                .isEqualTo("{\"kind\":\"IN_REVIEW\",\"reason\":\"LINES_DIFFER\"}DISMISSED");
        assertThat(one("select concat(kind, ' ', discount_value) from discount"))
                .isEqualTo("FREE_SHIPPING 0");
    }

    @Test
    void historyGetsStandardTerms() throws SQLException {
        SchemaMigration.migrate(database);
        assertThat(entry(1)).isEqualTo("CANCELLED history.cancelled [\"-\"]");
        assertThat(entry(2)).isEqualTo("VOID history.pending.void [100]");
        assertThat(entry(3)).isEqualTo("PUT_IN_REVIEW history.review [\"@review.LINES_DIFFER\",\"ROWS_DIFFER\"]");
        assertThat(entry(4)).isEqualTo("ALERT alert.PAYMENT_IN_REVIEW []");
        assertThat(entry(5)).isEqualTo("PAYMENT_CHANGED payment.BLOCKED []");
        assertThat(entry(6)).isEqualTo("NOTE  ");
    }

    @Test
    void resultOfBulkJobIsSplit() throws SQLException {
        SchemaMigration.migrate(database);
        assertThat(one("select concat(action, ' ', item_count, ' ', idempotency_key) from bulk_job"))
                .isEqualTo("refresh 3 k");
        assertThat(one("select concat(result_code, ' ', failure) from bulk_job_item where id = 1"))
                .isEqualTo("NO_RESPONSE down|now");
        assertThat(one("select concat(result_code, ' ', failure) from bulk_job_item where id = 2"))
                .isEqualTo("SHIPPED ");
        assertThat(one("select concat(result_code, ' ', failure) from bulk_job_item where id = 3"))
                .isEqualTo(" ");
    }

    @Test
    void sequencesContinue() throws SQLException {
        long before = Long.parseLong(one("select nextval('order_event_seq')"));
        SchemaMigration.migrate(database);
        assertThat(Long.parseLong(one("select nextval('order_history_entry_seq')")))
                .isGreaterThan(before);
    }

    @Test
    void noFormerNameIsLeft() throws SQLException {
        SchemaMigration.migrate(database);
        assertThat(names("select table_name from information_schema.tables where lower(table_schema) = 'public'"))
                .contains("alert")
                .noneMatch(FORMER_WORDS.asPredicate());
        assertThat(names("select column_name from information_schema.columns where lower(table_schema) = 'public'"))
                .contains("review_reason")
                .noneMatch(FORMER_WORDS.asPredicate());
        // PostgreSQL 18 names each "not null" after its first column, and lists it as a check.
        assertThat(names("select constraint_name from information_schema.table_constraints"
                        + " where lower(table_schema) = 'public' and constraint_type in ('UNIQUE', 'CHECK')"
                        + " and right(lower(constraint_name), 9) <> '_not_null'"))
                .contains("alert_open_unique")
                .noneMatch(FORMER_WORDS.asPredicate());
        assertThat(names("select sequence_name from information_schema.sequences"))
                .contains("alert_seq")
                .noneMatch(FORMER_WORDS.asPredicate());
    }

    private boolean isPostgreSql() {
        return database instanceof PGSimpleDataSource;
    }

    private void entry(int id, String type, String key, String parameters) throws SQLException {
        run("insert into order_event (id, order_id, at, actor, type, explanation, text_key, text_parameters, repeats,"
                + " last_at) values (" + id + ", 1, now(), 'kassa', '" + type + "', '', " + key + ", " + parameters
                + ", 0, now())");
    }

    private void item(int id, String failure) throws SQLException {
        run("insert into bulk_item (id, job_id, order_number, state, tries, due_at, fence, failure) values (" + id
                + ", 1, '1000" + id + "', 'DONE', 1, now(), 1, " + failure + ")");
    }

    private String entry(int id) throws SQLException {
        return one(
                "select concat(type, ' ', text_key, ' ', text_parameters) from order_history_entry where id = " + id);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String one(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Set<String> names(String sql) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                names.add(row.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
