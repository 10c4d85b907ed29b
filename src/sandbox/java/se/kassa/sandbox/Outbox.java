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

    /** Notifies of an order, in the caller's transaction; nothing where its cart named no address. */
    void add(SandboxOrder order, String event) {
        if (order.notificationUrl() == null) {
            return;
        }
        String body = body(order, order.id(), order.status(), event);
        OffsetDateTime now = clock.now();
        Faults.Fault fault = faults.strike(Faults.NOTIFY).orElse(null);
        if (fault == null) {
            send(order, body, now);
            return;
        }
        switch (fault.kind()) {
            case LATE -> send(order, body, now.plus(Duration.ofMillis(fault.millis())));
            case DOUBLED -> {
                send(order, body, now);
                send(order, body, now);
            }
            case REORDERED ->
                store.add(
                        EcsterChannel.NAME,
                        order.id(),
                        order.notificationUrl(),
                        body,
                        false,
                        now,
                        OutboxEntry.State.HELD_BACK);
            case FORGED -> {
                String forgery = body(order, order.id(), "FULLY_DELIVERED", "FULL_DEBIT");
                store.add(
                        EcsterChannel.NAME,
                        order.id(),
                        order.notificationUrl(),
                        forgery,
                        true,
                        now,
                        OutboxEntry.State.WAITING);
                send(order, body, now);
            }
            case LYING -> {
                send(order, body(order, Ids.next(), "ANNULLED", "ANNUL"), now);
                send(order, body, now);
            }
            default -> {
                /* Lost. */
            }
        }
    }

    private void send(SandboxOrder order, String body, OffsetDateTime due) {
        store.add(EcsterChannel.NAME, order.id(), order.notificationUrl(), body, false, due, OutboxEntry.State.WAITING);
    }

    private String body(SandboxOrder order, String orderId, String status, String event) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("orderId", orderId);
        if (order.reference() != null) {
            body.add("orderReference", order.reference());
        }
        return body.add("status", status)
                .add(
                        "time",
                        clock.now().toInstant().truncatedTo(ChronoUnit.SECONDS).toString())
                .add("event", event)
                .build()
                .toString();
    }

    /** Sends a notification of the outbox again at once. */
    public void resend(long id) {
        store.write(() -> {
            store.notification(id).ifPresent(entry -> store.save(entry.again(clock.now())));
            return id;
        });
    }
}
