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
 * Migrates the schema to this release. Safe to call from several nodes at once: Flyway serialises them. A schema of a
 * later release is accepted unless it requires a later release.
 */
public final class SchemaMigration {

    /** Makes a text column compare by bytes, as H2 does; PostgreSQL would use the collation of the operating system. */
    private static final String BYTEWISE = "collate \"C\"";

    /** Roughly the seconds that the database may take to start. */
    private static final int CONNECT_RETRIES = 5;

    private SchemaMigration() {}

    /** @throws SchemaTooNewException if the schema requires a later release */
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
            migrate(flyway, PreMigrationBackup.of(h2));
        } else {
            flyway.migrate();
        }
        MigrationVersion known = newestKnown(flyway);
        MigrationVersion needed = needed(dataSource);
        if (known.compareTo(needed) < 0) {
            throw new SchemaTooNewException(known.getVersion(), needed.getVersion());
        }
    }

    /** Migrates H2 with a backup of the file: H2 commits in the middle of a migration. */
    private static void migrate(Flyway flyway, Optional<PreMigrationBackup> backup) throws SQLException {
        try {
            if (backup.isPresent()) {
                backup.get().restore();
                if (!backup.get().exists() || flyway.info().pending().length > 0) {
                    backup.get().create();
                }
            }
            flyway.migrate();
            if (backup.isPresent()) {
                backup.get().delete();
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

    /**
     * Asks a data source of the server; the shop's own drivers are known without a connection, which may not be
     * available yet.
     */
    private static boolean isPostgreSql(DataSource dataSource) throws SQLException {
        if (dataSource instanceof PGSimpleDataSource || dataSource instanceof JdbcDataSource) {
            return dataSource instanceof PGSimpleDataSource;
        }
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        }
    }
}
