package se.kassa.platform.database;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.persistence.Version;
import org.eclipse.persistence.annotations.BatchFetchType;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.mappings.CollectionMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * Settings of EclipseLink that persistence.xml does not have; Hibernate never loads this class. <ul> <li>A read is
 * retried once, without delay, after a lost connection. The default is three retries with five seconds before each,
 * while a shopper waits. <li>Eager collections of all entities that a query finds are read with one more statement, not
 * with one for each entity; collections of embeddables only in Payara's builds, as plain EclipseLink fails at the
 * commit after a batch or a {@code join fetch} of them (eclipse-ee4j/eclipselink issue 921). Hibernate does the same by
 * {@code hibernate.default_batch_fetch_size}. </ul>
 *
 * <p>It listens to the session's events, as there is no one {@code SessionCustomizer} that every EclipseLink 4 and 5
 * has: the interface moved to another package.
 */
public final class EclipseLinkListener extends SessionEventAdapter {

    private static final boolean PAYARA = Version.getVersion().contains("payara");

    @Override
    public void preLogin(SessionEvent event) {
        DatabaseLogin login = (DatabaseLogin) event.getSession().getDatasourceLogin();
        login.setQueryRetryAttemptCount(1);
        login.setDelayBetweenConnectionAttempts(0);
        event.getSession().getDescriptors().values().stream()
                .flatMap(EclipseLinkListener::mappings)
                .filter(mapping -> mapping instanceof CollectionMapping && !mapping.isLazy())
                .filter(mapping -> PAYARA || !mapping.isAggregateCollectionMapping())
                .forEach(mapping -> ((CollectionMapping) mapping).setBatchFetchType(BatchFetchType.JOIN));
    }

    /** By reflection: the method returns a {@code Vector} in EclipseLink 4 and a {@code List} in EclipseLink 5. */
    private static Stream<DatabaseMapping> mappings(ClassDescriptor entity) {
        try {
            List<?> all =
                    (List<?>) ClassDescriptor.class.getMethod("getMappings").invoke(entity);
            return all.stream().map(DatabaseMapping.class::cast);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
