package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import se.kassa.platform.operations.HealthCheck;

/** The outbox's backlog. Shown only: a mail server that is down takes no node away. */
@ApplicationScoped
public class OutboxHealth implements HealthCheck {

    @Inject
    private FailedMessages undelivered;

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public Result check() {
        FailedMessages.Backlog backlog = undelivered.backlog();
        return new Result(
                true,
                Map.of(
                        "waiting", backlog.waiting(),
                        "oldestSeconds", backlog.oldestSeconds(),
                        "parked", backlog.parked()));
    }
}
