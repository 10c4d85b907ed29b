package se.kassa.platform.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Makes the validated settings injectable; EL name {@code settings}. */
@ApplicationScoped
public class SettingsProducer {

    @Produces
    @Singleton
    @Named("settings")
    public Settings settings() {
        SettingsReader reader = reader();
        Settings settings = Settings.read(reader);
        reader.check();
        return settings;
    }

    /** Returns a reader of the application's configuration, independent of the thread's class loader. */
    public static SettingsReader reader() {
        return new SettingsReader(Configuration::find);
    }
}
