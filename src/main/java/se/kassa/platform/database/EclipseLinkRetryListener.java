package se.kassa.platform.database;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * How often EclipseLink reads again after the connection broke: once, at once. By itself it does so three times and sleeps
 * five seconds before each, while a shopper waits for the answer that the database is away. Hibernate never reads again.
 *
 * <p>It listens to the session's events, as there is no one {@code SessionCustomizer} that every EclipseLink 4 and 5 has:
 * the interface moved to another package.
 */
public final class EclipseLinkRetryListener extends SessionEventAdapter {

    @Override
    public void preLogin(SessionEvent event) {
        DatabaseLogin login = (DatabaseLogin) event.getSession().getDatasourceLogin();
        login.setQueryRetryAttemptCount(1);
        login.setDelayBetweenConnectionAttempts(0);
    }
}
