package se.kassa.payment.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import se.kassa.platform.operations.HealthCheck;

/** Reports the backlog of notifications. Always up: removing a node because the provider is slow helps no one. */
@ApplicationScoped
public class NotificationHealth implements HealthCheck {

    @Inject
    private NotificationInbox inbox;

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public Result check() {
        NotificationInbox.Backlog backlog = inbox.backlog();
        return new Result(
                true,
                Map.of(
                        "waiting",
                        backlog.waiting(),
                        "oldestSeconds",
                        backlog.oldestSeconds(),
                        "failed",
                        backlog.failed()));
    }
}
