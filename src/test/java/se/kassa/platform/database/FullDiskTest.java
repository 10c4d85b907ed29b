package se.kassa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;

/** The disk with the database is full for a while. */
class FullDiskTest {

    @TempDir
    private Path folder;

    @AfterEach
    void free() {
        FullDisk.free();
    }

    @Test
    void h2RecoversFromAFullDisk() throws SQLException {
        FullDisk.register();
        DatabaseSettings settings = DatabaseSettings.read(new SettingsReader(new MapConfig(Map.of(
                "kassa.db.url",
                "jdbc:h2:full:" + folder.resolve("shop") + ";WRITE_DELAY=0",
                "kassa.db.acquire-timeout",
                "PT15S"))));
        try (HikariDataSource pool = ConnectionPoolFactory.of(DatabaseConnections.driver(settings), settings)) {
            execute(pool, "create table written (id int primary key, what varchar)");
            haveIdleConnections(pool, 5);
            write(pool, 1);

            FullDisk.fill();
            for (int i = 0; i < 10; i++) {
                SQLException failure = catchThrowableOfType(SQLException.class, () -> write(pool, 2));
                assertThat(DatabaseOutage.isCauseOf(failure)).isTrue();
                assertThat(DatabaseOutage.isUnableToWrite()).isTrue();
            }
            FullDisk.free();

            write(pool, 3);
            write(pool, 4);
            assertThat(written(pool)).containsExactly(1, 3, 4);
        }
        assertThat(folder.resolve("shop.mv.db")).exists();
        assertThat(folder.resolve("shop.trace.db")).doesNotExist();
    }

    /** Disk full, out of memory, too many connections, and a disk that fails, as PostgreSQL says it. */
    @ParameterizedTest
    @ValueSource(strings = {"53100", "53200", "53300", "58030"})
    void fullPostgreSqlIsAnOutage(String state) {
        assertThat(DatabaseOutage.isCauseOf(
                        new IllegalStateException(new SQLException("could not extend file", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "22001", "HY000"})
    void statementErrorIsNoOutage(String state) {
        assertThat(DatabaseOutage.isCauseOf(new SQLException("wrong", state))).isFalse();
    }

    private static void haveIdleConnections(HikariDataSource pool, int count) throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(pool.getConnection());
        }
        for (Connection each : all) {
            each.close();
        }
    }

    private static void write(HikariDataSource pool, int id) throws SQLException {
        execute(pool, "insert into written values (" + id + ", repeat('x', 20000))");
    }

    /** In a transaction, as the container has it. */
    private static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = LazyConnection.of(pool::getConnection)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private static List<Integer> written(HikariDataSource pool) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from written order by id")) {
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
        }
        return ids;
    }
}
