#!/usr/bin/env bash
# H2 2.5.252: ALTER TABLE ... RENAME CONSTRAINT of a unique constraint leaves the former name on the index behind it. The
# system tables and the message of a violation show both names. A script (SCRIPT TO, as a backup) does not contain the index,
# so a database restored from it has another index name than the one it was made of. PostgreSQL renames the index as well.
# Concerns everybody who renames constraints in migrations, and whose tests look for former names or compare two schemas.
# Needs: bash, curl, a JDK (17 or later), Maven Central. Exits 0 while the behaviour is as described.
set -euo pipefail
central=https://repo.maven.apache.org/maven2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

curl -sSf -o h2.jar $central/com/h2database/h2/2.5.252/h2-2.5.252.jar
cat > Renamed.java <<'JAVA'
import java.sql.*;

public class Renamed {
    public static void main(String[] args) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:one");
                Connection restored = DriverManager.getConnection("jdbc:h2:mem:two");
                Statement statement = connection.createStatement()) {
            statement.execute("create table item (code int, constraint code_once unique (code))");
            statement.execute("alter table item rename constraint code_once to code_unique");
            statement.execute("insert into item values (1)");
            String names = names(connection);
            String message = "";
            try {
                statement.execute("insert into item values (1)");
            } catch (SQLException e) {
                message = e.getMessage().lines().findFirst().orElseThrow();
            }
            statement.execute("script to 'memFS:backup.sql'");
            restored.createStatement().execute("runscript from 'memFS:backup.sql'");
            System.out.println("renamed:   " + names);
            System.out.println("violation: " + message);
            System.out.println("restored:  " + names(restored));
            System.exit(names.startsWith("CODE_UNIQUE with index CODE_ONCE_INDEX_")
                            && message.contains("CODE_UNIQUE INDEX PUBLIC.CODE_ONCE_INDEX_")
                            && names(restored).startsWith("CODE_UNIQUE with index CODE_UNIQUE_INDEX_")
                    ? 0 : 1);
        }
    }

    static String names(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(
                "select constraint_name, index_name from information_schema.table_constraints where table_name = 'ITEM'")) {
            row.next();
            return row.getString(1) + " with index " + row.getString(2);
        }
    }
}
JAVA
echo "h2 2.5.252, java $(java -version 2>&1 | head -1)"
java -cp h2.jar Renamed.java
