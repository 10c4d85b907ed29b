package se.kassa.platform.database;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import se.kassa.platform.settings.SettingsReader;

/**
 * Database settings ({@code kassa.db.*}).
 *
 * @param jndiName JNDI name of a non-JTA data source of the server; {@code url} is not used then
 * @param url JDBC URL of H2 or PostgreSQL
 * @param poolSize maximum number of connections of this node
 * @param acquireTimeout how long a request waits for a connection
 * @param connectTimeout time-out for opening a connection
 * @param socketTimeout time-out for a response of PostgreSQL
 */
record DatabaseSettings(
        Optional<String> jndiName,
        String url,
        String user,
        String password,
        int poolSize,
        Duration acquireTimeout,
        Duration connectTimeout,
        Duration socketTimeout) {

    /** H2 acknowledges a commit before it is on the disk unless the write delay is zero. */
    private static final String EMBEDDED = "jdbc:h2:file:./data/kassa;WRITE_DELAY=0;LOCK_TIMEOUT=10000";

    private static final int MAX_POOL_SIZE = 200;

    static DatabaseSettings read(SettingsReader reader) {
        String url = reader.optional("kassa.db.url").orElse(EMBEDDED);
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            reader.error("kassa.db.url", "must begin with jdbc:postgresql: or jdbc:h2:");
        }
        boolean embedded = url.startsWith("jdbc:h2:");
        return new DatabaseSettings(
                reader.optional("kassa.db.jndi-name"),
                url,
                reader.optional("kassa.db.user").orElse(embedded ? "kassa" : ""),
                reader.optional("kassa.db.password").orElse(embedded ? "kassa" : ""),
                reader.integer("kassa.db.pool-size", 20, 2, MAX_POOL_SIZE),
                reader.duration("kassa.db.acquire-timeout", Duration.ofSeconds(3)),
                reader.duration("kassa.db.connect-timeout", Duration.ofSeconds(3)),
                reader.duration("kassa.db.socket-timeout", Duration.ofMinutes(1)));
    }

    /**
     * The H2 URL with the options needed in a server: no shutdown hook, because the last connection closes the
     * database, and no trace file, which would fill a failing disk with repeated stack traces. Options in the setting
     * take precedence.
     */
    String h2Url() {
        return withDefault(withDefault(url, "DB_CLOSE_ON_EXIT=FALSE"), "TRACE_LEVEL_FILE=0");
    }

    private static String withDefault(String url, String option) {
        String name = option.substring(0, option.indexOf('=') + 1);
        return url.toUpperCase(Locale.ROOT).contains(";" + name) ? url : url + ";" + option;
    }

    boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }
}
