package se.kassa.platform.database;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import se.kassa.platform.settings.SettingsReader;

/**
 * Where the shop keeps its data.
 *
 * @param jndiName of a data source of the server's own that is not part of its transactions; the address is not used then
 * @param url a JDBC address of H2 or PostgreSQL
 * @param poolSize the most connections that this node opens
 * @param patience how long a request waits for a connection before it fails
 * @param connectTimeout how long a new connection may take to be opened
 * @param answerTimeout how long an answer of PostgreSQL may take
 */
record DatabaseSettings(
        Optional<String> jndiName,
        String url,
        String user,
        String password,
        int poolSize,
        Duration patience,
        Duration connectTimeout,
        Duration answerTimeout) {

    /** H2 acknowledges a commit before it is on the disk unless the write delay is zero. */
    private static final String EMBEDDED = "jdbc:h2:file:./data/kassa;WRITE_DELAY=0;LOCK_TIMEOUT=10000";

    private static final int LARGEST_POOL = 200;

    static DatabaseSettings read(SettingsReader reader) {
        String url = reader.optional("kassa.db.url").orElse(EMBEDDED);
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            reader.problem("kassa.db.url", "must begin with jdbc:postgresql: or jdbc:h2:");
        }
        boolean embedded = url.startsWith("jdbc:h2:");
        DatabaseSettings settings = new DatabaseSettings(
                reader.optional("kassa.db.jndi-name"),
                url,
                reader.optional("kassa.db.user").orElse(embedded ? "kassa" : ""),
                reader.optional("kassa.db.password").orElse(embedded ? "kassa" : ""),
                poolSize(reader),
                reader.duration("kassa.db.acquire-timeout", Duration.ofSeconds(3)),
                reader.duration("kassa.db.connect-timeout", Duration.ofSeconds(3)),
                reader.duration("kassa.db.socket-timeout", Duration.ofMinutes(1)));
        reader.check();
        return settings;
    }

    private static int poolSize(SettingsReader reader) {
        long size = reader.number("kassa.db.pool-size", 20);
        if (size < 2 || size > LARGEST_POOL) {
            reader.problem("kassa.db.pool-size", "must be from 2 to " + LARGEST_POOL);
            return 2;
        }
        return (int) size;
    }

    /**
     * The address of H2 with what it needs beside a server. H2 closes no database in a shutdown hook of its own, while
     * requests are still answered: the last connection does. It writes no trace file: a failing disk would be filled with
     * the same stack trace, over and over; failures are in the server's log. What the setting itself says stands.
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
