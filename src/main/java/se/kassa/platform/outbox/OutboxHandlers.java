package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** The handlers that this node has. */
@ApplicationScoped
class OutboxHandlers {

    @Inject
    @Any
    private Instance<OutboxHandler> handlers;

    List<String> names() {
        return handlers.stream().map(OutboxHandler::name).toList();
    }

    /** @throws java.util.NoSuchElementException if there is none of that name */
    OutboxHandler named(String name) {
        return handlers.stream()
                .filter(handler -> handler.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Hands a message over as if it were a request of its own, so that a handler may use what lives for one. */
    @ActivateRequestContext
    void deliver(OutboxHandler handler, OutboxDelivery delivery) {
        handler.deliver(delivery);
    }
}
