package se.kassa.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** The handlers of this node. */
@ApplicationScoped
class OutboxHandlers {

    @Inject
    @Any
    private Instance<OutboxHandler> handlers;

    List<String> names() {
        return handlers.stream().map(OutboxHandler::name).toList();
    }

    /** @throws java.util.NoSuchElementException if there is no handler with this name */
    OutboxHandler named(String name) {
        return handlers.stream()
                .filter(handler -> handler.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Delivers a message in its own request context, so that handlers can use request-scoped beans. */
    @ActivateRequestContext
    void deliver(OutboxHandler handler, OutboxDelivery delivery) {
        handler.deliver(delivery);
    }
}
