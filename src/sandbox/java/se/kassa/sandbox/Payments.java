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

    private static final String PENDING_PAYMENT = "PENDING_PAYMENT";
    private static final String CREATED = "CREATED";
    private static final String FULL_DEBIT = "FULL_DEBIT";

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

    /** Whether the shopper can pay on the page of this cart. */
    public boolean isPayable(SandboxCart cart) {
        return isPayable(cart, cart.orderId() == null ? null : orders.any(cart.orderId()));
    }

    /** The methods that are offered, in the order that Swedish law asks for: no credit first. */
    public static List<Method> offered(SandboxCart cart) {
        boolean swedish = cart.body().getString("countryCode", "SE").equals("SE");
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

    /**
     * The shopper presses the button: the cart becomes an order with {@code PENDING_PAYMENT}, of which the shop is
     * notified before anything is paid (Magento 2 plugin).
     */
    public SandboxOrder begin(String cartKey, Purchase purchase) {
        return store.write(() -> {
            SandboxOrder order = begun(cartKey, purchase);
            outbox.add(new Outbox.Event(order, CREATED));
            return order;
        });
    }

    /** Pays, or plays what goes wrong. Returns the order that the cart became. */
    public SandboxOrder pay(String cartKey, Purchase purchase, Outcome outcome) {
        return store.write(() -> {
            boolean first = carts.get(cartKey).orderId() == null;
            SandboxOrder begun = begun(cartKey, purchase);
            SandboxOrder after = played(begun, purchase.method(), outcome);
            store.save(after);
            boolean debited = after.debitedAmount() > 0;
            Outbox.Event event = new Outbox.Event(after, debited ? FULL_DEBIT : first ? CREATED : "UPDATED");
            if (first) {
                outbox.add(new Outbox.Event(begun, CREATED), event);
            } else {
                outbox.add(event);
            }
            return after;
        });
    }

    private SandboxOrder begun(String cartKey, Purchase purchase) {
        SandboxCart cart = carts.get(cartKey);
        SandboxOrder before = cart.orderId() == null ? null : orders.any(cart.orderId());
        if (!isPayable(cart, before)) {
            throw EcsterError.wrongState("The cart can't be paid: " + Carts.whyNotPayable(cart));
        }
        SandboxOrder order = (before == null ? SandboxOrder.of(Ids.next(), cart, clock.now()) : before)
                .buying(
                        cart,
                        cart.delivery(purchase.delivery()),
                        purchase.method().fee())
                .with("properties", properties(purchase.method()))
                .with("consumer", purchase.consumer())
                .with("status", PENDING_PAYMENT);
        JsonObject recipient = purchase.recipient();
        SandboxOrder addressed = recipient == null ? order : order.with("recipient", recipient);
        store.save(cart.ordered(addressed.id()));
        store.save(addressed);
        return addressed;
    }

    private static JsonObject properties(Method method) {
        JsonObjectBuilder properties = Json.createObjectBuilder().add("method", method.name());
        if (method == Method.INVOICE) {
            properties
                    .add("submethod", "INVOICE_SE_1")
                    .add("invoiceFee", method.fee())
                    .add("startFee", method.fee())
                    .add("dueDays", 14)
                    .add("directDebit", false);
        }
        return properties.build();
    }

    private SandboxOrder played(SandboxOrder begun, Method method, Outcome outcome) {
        return outcome == Outcome.APPROVE && method == Method.SWISH
                ? TransactionRules.debitedByEcster(begun, begun.amount(), Ids.next(), clock.now())
                : begun.with("status", outcome.status());
    }
}
