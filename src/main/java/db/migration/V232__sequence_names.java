package db.migration;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** Renames sequences along with their tables. In Java, because H2 cannot rename a sequence. */
public class V232__sequence_names extends BaseJavaMigration {

    private record Sequence(String name, String newName, int increment) {}

    private static final List<Sequence> SEQUENCES = List.of(
            new Sequence("payment_stamp_seq", "payment_query_seq", 1),
            new Sequence("order_event_seq", "order_history_entry_seq", 50),
            new Sequence("alarm_seq", "alert_seq", 50),
            new Sequence("bulk_item_seq", "bulk_job_item_seq", 50));

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            for (Sequence sequence : SEQUENCES) {
                statement.execute("create sequence " + sequence.newName() + " start with "
                        + next(statement, sequence.name()) + " increment by " + sequence.increment());
                statement.execute("drop sequence " + sequence.name());
            }
        }
    }

    private static long next(Statement statement, String sequence) throws SQLException {
        try (ResultSet row = statement.executeQuery("select nextval('" + sequence + "')")) {
            row.next();
            return row.getLong(1);
        }
    }
}
