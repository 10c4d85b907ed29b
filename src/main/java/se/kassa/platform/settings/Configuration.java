package se.kassa.platform.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads configuration values from MicroProfile Config. While GlassFish prepares an application, and outside a server,
 * MicroProfile Config is not available: system properties and environment variables are then read by its rules.
 */
public final class Configuration {

    private static final Logger LOG = Logger.getLogger(Configuration.class.getName());

    /** The former name of each renamed setting, by its present name. */
    private static final Map<String, String> FORMER_NAMES = Map.ofEntries(
            Map.entry("kassa.admin.password", "kassa.desk.password"),
            Map.entry("kassa.admin.password-reset", "kassa.desk.password-reset"),
            Map.entry("kassa.admin.idle-timeout", "kassa.desk.idle"),
            Map.entry("kassa.admin.session-timeout", "kassa.desk.longest-session"),
            Map.entry("kassa.operation.check-interval", "kassa.look-again-after"),
            Map.entry("kassa.messages-dir", "kassa.texts"),
            Map.entry("kassa.db.acquire-timeout", "kassa.db.wait"),
            Map.entry("kassa.db.socket-timeout", "kassa.db.answer-timeout"),
            Map.entry("kassa.privacy.retention-days", "kassa.personal-data-days"),
            Map.entry("kassa.outbox.max-attempts", "kassa.outbox.tries"),
            Map.entry("kassa.mail.alerts-to", "kassa.mail.alarms-to"),
            Map.entry("ecster.reconciliation-interval", "ecster.search-every"),
            Map.entry("ecster.max-concurrent-calls", "ecster.calls-at-once"),
            Map.entry("kassa.notification.max-attempts", "ecster.notification.tries"),
            Map.entry("kassa.notification.workers", "ecster.notification.workers"),
            Map.entry("kassa.notification.retention", "ecster.notification.retention"));

    private Configuration() {}

    /**
     * The value of a setting, independent of the calling thread's class loader. A renamed setting is also read by its former
     * name; the log then says which name to use.
     *
     * @return empty if the setting is not set
     */
    public static Optional<String> find(String name) {
        return find(name, Configuration::lookUp);
    }

    static Optional<String> find(String name, Function<String, Optional<String>> source) {
        return source.apply(name).or(() -> findByFormerName(name, source));
    }

    private static Optional<String> findByFormerName(String name, Function<String, Optional<String>> source) {
        String formerName = FORMER_NAMES.get(name);
        if (formerName == null) {
            return Optional.empty();
        }
        Optional<String> value = source.apply(formerName);
        if (value.isPresent()) {
            LOG.log(
                    Level.WARNING,
                    "The setting {0} is now called {1}. The old name works in this release only.",
                    new Object[] {formerName, name});
        }
        return value;
    }

    private static Optional<String> lookUp(String name) {
        try {
            return ConfigProvider.getConfig(Configuration.class.getClassLoader())
                    .getOptionalValue(name, String.class);
        } catch (IllegalStateException e) {
            return findWithoutServer(name);
        }
    }

    /** A system property, else an environment variable: the name with {@code _}, as it is, then in capitals. */
    static Optional<String> findWithoutServer(String name) {
        String variable = name.replaceAll("[^A-Za-z0-9]", "_");
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .or(() -> Optional.ofNullable(System.getenv(variable.toUpperCase(Locale.ROOT))));
    }
}
