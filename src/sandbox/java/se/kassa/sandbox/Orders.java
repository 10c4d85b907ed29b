package se.kassa.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/** The orders, as the merchant's calls and Ecster's staff see and change them. */
@ApplicationScoped
public class Orders implements TimedWork {

    private static final int LONGEST_REFERENCE = 64;

    @Inject
    private Store store;

    @Inject
    private Outbox outbox;

    @Inject
    private SandboxClock clock;

    @Inject
    private SandboxSettings settings;

    @Inject
    private Strictness strictness;

    /** The merchant's own order. */
    public SandboxOrder get(String merchant, String id) {
        return store.order(id)
                .filter(order -> order.merchant().equals(merchant))
                .orElseThrow(() -> EcsterError.notFound("order " + id));
    }

    /** An order of any merchant. */
    public SandboxOrder any(String id) {
        return store.order(id).orElseThrow(() -> EcsterError.notFound("order " + id));
    }

    /** {@code GET /v1/orders/}: the merchant's orders that fit, oldest first. */
    public List<SandboxOrder> search(String merchant, OrderSearch search) {
        return store.ordersOf(merchant, search.reference()).stream()
                .filter(search::fits)
                .toList();
    }

    /** {@code PUT /v1/orders/{orderId}/orderReference}. Returns the order (Magento 2 plugin). */
    public SandboxOrder changeReference(String merchant, String id, JsonObject request) {
        String reference = Requests.reference(request, strictness.isStrict()).getString("orderReference", "");
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            throw EcsterError.invalid("orderReference", "must be a text of 1 to 64 characters");
        }
        return store.write(() -> {
            SandboxOrder changed = get(merchant, id).withReference(reference);
            store.save(changed);
            return changed;
        });
    }

    /** {@code POST /v1/orders/{orderId}/transactions}. Returns Ecster's answer. */
    public JsonObject transact(String merchant, String id, JsonObject request) {
        return store.write(() -> {
            TransactionRules.Result result =
                    TransactionRules.apply(get(merchant, id), request, Ids.next(), clock.now(), strictness.isStrict());
            store.save(result.order());
            outbox.add(new Outbox.Event(result.order(), result.event()));
            return result.answer();
        });
    }

    /** {@code POST /v1/orders/{orderId}/refunds}: begins a refund of a Swish payment. Returns Ecster's answer. */
    public JsonObject refund(String merchant, String id, JsonObject request) {
        return store.write(() -> {
            SandboxOrder order = get(merchant, id);
            Refund refund = Refund.of(
                    order,
                    Requests.transaction(request, strictness.isStrict()),
                    clock.now().plus(settings.refundTime()),
                    store.latestRefund(id));
            store.save(refund);
            return status(refund);
        });
    }

    /** {@code GET /v1/orders/{orderId}/refunds/latest/status}. */
    public JsonObject refundStatus(String merchant, String id) {
        get(merchant, id);
        return status(store.latestRefund(id).orElseThrow(() -> EcsterError.notFound("refund of order " + id)));
    }

    private static JsonObject status(Refund refund) {
        return Json.createObjectBuilder().add("status", refund.status().name()).build();
    }

    /** Ends every refund whose time has come. */
    @Override
    public void doWhatIsDue() {
        for (Refund due : store.dueRefunds(clock.now())) {
            endRefund(due, Refund.Status.SUCCESS);
        }
    }

    /** Ends the refund that goes on, as Swish would, before its time. */
    public void endRefund(String orderId, boolean succeeds) {
        Refund refund = store.latestRefund(orderId)
                .filter(Refund::goesOn)
                .orElseThrow(() -> EcsterError.wrongState("No refund of the order goes on"));
        endRefund(refund, succeeds ? Refund.Status.SUCCESS : Refund.Status.FAILED);
    }

    private void endRefund(Refund refund, Refund.Status status) {
        store.write(() -> {
            store.save(refund.ended(status));
            if (status == Refund.Status.SUCCESS) {
                SandboxOrder order = any(refund.orderId());
                SandboxOrder refunded = TransactionRules.refunded(order, refund, Ids.next(), clock.now());
                store.save(refunded);
                outbox.add(new Outbox.Event(refunded, "CREDIT"));
            }
            return refund;
        });
    }

    /** Ecster's staff, or time, changes an order: decided, signed, stopped, debited in the dashboard. */
    public SandboxOrder change(String id, String status) {
        return store.write(() -> {
            SandboxOrder order = any(id);
            long rest = order.amount() - order.debitedAmount();
            SandboxOrder changed =
                    switch (status) {
                        case "FULLY_DELIVERED" ->
                            TransactionRules.debitedByEcster(order, rest, Ids.next(), clock.now());
                        case "PARTIALLY_DELIVERED" ->
                            TransactionRules.debitedByEcster(order, rest / 2, Ids.next(), clock.now());
                        default -> order.with("status", status);
                    };
            store.save(changed);
            outbox.add(new Outbox.Event(changed, status.equals("FULLY_DELIVERED") ? "FULL_DEBIT" : "UPDATED"));
            return changed;
        });
    }

    /** Tells the shop of the order once more. */
    public void notifyAgain(String id, String event) {
        store.write(() -> {
            outbox.add(new Outbox.Event(any(id), event));
            return id;
        });
    }
}
