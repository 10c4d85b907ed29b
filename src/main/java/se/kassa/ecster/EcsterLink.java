package se.kassa.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import se.kassa.payment.ProviderLink;

/** How the connection with Ecster is. */
@ApplicationScoped
public class EcsterLink implements ProviderLink {

    @Inject
    private Inbox inbox;

    @Inject
    private EcsterCalls calls;

    @Inject
    private LinkFailureStore failures;

    @Override
    public Health health() {
        Inbox.Backlog backlog = inbox.backlog();
        Optional<LinkFailureStore.Failure> failure = failures.last();
        return new Health(
                failures.lastNotification().orElse(null),
                failure.map(LinkFailureStore.Failure::at).orElse(null),
                failure.map(LinkFailureStore.Failure::reason).orElse(null),
                backlog.waiting(),
                backlog.oldestSeconds(),
                calls.isInterrupted());
    }
}
