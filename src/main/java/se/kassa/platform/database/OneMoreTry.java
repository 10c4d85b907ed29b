package se.kassa.platform.database;

import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * How often EclipseLink reads again after the connection broke: once, at once. By itself it does so three times and sleeps
 * five seconds before each, while a shopper waits for the answer that the database is away. Hibernate never reads again.
 */
public final class OneMoreTry implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        DatabaseLogin login = (DatabaseLogin) session.getDatasourceLogin();
        login.setQueryRetryAttemptCount(1);
        login.setDelayBetweenConnectionAttempts(0);
    }
}
