package se.kassa.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.OffsetDateTime;

/**
 * Debit, credit and annul (developer site; the WooCommerce plugin for what Swish refuses): which states and amounts allow
 * them, and what they make of the order.
 */
final class TransactionRules {

    /** @param answer what the caller is told */
    record Result(SandboxOrder order, JsonObject answer, String event) {}

    private final SandboxOrder order;
    private final JsonObject request;
    private final String id;
    private final OffsetDateTime now;

    private TransactionRules(SandboxOrder order, JsonObject request, String id, OffsetDateTime now) {
        this.order = order;
        this.request = request;
        this.id = id;
        this.now = now;
    }

    static Result apply(SandboxOrder order, JsonObject request, String id, OffsetDateTime now) {
        TransactionRules rules = new TransactionRules(order, request, id, now);
        return switch (request.getString("type", "")) {
            case "DEBIT" -> rules.debit();
            case "CREDIT" -> rules.credit();
            case "ANNUL", "ANNULL" -> rules.annul();
            default -> throw EcsterError.invalid("type", "must be DEBIT, CREDIT or ANNUL");
        };
    }

    private Result debit() {
        refuseSwish();
        requireState("READY", "PARTIALLY_DELIVERED");
        long amount = amount();
        long rest = order.amount() - order.debitedAmount();
        if (amount > rest) {
            throw EcsterError.invalid("amount", "is above what is left, " + rest);
        }
        boolean closed = amount == rest || request.getBoolean("closeDebit", false);
        return result(
                order.with("debitedAmount", order.debitedAmount() + amount)
                        .with("status", closed ? "FULLY_DELIVERED" : "PARTIALLY_DELIVERED"),
                "DEBIT",
                amount,
                closed ? "FULL_DEBIT" : "PARTIAL_DEBIT");
    }

    private Result credit() {
        refuseSwish();
        requireState("PARTIALLY_DELIVERED", "FULLY_DELIVERED");
        long amount = amount();
        String debit = request.getString("debitTransaction", "");
        long left = debited(debit) - credited(debit);
        if (amount > left) {
            throw EcsterError.invalid("amount", "is above what is left of the debit, " + left);
        }
        return result(order.with("creditedAmount", order.creditedAmount() + amount), "CREDIT", amount, "CREDIT");
    }

    private Result annul() {
        refuseSwish();
        requireState("READY", "PARTIALLY_DELIVERED");
        boolean delivered = order.debitedAmount() > 0;
        return result(
                order.with("status", delivered ? "FULLY_DELIVERED" : "ANNULLED"),
                "ANNUL",
                order.amount() - order.debitedAmount(),
                "ANNUL");
    }

    private long debited(String debit) {
        return order.transactions().stream()
                .map(JsonValue::asJsonObject)
                .filter(transaction -> transaction.getString("id").equals(debit)
                        && transaction.getString("type").equals("DEBIT"))
                .mapToLong(transaction -> transaction.getJsonNumber("amount").longValueExact())
                .findFirst()
                .orElseThrow(() -> EcsterError.invalid("debitTransaction", "must be a debit of this order"));
    }

    private long credited(String debit) {
        return order.transactions().stream()
                .map(JsonValue::asJsonObject)
                .filter(transaction ->
                        transaction.getString("debitTransaction", "").equals(debit))
                .mapToLong(transaction -> transaction.getJsonNumber("amount").longValueExact())
                .sum();
    }

    private void refuseSwish() {
        if (order.method().equals("SWISH")) {
            throw EcsterError.wrongState("A Swish order is paid at once: it has refunds only");
        }
    }

    private void requireState(String... states) {
        for (String state : states) {
            if (order.status().equals(state)) {
                return;
            }
        }
        throw EcsterError.wrongState("The order is " + order.status());
    }

    private long amount() {
        if (request.get("amount") instanceof JsonNumber number && number.isIntegral() && number.longValueExact() > 0) {
            return number.longValueExact();
        }
        throw EcsterError.invalid("amount", "is mandatory, in minor units, above zero");
    }

    private Result result(SandboxOrder changed, String type, long amount, String event) {
        JsonObjectBuilder transaction = Json.createObjectBuilder()
                .add("id", id)
                .add("type", type)
                .add("created", now.toString())
                .add("amount", amount)
                .add("merchantId", order.document().getString("merchantId"));
        for (String kept : new String[] {"transactionReference", "debitTransaction", "rows", "message"}) {
            if (request.containsKey(kept)) {
                transaction.add(kept, request.get(kept));
            }
        }
        JsonObject done = transaction.build();
        SandboxOrder all = changed.with(
                "transactions",
                Json.createArrayBuilder(changed.transactions()).add(done).build());
        JsonObject answer = Json.createObjectBuilder()
                .add("orderStatus", all.status())
                .add("transaction", done)
                .build();
        return new Result(all, answer, event);
    }
}
