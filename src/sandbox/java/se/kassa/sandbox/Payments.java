package se.kassa.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Arrays;
import java.util.List;

/** What happens on the hosted page: a shopper pays a cart, or does not. */
@ApplicationScoped
public class Payments {

    @Inject
    private Store store;

    @Inject
    private Carts carts;

    @Inject
    private Orders orders;

    @Inject
    private Outbox outbox;

    @Inject
    private SandboxClock clock;

    /** Whether the shopper can pay on the page of this cart, for the first time or another way. */
    public boolean isPayable(SandboxCart cart, SandboxOrder order) {
        return order == null ? carts.isPayable(cart) : Outcome.allowsAnother(order.status());
    }

    /** The methods that are offered, in the order that Swedish law asks for: no credit first. */
    public static List<Method> offered(SandboxCart cart) {
        boolean swedish = cart.body().getString("countryCode").equals("SE");
        return Arrays.stream(Method.values())
                .filter(method -> swedish || method == Method.CARD)
                .filter(method -> !sellsToCompaniesOnly(cart) || method.isForCompanies())
                .toList();
    }

    /**
     * The customer types allowed: a company where the shop sells to companies, anybody where the shopper may switch.
     */
    public static List<TestPerson> persons(SandboxCart cart) {
        JsonObject type = purchaseType(cart);
        boolean switchable = type.getBoolean("show", false);
        boolean companies = type.getString("type", "B2C").equals("B2B");
        return Arrays.stream(TestPerson.values())
                .filter(person -> switchable || person.isCompany() == companies)
                .toList();
    }

    private static boolean sellsToCompaniesOnly(SandboxCart cart) {
        JsonObject type = purchaseType(cart);
        return type.getString("type", "B2C").equals("B2B") && !type.getBoolean("show", false);
    }

    private static JsonObject purchaseType(SandboxCart cart) {
        return cart.body().getJsonObject("parameters").get("purchaseType") instanceof JsonObject type
                ? type
                : JsonObject.EMPTY_JSON_OBJECT;
    }

    /** Returns the order that the cart became. */
    public SandboxOrder pay(String cartKey, TestPerson person, Method method, Outcome outcome) {
        return store.write(() -> {
            SandboxCart cart = carts.get(cartKey);
            SandboxOrder before = cart.orderId() == null ? null : orders.any(cart.orderId());
            if (!isPayable(cart, before)) {
                throw EcsterError.wrongState("The cart can't be paid: " + Carts.whyNotPayable(cart));
            }
            SandboxOrder begun = before == null ? SandboxOrder.of(Ids.next(), cart, clock.now()) : before;
            SandboxOrder after = played(begun, person, method, outcome);
            store.save(cart.ordered(after.id()));
            store.save(after);
            outbox.add(after, before == null ? "CREATED" : "UPDATED");
            return after;
        });
    }

    private SandboxOrder played(SandboxOrder begun, TestPerson person, Method method, Outcome outcome) {
        JsonObjectBuilder properties = Json.createObjectBuilder().add("method", method.name());
        if (method.fee() > 0) {
            properties
                    .add("invoiceFee", method.fee())
                    .add("startFee", method.fee())
                    .add("dueDays", 14);
        }
        JsonObject original = begun.transactions().getJsonObject(0);
        SandboxOrder ordered = begun.with("properties", properties.build())
                .with("amount", original.getJsonNumber("amount").longValueExact() + method.fee())
                .with("consumer", person.consumer());
        SandboxOrder delivered = person.hasRecipient() ? ordered.with("recipient", person.recipient()) : ordered;
        return outcome == Outcome.APPROVE && method == Method.SWISH
                ? TransactionRules.debitedByEcster(delivered, delivered.amount(), Ids.next(), clock.now())
                : delivered.with("status", outcome.status());
    }
}
