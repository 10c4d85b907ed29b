package se.kassa.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;

/** With a lender that has a single connection, so that whatever is kept too long is noticed. */
class LazyConnectionTest {

    /** HikariCP does not look at a connection that was used less than half a second ago. */
    private static final int LONGER_THAN_TRUSTED = 700;

    private HikariDataSource source;
    private Connection acquired;
    private Connection connection;

    @BeforeEach
    void lendOne() throws SQLException {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        HikariConfig config = new HikariConfig();
        config.setDataSource(h2);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        source = new HikariDataSource(config);
        connection = LazyConnection.of(() -> acquired = source.getConnection());
        execute(connection, "create table t (n integer)");
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void connectionIsReleasedAtCommit() throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "insert into t values (1)");
        assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(this::rowsSeenByAnother);
        connection.commit();
        assertThat(rowsSeenByAnother()).isOne();
    }

    @Test
    void connectionIsReleasedAtRollback() throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "insert into t values (1)");
        connection.rollback();
        assertThat(rowsSeenByAnother()).isZero();
    }

    @Test
    void nextTransactionStartsAnew() throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "insert into t values (1)");
        connection.commit();
        execute(connection, "insert into t values (2)");
        connection.rollback();
        assertThat(rowsSeenByAnother()).isOne();
    }

    @Test
    void connectionIsReleasedAfterTheLastStatement() throws SQLException {
        try (Statement first = connection.createStatement()) {
            execute(connection, "insert into t values (1)");
            assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(this::rowsSeenByAnother);
            first.execute("insert into t values (2)");
        }
        assertThat(rowsSeenByAnother()).isEqualTo(2);
    }

    @Test
    void metaDataReleasesTheConnection() throws SQLException {
        assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("H2");
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "T", null)) {
            assertThat(tables.next()).isTrue();
        }
        assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
        assertThat(rowsSeenByAnother()).isZero();
    }

    @Test
    void lostConnectionIsReplaced() throws SQLException {
        Statement neverClosed = connection.createStatement();
        acquired.close();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> neverClosed.execute("insert into t values (1)"));
        execute(connection, "insert into t values (2)");
        assertThat(rowsSeenByAnother()).isOne();
    }

    @Test
    void transactionBeginsAfterALostConnection() throws SQLException {
        connection.createStatement();
        acquired.close();
        connection.setAutoCommit(false);
        execute(connection, "insert into t values (1)");
        connection.commit();
        assertThat(rowsSeenByAnother()).isOne();
    }

    @Test
    void lostConnectionIsNotReplacedDuringATransaction() throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "insert into t values (1)");
        acquired.close();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> execute(connection, "insert into t values (2)"))
                    .matches(DatabaseOutage::isCauseOf);
        }
        assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
        execute(connection, "insert into t values (3)");
        connection.commit();
        assertThat(rowsSeenByAnother()).isOne();
    }

    @Test
    void closingRollsBack() throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "insert into t values (1)");
        connection.close();
        assertThat(rowsSeenByAnother()).isZero();
        assertThatExceptionOfType(SQLException.class).isThrownBy(connection::createStatement);
    }

    @Test
    void autoCommitEndsTheTransaction() throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "insert into t values (1)");
        connection.setAutoCommit(true);
        assertThat(rowsSeenByAnother()).isOne();
    }

    @Test
    void emptyTransactionNeedsNoConnection() throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(rowsSeenByAnother()).isZero();
        connection.commit();
        execute(connection, "insert into t values (1)");
        connection.rollback();
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(rowsSeenByAnother()).isZero();
    }

    @Test
    void brokenConnectionIsReplaced() throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "insert into t values (1)");
        breakIt();
        Await.millis(LONGER_THAN_TRUSTED);
        execute(connection, "create table if not exists t (n integer)");
        connection.commit();
        assertThat(rowsSeenByAnother()).isZero();
    }

    /** H2 reports it here or later; a container rolls back. */
    private void breakIt() {
        try {
            execute(connection, "shutdown immediately");
            connection.rollback();
        } catch (SQLException e) {
            rollBackWhatBroke();
        }
    }

    private void rollBackWhatBroke() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // As it may.
        }
    }

    private int rowsSeenByAnother() throws SQLException {
        try (Connection another = source.getConnection();
                Statement statement = another.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from t")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
