package se.kassa.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The service itself: carts, orders, and the events that it tells shops of. One caller at a time. */
@ApplicationScoped
public class Ecster {

    private final Clock clock = Clock.systemDefaultZone();

    @Inject
    private Store store;

    @Inject
    private SandboxSettings settings;

    @Inject
    private Faults faults;

    /** {@code POST /v1/carts}. Returns the cart with its key. */
    public synchronized SandboxCart createCart(String merchant, JsonObject body) {
        CartRules.check(body);
        SandboxCart cart = new SandboxCart(Ids.next(), merchant, "OPEN", now(), null, body);
        store.save(cart);
        store.commit();
        return cart;
    }

    /** {@code PUT /v1/carts/{cartKey}}. Returns the cart under a new key; the old key is used up. */
    public synchronized SandboxCart updateCart(String merchant, String key, JsonObject body) {
        CartRules.check(body);
        SandboxCart old = store.cart(key)
                .filter(cart -> cart.merchant().equals(merchant))
                .orElseThrow(() -> EcsterError.notFound("cart " + key));
        if (!isPayable(old)) {
            throw EcsterError.wrongState("The cart can't be changed: it has expired, was replaced, or is an order");
        }
        store.save(old.replaced());
        return createCart(merchant, body);
    }

    public boolean isPayable(SandboxCart cart) {
        return cart.isOpen() && cart.created().plus(settings.cartLifetime()).isAfter(now());
    }

    /** Whether the shopper can pay on the page of this cart, for the first time or another way. */
    public boolean isPayable(SandboxCart cart, SandboxOrder order) {
        return order == null ? isPayable(cart) : Outcome.allowsAnother(order.status());
    }

    public SandboxCart cart(String key) {
        return store.cart(key).orElseThrow(() -> EcsterError.notFound("cart " + key));
    }

    public SandboxOrder order(String merchant, String id) {
        return store.order(id)
                .filter(order -> order.merchant().equals(merchant))
                .orElseThrow(() -> EcsterError.notFound("order " + id));
    }

    public SandboxOrder anyOrder(String id) {
        return store.order(id).orElseThrow(() -> EcsterError.notFound("order " + id));
    }

    public List<SandboxOrder> search(String merchant, String reference) {
        return store.ordersByReference(reference).stream()
                .filter(order -> order.merchant().equals(merchant))
                .toList();
    }

    /** {@code PUT /v1/orders/{orderId}/orderReference}. */
    public synchronized void changeReference(String merchant, String id, String reference) {
        store.save(order(merchant, id).withReference(reference));
        store.commit();
    }

    /** A shopper pays, or does not. Returns the order that the cart became. */
    public synchronized SandboxOrder pay(String cartKey, TestPerson person, Method method, Outcome outcome) {
        SandboxCart cart = cart(cartKey);
        SandboxOrder before = cart.orderId() == null ? null : anyOrder(cart.orderId());
        if (!isPayable(cart, before)) {
            throw EcsterError.wrongState("The cart can't be paid: it has expired, was replaced, or was paid");
        }
        SandboxOrder begun = before == null ? SandboxOrder.of(Ids.next(), cart, now()) : before;
        SandboxOrder after = played(begun, person, method, outcome);
        store.save(cart.ordered(after.id()));
        store.save(after);
        notify(after, before == null ? "CREATED" : "UPDATED");
        store.commit();
        return after;
    }

    private static SandboxOrder played(SandboxOrder begun, TestPerson person, Method method, Outcome outcome) {
        JsonObjectBuilder properties = Json.createObjectBuilder().add("method", method.name());
        if (method.fee() > 0) {
            properties.add("invoiceFee", method.fee()).add("startFee", method.fee());
        }
        JsonObject original = begun.transactions().getJsonObject(0);
        long amount = original.getJsonNumber("amount").longValueExact() + method.fee();
        String status = outcome.status(method);
        SandboxOrder paid = begun.with("properties", properties.build())
                .with("amount", amount)
                .with("status", status)
                .with("debitedAmount", status.equals("FULLY_DELIVERED") ? amount : 0)
                .with("consumer", person.consumer());
        return person.hasRecipient() ? paid.with("recipient", person.recipient()) : paid;
    }

    /** Ecster's staff, or time, changes an order: decided, signed, stopped, debited in the dashboard. */
    public synchronized SandboxOrder change(String id, String status) {
        SandboxOrder order = anyOrder(id).with("status", status);
        SandboxOrder changed = status.equals("FULLY_DELIVERED") ? order.with("debitedAmount", order.amount()) : order;
        store.save(changed);
        notify(changed, status.equals("FULLY_DELIVERED") ? "FULL_DEBIT" : "UPDATED");
        store.commit();
        return changed;
    }

    /** {@code POST /v1/orders/{orderId}/transactions}. Returns Ecster's answer. */
    public synchronized JsonObject transact(String merchant, String id, JsonObject request) {
        SandboxOrder order = order(merchant, id);
        TransactionRules.Result result = TransactionRules.apply(order, request, Ids.next(), now());
        store.save(result.order());
        notify(result.order(), result.event());
        store.commit();
        return result.answer();
    }

    /** Tells the shop of the order once more, or of nothing that happened: a forgery has another id. */
    public synchronized void notifyAgain(String id, String event) {
        notify(anyOrder(id), event);
        store.commit();
    }

    /** Sends a notification of the outbox again at once. */
    public synchronized void resend(long notification) {
        store.notification(notification).ifPresent(entry -> store.save(entry.again(now())));
        store.commit();
    }

    private void notify(SandboxOrder order, String event) {
        if (order.notificationUrl() == null || faults.losesNotification()) {
            return;
        }
        JsonObjectBuilder body = Json.createObjectBuilder().add("orderId", order.id());
        if (order.reference() != null) {
            body.add("orderReference", order.reference());
        }
        body.add("status", order.status())
                .add("time", now().truncatedTo(ChronoUnit.SECONDS).toString())
                .add("event", event);
        store.send(order.id(), order.notificationUrl(), body.build().toString(), now());
    }

    /** The answer to a cart call: the body sent, and the key (WooCommerce and Magento 2 plugins). */
    public static JsonObject answer(SandboxCart cart) {
        return Json.createObjectBuilder(cart.body())
                .add("checkoutCart", Json.createObjectBuilder().add("key", cart.key()))
                .build();
    }

    public static JsonArray inShort(List<SandboxOrder> orders) {
        return orders.stream()
                .map(SandboxOrder::inShort)
                .collect(Json::createArrayBuilder, (list, order) -> list.add(order), (one, other) -> one.addAll(other))
                .build();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
