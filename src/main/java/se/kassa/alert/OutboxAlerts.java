package se.kassa.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import se.kassa.platform.outbox.MessageFailed;

/** Raises an alert for undelivered mail and events: one per handler until it is acknowledged. */
@ApplicationScoped
public class OutboxAlerts {

    @Inject
    private AlertService alerts;

    void onMessageFailed(@Observes MessageFailed failed) {
        alerts.raise(
                AlertCause.MESSAGE_FAILED,
                failed.handler(),
                failed.handler() + " " + failed.delivery().id() + ": " + failed.outcome());
    }
}
