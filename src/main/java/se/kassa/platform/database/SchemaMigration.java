package se.kassa.platform.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema up to this release. Several nodes may call it at the same moment: Flyway lets one go first. */
final class SchemaMigration {

    private SchemaMigration() {}

    static void migrate(DataSource dataSource) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }
}
