package se.kassa.platform.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads the settings at start-up, so that an invalid one stops it. */
@ApplicationScoped
public class SettingsCheck {

    private static final Logger LOG = Logger.getLogger(SettingsCheck.class.getName());

    void check(@Observes @Initialized(ApplicationScoped.class) Object context, ShopSettings settings) {
        LOG.log(Level.INFO, "The shop is at {0} in mode {1}", new Object[] {settings.publicUrl(), settings.mode()});
    }
}
