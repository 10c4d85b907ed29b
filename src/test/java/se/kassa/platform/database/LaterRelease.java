package se.kassa.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A release that does not exist yet: one migration more than this one has, which expands as the rules demand. */
final class LaterRelease {

    private LaterRelease() {}

    /** Migrates a schema that this release made. */
    static void migrate(DataSource database) throws SQLException {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "classpath:later-release")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** Takes away what this release needs, and says so. */
    static void contract(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update schema_floor set needs_migration = '9000'");
        }
    }
}
