package se.kassa.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import se.kassa.platform.outbox.MessageFailed;

/** Calls a person for mail and events that did not get out: once for each handler, until somebody takes care of it. */
@ApplicationScoped
public class OutboxAlerts {

    @Inject
    private AlertService alarms;

    void hear(@Observes MessageFailed parked) {
        alarms.raise(
                AlertCause.MESSAGE_PARKED,
                parked.handler(),
                parked.handler() + " " + parked.delivery().id() + ": " + parked.outcome());
    }
}
