package se.kassa.sandbox.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import se.kassa.sandbox.SandboxClock;
import se.kassa.sandbox.Store;

/** Refunds: of a card at once, of another method after a while. Even one that succeeded can fail later. */
@ApplicationScoped
public class StripeRefunds {

    public static final String KIND = "refund";

    @Inject
    private StripeStore store;

    @Inject
    private PaymentIntents intents;

    @Inject
    private StripeEvents events;

    @Inject
    private StripeSettings settings;

    @Inject
    private Store transactions;

    @Inject
    private SandboxClock clock;

    /** {@code POST /v1/refunds}, in the caller's transaction. */
    public StripeObject create(JsonObject parameters) {
        StripeObject charge = charge(parameters);
        long rest = charge.number("amount_captured") - charge.number("amount_refunded");
        if (charge.document().getBoolean("refunded")) {
            throw StripeError.wrongState(
                    "charge_already_refunded", "charge", "Charge " + charge.id() + " has already been refunded.");
        }
        if (charge.document().getBoolean("disputed")) {
            throw StripeError.wrongState("charge_disputed", "charge", "Charge " + charge.id() + " is disputed.");
        }
        long amount = parameters.containsKey("amount")
                ? parameters.getJsonNumber("amount").longValueExact()
                : rest;
        if (amount > rest) {
            throw StripeError.wrongState(
                    null,
                    "amount",
                    "Refund amount (" + amount + ") is greater than unrefunded amount on charge (" + rest + ")");
        }
        boolean card = charge.document().getJsonObject("payment_method_details").containsKey("card");
        long now = clock.now().toEpochSecond();
        String id = StripeIds.of("re");
        JsonObject document = Json.createObjectBuilder()
                .add("id", id)
                .add("object", KIND)
                .add("amount", amount)
                .addNull("balance_transaction")
                .add("charge", charge.id())
                .add("created", now)
                .add("currency", charge.text("currency"))
                .add("metadata", parameters.getOrDefault("metadata", JsonValue.EMPTY_JSON_OBJECT))
                .add("payment_intent", charge.parent())
                .add("reason", parameters.getOrDefault("reason", JsonValue.NULL))
                .add("status", card ? "succeeded" : "pending")
                .build();
        Long due = card ? null : Long.valueOf(now + settings.refundTime().toSeconds());
        StripeObject refund = store.save(
                new StripeObject(id, KIND, now, document.getString("status"), charge.parent(), due, document));
        StripeObject refunded = store.save(refunded(charge, amount));
        events.add("refund.created", refund.shown());
        events.add("charge.refunded", refunded.shown());
        return refund;
    }

    /** The charge that the parameters name, itself or by its payment intent. */
    private StripeObject charge(JsonObject parameters) {
        String intentId = parameters.getString("payment_intent", null);
        String chargeId = parameters.getString("charge", null);
        if ((intentId == null) == (chargeId == null)) {
            throw StripeError.parameter(
                    chargeId == null ? "parameter_missing" : null,
                    "payment_intent",
                    "One of the following params should be provided for this request: payment_intent or charge.");
        }
        StripeObject intent = intents.get(
                intentId == null ? store.get(PaymentIntents.CHARGE, chargeId).parent() : intentId);
        if (!intent.status().equals("succeeded")) {
            throw StripeError.wrongState(
                    null,
                    "payment_intent",
                    "This PaymentIntent (" + intent.id()
                            + ") does not have a successful charge to refund; its status is " + intent.status());
        }
        return intents.charge(intent);
    }

    private static StripeObject refunded(StripeObject charge, long amount) {
        long sum = charge.number("amount_refunded") + amount;
        return charge.with("amount_refunded", sum)
                .with("refunded", sum == charge.number("amount_captured") ? JsonValue.TRUE : JsonValue.FALSE);
    }

    /** The refund of a method that takes its time has reached the customer. */
    void succeed(StripeObject refund) {
        StripeObject succeeded = store.save(refund.with("status", "succeeded").dueAt(null));
        events.add("refund.updated", succeeded.shown());
    }

    /**
     * Ends a refund before its time, or lets one fail that has succeeded.
     *
     * @throws StripeError where it has failed before, or is to succeed twice
     */
    public StripeObject end(String id, boolean succeeds) {
        return transactions.write(() -> {
            StripeObject refund = store.get(KIND, id);
            if (refund.status().equals("failed") || succeeds && refund.status().equals("succeeded")) {
                throw StripeError.wrongState(null, null, "The refund is " + refund.status());
            }
            if (succeeds) {
                succeed(refund);
            } else {
                fail(refund);
            }
            return store.get(KIND, id);
        });
    }

    /** Whether the charge counts a failed refund as refunded is not known; here it does not, so that it can be repeated. */
    private void fail(StripeObject refund) {
        StripeObject failed = store.save(refund.with("status", "failed")
                .with("failure_reason", "unknown")
                .dueAt(null));
        store.save(refunded(store.get(PaymentIntents.CHARGE, refund.text("charge")), -refund.number("amount")));
        events.add("refund.failed", failed.shown());
        events.add("refund.updated", failed.shown());
    }

    /** {@code GET /v1/refunds}. */
    public List<StripeObject> list(JsonObject query) {
        StringBuilder condition = new StringBuilder();
        List<Object> values = new ArrayList<>();
        String charge = query.getString("charge", null);
        String intent = query.getString("payment_intent", null);
        if (intent != null) {
            condition.append(" and parent = ?");
            values.add(intent);
        }
        if (charge != null) {
            condition.append(" and parent = ?");
            values.add(store.get(PaymentIntents.CHARGE, charge).parent());
        }
        return store.list(KIND, condition.toString(), values, query);
    }
}
