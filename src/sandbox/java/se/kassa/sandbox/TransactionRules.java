package se.kassa.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * Debit, credit and annul (developer site; the WooCommerce plugin for what Swish refuses): which states and amounts
 * allow them, and what they make of the order.
 */
final class TransactionRules {

    /** @param answer the response to the caller */
    record Result(SandboxOrder order, JsonObject answer, String event) {}

    private final SandboxOrder order;
    private final JsonObject request;
    private final String id;
    private final OffsetDateTime now;
    private final boolean strict;

    private TransactionRules(SandboxOrder order, JsonObject request, String id, OffsetDateTime now, boolean strict) {
        this.order = order;
        this.request = request;
        this.id = id;
        this.now = now;
        this.strict = strict;
    }

    static Result apply(SandboxOrder order, JsonObject body, String id, OffsetDateTime now, boolean strict) {
        JsonObject request = Requests.transaction(body, strict);
        TransactionRules rules = new TransactionRules(order, request, id, now, strict);
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
        long amount = amount(request);
        checkRows(amount);
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
        long amount = amount(request);
        checkRows(amount);
        creditable(order, request, amount);
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

    /**
     * The debit that a request names, if it has so much left to give back.
     *
     * @throws EcsterError where it has not, or is not a debit of the order
     */
    static String creditable(SandboxOrder order, JsonObject request, long amount) {
        String debit = request.getString("debitTransaction", "");
        long left = debited(order, debit) - credited(order, debit);
        if (amount > left) {
            throw EcsterError.invalid("amount", "is above what is left of the debit, " + left);
        }
        return debit;
    }

    private static long debited(SandboxOrder order, String debit) {
        return order.transactions().stream()
                .map(JsonValue::asJsonObject)
                .filter(transaction -> transaction.getString("id").equals(debit)
                        && transaction.getString("type").equals("DEBIT"))
                .mapToLong(transaction -> transaction.getJsonNumber("amount").longValueExact())
                .findFirst()
                .orElseThrow(() ->
                        EcsterError.invalid("debitTransaction", "is mandatory, and must be a debit of this order"));
    }

    private static long credited(SandboxOrder order, String debit) {
        return order.transactions().stream()
                .map(JsonValue::asJsonObject)
                .filter(transaction ->
                        transaction.getString("debitTransaction", "").equals(debit))
                .mapToLong(transaction -> transaction.getJsonNumber("amount").longValueExact())
                .sum();
    }

    /**
     * Rows are optional here (WooCommerce plugin); where they are sent they must be proper. That there is one, and that
     * they sum to the amount, is demanded in strict mode only: the Magento 2 plugin sends adjustments without.
     */
    private void checkRows(long amount) {
        JsonValue rows = request.get("rows");
        if (CartRules.isAbsent(rows) || !strict && rows.asJsonArray().isEmpty()) {
            return;
        }
        BigDecimal sum = CartRules.sumOfRows(rows, "rows", strict);
        if (strict && sum.compareTo(BigDecimal.valueOf(amount)) != 0) {
            throw EcsterError.invalid("amount", "is " + amount + ", the rows sum to " + sum.toPlainString());
        }
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

    static long amount(JsonObject request) {
        long amount = CartRules.whole(request, "amount", "amount").longValueExact();
        if (amount <= 0) {
            throw EcsterError.invalid("amount", "must be above zero");
        }
        return amount;
    }

    /** Ecster debits by itself: Swish at the moment of payment, or its staff. The shop has no part in it. */
    static SandboxOrder debitedByEcster(SandboxOrder order, long amount, String id, OffsetDateTime now) {
        long debited = order.debitedAmount() + amount;
        return order.with("debitedAmount", debited)
                .with("status", debited == order.amount() ? "FULLY_DELIVERED" : "PARTIALLY_DELIVERED")
                .plus(transaction(order, "DEBIT", amount, id, now).build());
    }

    /** A refund has succeeded. */
    static SandboxOrder refunded(SandboxOrder order, Refund refund, String id, OffsetDateTime now) {
        return order.with("creditedAmount", order.creditedAmount() + refund.amount())
                .plus(transaction(order, "CREDIT", refund.amount(), id, now)
                        .add("debitTransaction", refund.debitTransaction())
                        .build());
    }

    private static JsonObjectBuilder transaction(
            SandboxOrder order, String type, long amount, String id, OffsetDateTime now) {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("type", type)
                .add("created", now.toString())
                .add("amount", amount)
                .add("merchantId", order.document().getString("merchantId"));
    }

    private Result result(SandboxOrder changed, String type, long amount, String event) {
        JsonObjectBuilder transaction = transaction(order, type, amount, id, now);
        for (String kept : new String[] {"transactionReference", "debitTransaction", "rows", "message"}) {
            if (request.containsKey(kept)) {
                transaction.add(kept, request.get(kept));
            }
        }
        JsonObject done = transaction.build();
        SandboxOrder all = changed.plus(done);
        JsonObject answer = Json.createObjectBuilder()
                .add("orderStatus", all.status())
                .add("transaction", done)
                .build();
        return new Result(all, answer, event);
    }
}
