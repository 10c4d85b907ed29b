package se.kassa.platform.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Makes the validated settings injectable; EL name {@code settings}. */
@ApplicationScoped
public class ShopSettingsProducer {

    @Produces
    @Singleton
    @Named("settings")
    public ShopSettings settings() {
        return read(ShopSettings::read);
    }

    /**
     * Reads settings from the application's configuration, independent of the thread's class loader.
     *
     * @throws SettingsException with everything that is missing or invalid
     */
    public static <T> T read(Function<SettingsReader, T> settings) {
        SettingsReader reader = new SettingsReader(Configuration::find);
        T result = settings.apply(reader);
        reader.check();
        return result;
    }
}
