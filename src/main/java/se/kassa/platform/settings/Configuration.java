package se.kassa.platform.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Reads configuration values from MicroProfile Config. While GlassFish prepares an application, and outside a server,
 * MicroProfile Config is not available: system properties and environment variables are then read by its rules.
 */
public final class Configuration {

    private static final Logger LOG = Logger.getLogger(Configuration.class.getName());

    /** The former name of each renamed setting, by its present name. */
    private static final Map<String, String> FORMER_NAMES = readFormerNames();

    private Configuration() {}

    private static Map<String, String> readFormerNames() {
        Properties names = new Properties();
        try (InputStream file = Configuration.class.getResourceAsStream("/former-settings.properties")) {
            names.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, names::getProperty));
    }

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
            return findWithoutServer(name, System::getProperty, System::getenv);
        }
    }

    /** A system property, else an environment variable: the name with {@code _}, as it is, then in capitals. */
    static Optional<String> findWithoutServer(
            String name, UnaryOperator<String> properties, UnaryOperator<String> environment) {
        String variable = name.replaceAll("[^A-Za-z0-9]", "_");
        return Optional.ofNullable(properties.apply(name))
                .or(() -> Optional.ofNullable(environment.apply(variable)))
                .or(() -> Optional.ofNullable(environment.apply(variable.toUpperCase(Locale.ROOT))));
    }
}
