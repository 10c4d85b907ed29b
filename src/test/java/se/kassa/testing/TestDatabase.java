package se.kassa.testing;

import java.nio.file.Path;

/** Where a shop under test keeps its data: H2 in a folder, or a new database of a PostgreSQL that the tests started. */
public record TestDatabase(String url, String user, String password) {

    /** A new, empty one, of the kind that {@code kassa.test.database} says. */
    public static TestDatabase create(Path folder) {
        return switch (System.getProperty("kassa.test.database", "h2")) {
            case "h2" ->
                new TestDatabase(
                        "jdbc:h2:file:" + folder.resolve("kassa") + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000",
                        "kassa",
                        "kassa");
            case "postgresql" -> PostgresServer.shared().newDatabase();
            default -> throw new IllegalStateException("kassa.test.database must be h2 or postgresql");
        };
    }
}
