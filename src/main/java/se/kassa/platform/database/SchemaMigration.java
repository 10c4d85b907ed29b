package se.kassa.platform.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings the schema up to this release. Several nodes may call it at the same moment: Flyway lets one go first. A schema
 * that a later release has brought further is worked with all the same, unless it says that this release is too old.
 */
public final class SchemaMigration {

    /** Has a text column compare by its bytes, as H2 does anyway; PostgreSQL asks its operating system otherwise. */
    private static final String BYTEWISE = "collate \"C\"";

    /** So many seconds the database may still be starting, roughly. */
    private static final int CONNECT_RETRIES = 5;

    private SchemaMigration() {}

    /** @throws SchemaTooNewException if the schema needs a later release than this */
    public static void migrate(DataSource dataSource) throws SQLException {
        Flyway flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .placeholders(Map.of("bytewise", isPostgreSql(dataSource) ? BYTEWISE : ""))
                .connectRetries(CONNECT_RETRIES)
                .outOfOrder(true)
                .load();
        if (dataSource instanceof JdbcDataSource h2) {
            migrate(flyway, FileBeforeMigration.of(h2));
        } else {
            flyway.migrate();
        }
        MigrationVersion known = newestKnown(flyway);
        MigrationVersion needed = needed(dataSource);
        if (known.compareTo(needed) < 0) {
            throw new SchemaTooNewException(known.getVersion(), needed.getVersion());
        }
    }

    /** With a copy of the file to go back to: H2 commits in the middle of a migration. */
    private static void migrate(Flyway flyway, Optional<FileBeforeMigration> file) throws SQLException {
        try {
            if (file.isPresent()) {
                file.get().restore();
                if (!file.get().exists() || flyway.info().pending().length > 0) {
                    file.get().keep();
                }
            }
            flyway.migrate();
            if (file.isPresent()) {
                file.get().forget();
            }
        } catch (IOException e) {
            throw new SQLException(
                    "The database's file can't be copied before its migration, or the copy not removed", e);
        }
    }

    private static MigrationVersion newestKnown(Flyway flyway) {
        MigrationVersion newest = MigrationVersion.EMPTY;
        for (MigrationInfo migration : flyway.info().all()) {
            if (migration.getState().isResolved() && migration.getVersion().compareTo(newest) > 0) {
                newest = migration.getVersion();
            }
        }
        return newest;
    }

    private static MigrationVersion needed(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select needs_migration from schema_floor")) {
            row.next();
            return MigrationVersion.fromVersion(row.getString(1));
        }
    }

    /** Asks a data source of the server; the drivers' own are known without a connection, which may not be there yet. */
    private static boolean isPostgreSql(DataSource dataSource) throws SQLException {
        if (dataSource instanceof PGSimpleDataSource || dataSource instanceof JdbcDataSource) {
            return dataSource instanceof PGSimpleDataSource;
        }
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        }
    }
}
