package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import se.kassa.platform.operations.HealthCheck;

/** The outbox backlog in the health report. Always up: a failing mail server does not take the node out. */
@ApplicationScoped
public class OutboxHealth implements HealthCheck {

    @Inject
    private FailedMessages failedMessages;

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public Result check() {
        FailedMessages.Backlog backlog = failedMessages.backlog();
        return new Result(
                true,
                Map.of(
                        "waiting", backlog.waiting(),
                        "oldestSeconds", backlog.oldestSeconds(),
                        "failed", backlog.failed()));
    }
}
