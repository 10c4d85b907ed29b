package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import se.kassa.payment.ProviderConnection;

/** How the connection with Ecster is. */
@ApplicationScoped
public class EcsterConnection implements ProviderConnection {

    @Inject
    private NotificationInbox inbox;

    @Inject
    private EcsterCalls calls;

    @Inject
    private ConnectionFailureStore failures;

    @Override
    public Health health() {
        NotificationInbox.Backlog backlog = inbox.backlog();
        Optional<ConnectionFailureStore.Failure> failure = failures.last();
        return new Health(
                failures.lastNotification().orElse(null),
                failure.map(ConnectionFailureStore.Failure::at).orElse(null),
                failure.map(ConnectionFailureStore.Failure::reason).orElse(null),
                backlog.waiting(),
                backlog.oldestSeconds(),
                calls.isInterrupted());
    }
}
