package se.kassa.platform.database;

import se.kassa.platform.settings.SettingsReader;

/**
 * Where the shop keeps its data.
 *
 * @param url a JDBC address of H2 or PostgreSQL
 */
record DatabaseSettings(String url, String user, String password) {

    /** H2 acknowledges a commit before it is on the disk unless the write delay is zero. */
    private static final String EMBEDDED = "jdbc:h2:file:./data/kassa;WRITE_DELAY=0;LOCK_TIMEOUT=10000";

    static DatabaseSettings read(SettingsReader reader) {
        String url = reader.optional("kassa.db.url").orElse(EMBEDDED);
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            reader.problem("kassa.db.url", "must begin with jdbc:postgresql: or jdbc:h2:");
        }
        reader.check();
        boolean embedded = url.startsWith("jdbc:h2:");
        return new DatabaseSettings(
                url,
                reader.optional("kassa.db.user").orElse(embedded ? "kassa" : ""),
                reader.optional("kassa.db.password").orElse(embedded ? "kassa" : ""));
    }

    boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }
}
