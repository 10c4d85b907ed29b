package se.kassa.platform.settings;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The values that the operator gave, from MicroProfile Config. While GlassFish prepares an application, and outside a
 * server, there is no MicroProfile Config: system properties and environment variables are then read by its rules.
 */
public final class Configuration {

    private Configuration() {}

    /** The value of this application's configuration, whatever the calling thread's class loader; empty where it is not set. */
    public static Optional<String> find(String name) {
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
