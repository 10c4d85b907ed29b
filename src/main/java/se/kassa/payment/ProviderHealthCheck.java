package se.kassa.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import se.kassa.payment.ProviderHealth.Circuit;
import se.kassa.platform.operations.HealthCheck;
import se.kassa.platform.operations.HealthCheckSource;

/**
 * Reports each provider's calls in progress and the state of its circuit breaker, under the provider's id. Always up:
 * removing a node because a provider is slow helps no one.
 */
@ApplicationScoped
class ProviderHealthCheck implements HealthCheckSource {

    @Inject
    private PaymentProviders providers;

    @Override
    public List<HealthCheck> healthChecks() {
        return providers.all().stream().map(ProviderHealthCheck::check).toList();
    }

    private static HealthCheck check(PaymentProvider provider) {
        return new HealthCheck() {
            @Override
            public String name() {
                return provider.id();
            }

            @Override
            public Result check() {
                return new Result(true, figures(provider.callGuard()));
            }
        };
    }

    private static Map<String, Long> figures(ProviderCallGuard guard) {
        return Map.of(
                "callsInProgress",
                (long) guard.inProgress(),
                "callsAtMost",
                (long) guard.maxConcurrentCalls(),
                "callsRefused",
                guard.rejected(),
                "callsInterrupted",
                guard.circuit() == Circuit.OPEN ? 1L : 0L,
                "callsOnTrial",
                guard.circuit() == Circuit.HALF_OPEN ? 1L : 0L);
    }
}
