package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.ProviderCallFailureStore;
import se.kassa.payment.ProviderHealth;

/** Read-only health of the connection, from the inbox, the failed calls and the circuit breaker. */
@ApplicationScoped
public class NotificationProviderHealth implements ProviderHealth {

    @Inject
    private NotificationInbox inbox;

    @Inject
    private PaymentProviders providers;

    @Inject
    private ProviderCallFailureStore failures;

    @Override
    public Health health() {
        NotificationInbox.Backlog backlog = inbox.backlog();
        Optional<ProviderCallFailureStore.Failure> failure = failures.last();
        return new Health(
                inbox.lastReceived().orElse(null),
                failure.map(ProviderCallFailureStore.Failure::at).orElse(null),
                failure.map(ProviderCallFailureStore.Failure::reason).orElse(null),
                backlog.waiting(),
                backlog.oldestSeconds(),
                providers.all().stream()
                        .map(provider -> new ProviderCircuit(
                                provider.displayName(), provider.callGuard().circuit()))
                        .toList());
    }
}
