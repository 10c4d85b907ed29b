package se.kassa.testdata;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes indexes and foreign keys away while much is written, and puts them back as they were. */
final class Indexes {

    private static final Pattern NAME = Pattern.compile("(?i)index \"?(?:public\"?\\.\"?)?(\\w+)\"?");

    private final Connection connection;
    private final List<String> tables;
    private final boolean postgres;
    private final Map<String, String> indexes = new LinkedHashMap<>();
    private final List<String[]> foreignKeys = new ArrayList<>();

    Indexes(Connection connection, List<String> tables) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        this.postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }

    void takeAway() throws SQLException {
        find();
        try (Statement statement = connection.createStatement()) {
            for (String[] key : foreignKeys) {
                statement.execute("alter table " + key[0] + " drop constraint " + key[1]);
            }
            if (!postgres) {
                statement.execute("set referential_integrity false");
            }
            for (String name : indexes.keySet()) {
                statement.execute("drop index " + name);
            }
        }
    }

    void putBack() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String create : indexes.values()) {
                statement.execute(create);
            }
            for (String[] key : foreignKeys) {
                statement.execute("alter table " + key[0] + " add constraint " + key[1] + " " + key[2]);
            }
            if (!postgres) {
                statement.execute("set referential_integrity true");
            }
        }
    }

    /** What the database does by itself after a while: it looks at what it has, so that it knows how to find it. */
    void lookAtAll() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(postgres ? "vacuum analyze" : "analyze");
        }
    }

    private void find() throws SQLException {
        String names = "('" + String.join("', '", tables) + "')";
        if (postgres) {
            read(
                    "select i.indexdef from pg_indexes i where i.schemaname = current_schema() and i.tablename in "
                            + names + " and not exists (select 1 from pg_constraint c where c.conname = i.indexname)",
                    row -> addIndex(row.getString(1)));
            read(
                    "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
                            + " where contype = 'f' and conrelid::regclass::text in " + names,
                    row -> foreignKeys.add(new String[] {row.getString(1), row.getString(2), row.getString(3)}));
        } else {
            read("script nodata nopasswords nosettings table " + String.join(", ", tables), row -> {
                if (row.getString(1).strip().matches("(?is)create\\s+(unique\\s+)?index.*")) {
                    addIndex(row.getString(1));
                }
            });
        }
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String sql, Row each) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                each.read(rows);
            }
        }
    }

    private void addIndex(String create) {
        Matcher name = NAME.matcher(create);
        if (name.find()) {
            indexes.put(name.group(1), create);
        }
    }
}
