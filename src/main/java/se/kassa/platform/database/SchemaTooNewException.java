package se.kassa.platform.database;

import java.sql.SQLException;

/** The schema was migrated by a later release and no longer supports this one. */
final class SchemaTooNewException extends SQLException {

    private static final long serialVersionUID = 1L;

    SchemaTooNewException(String known, String needed) {
        super("Kassa can't start: this release knows the schema up to migration " + known
                + ", and the database needs one that knows migration " + needed + "; deploy a later release");
    }
}
