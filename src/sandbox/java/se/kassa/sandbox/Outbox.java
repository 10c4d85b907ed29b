package se.kassa.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Writes order event notifications (developer site, section OEN), as the faults that are switched on leave them. */
@ApplicationScoped
public class Outbox {

    @Inject
    private Store store;

    @Inject
    private SandboxClock clock;

    @Inject
    private Faults faults;

    /** What a notification tells of: an order as it was then, and Ecster's word for what happened. */
    record Event(SandboxOrder order, String name) {}

    /**
     * Notifies of the events of one order, in the caller's transaction; nothing where its cart named no address. A fault
     * strikes them all.
     */
    void add(Event... events) {
        Event latest = events[events.length - 1];
        if (latest.order().notificationUrl() == null) {
            return;
        }
        OffsetDateTime now = clock.now();
        Faults.Fault fault = faults.strike(Faults.NOTIFY).orElse(null);
        if (fault == null) {
            send(now, events);
            return;
        }
        switch (fault.kind()) {
            case LATE -> send(now.plus(Duration.ofMillis(fault.millis())), events);
            case DOUBLED -> {
                for (Event event : events) {
                    send(now, event, event);
                }
            }
            case REORDERED -> {
                for (Event event : events) {
                    add(event.order(), body(event), false, now, OutboxEntry.State.HELD_BACK);
                }
            }
            case FORGED -> {
                String forgery = body(latest.order(), latest.order().id(), "FULLY_DELIVERED", "FULL_DEBIT");
                add(latest.order(), forgery, true, now, OutboxEntry.State.WAITING);
                send(now, events);
            }
            case LYING -> {
                String lie = body(latest.order(), Ids.next(), "ANNULLED", "ANNUL");
                add(latest.order(), lie, false, now, OutboxEntry.State.WAITING);
                send(now, events);
            }
            default -> {
                /* Lost. */
            }
        }
    }

    private void send(OffsetDateTime due, Event... events) {
        for (Event event : events) {
            add(event.order(), body(event), false, due, OutboxEntry.State.WAITING);
        }
    }

    private void add(SandboxOrder order, String body, boolean forged, OffsetDateTime due, OutboxEntry.State state) {
        store.add(EcsterChannel.NAME, order.id(), order.notificationUrl(), body, forged, due, state);
    }

    private String body(Event event) {
        SandboxOrder order = event.order();
        return body(order, order.id(), order.status(), event.name());
    }

    private String body(SandboxOrder order, String orderId, String status, String event) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("orderId", orderId);
        if (order.reference() != null) {
            body.add("orderReference", order.reference());
        }
        body.add("status", status)
                .add(
                        "time",
                        clock.now().toInstant().truncatedTo(ChronoUnit.SECONDS).toString())
                .add("event", event);
        if (event.equals("FULL_DEBIT") && order.latestDebit() != null) {
            body.add("transactionId", order.latestDebit());
        }
        return body.build().toString();
    }

    /** Sends a notification of the outbox again at once. */
    public void resend(long id) {
        store.write(() -> {
            store.notification(id).ifPresent(entry -> store.save(entry.again(clock.now())));
            return id;
        });
    }
}
