package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import se.kassa.payment.ProviderCallGuard;
import se.kassa.payment.ProviderHealth.Circuit;
import se.kassa.platform.operations.HealthCheck;

/**
 * Reports the calls in progress and the state of the circuit breaker. Always up: removing a node because Ecster is slow
 * helps no one.
 */
@ApplicationScoped
public class EcsterHealth implements HealthCheck {

    @Inject
    @Named(EcsterPaymentProvider.ID)
    private ProviderCallGuard guard;

    @Override
    public String name() {
        return "ecster";
    }

    @Override
    public Result check() {
        return new Result(
                true,
                Map.of(
                        "callsInProgress",
                        (long) guard.inProgress(),
                        "callsAtMost",
                        (long) guard.maxConcurrentCalls(),
                        "callsRefused",
                        guard.rejected(),
                        "callsInterrupted",
                        guard.circuit() == Circuit.OPEN ? 1L : 0L,
                        "callsOnTrial",
                        guard.circuit() == Circuit.HALF_OPEN ? 1L : 0L));
    }
}
