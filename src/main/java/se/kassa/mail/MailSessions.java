package se.kassa.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import se.kassa.platform.settings.SettingsException;

/** The server's mail session, looked up by the name in the settings. */
@ApplicationScoped
class MailSessions {

    private static final Logger LOG = Logger.getLogger(MailSessions.class.getName());

    @Inject
    private MailSettings settings;

    /** Has a name that the server does not know stop the application at its start. */
    void check(@Observes @Initialized(ApplicationScoped.class) Object context) {
        if (settings.isOn()) {
            current();
            LOG.log(Level.INFO, "Mail is sent through {0}", settings.session().orElseThrow());
        } else {
            LOG.info("No mail is sent: kassa.mail.session is not set");
        }
    }

    /** @throws SettingsException if there is none under the name */
    Session current() {
        try {
            return InitialContext.doLookup(settings.session().orElseThrow());
        } catch (NamingException | ClassCastException e) {
            throw new SettingsException(List.of("kassa.mail.session names no mail session of the server"));
        }
    }
}
