package se.kassa.platform.database;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {

    private final JdbcDataSource database = new JdbcDataSource();

    SchemaMigrationTest() throws SQLException {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        SchemaMigration.migrate(database);
    }

    @Test
    void newerSchemaIsAccepted() throws SQLException {
        LaterRelease.migrate(database);
        assertThatNoException().isThrownBy(() -> SchemaMigration.migrate(database));
    }

    @Test
    void tooNewSchemaIsRejected() throws SQLException {
        LaterRelease.migrate(database);
        LaterRelease.contract(database);
        assertThatExceptionOfType(SchemaTooNewException.class)
                .isThrownBy(() -> SchemaMigration.migrate(database))
                .withMessageContaining("9000");
    }
}
