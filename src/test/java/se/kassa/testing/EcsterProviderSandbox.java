package se.kassa.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;

/** Ecster's side of the sandbox. */
final class EcsterProviderSandbox extends ProviderSandbox {

    EcsterProviderSandbox(SandboxControl control) {
        super(control);
    }

    @Override
    public String name() {
        return "Ecster";
    }

    @Override
    public Payment pay(String key) {
        return payment(key, control.pay(key, "CARD", "APPROVE"));
    }

    @Override
    public Payment decline(String key) {
        return payment(key, control.pay(key, "CARD", "DENY"));
    }

    @Override
    public Choice undecided() {
        return new Choice("PARTPAYMENT", "DECIDE");
    }

    @Override
    public Payment begin(String key) {
        return payment(key, control.pay(key, "CARD", "SIGN"));
    }

    private Payment payment(String key, JsonObject order) {
        String cart = Http.get(control.url().resolve("control/carts/" + key)).body();
        return new Payment(
                order.getString("id"),
                order.getString("orderReference"),
                cart.replaceFirst("(?s).*/api/payments/ecster/notifications/([\\w-]+).*", "$1"));
    }

    @Override
    public void authorise(String key, String paymentId) {
        control.change(paymentId, "READY");
    }

    @Override
    public String paymentId(String orderPage) {
        return parameter("internalReference", orderPage);
    }

    @Override
    public URI returnUrl(String key) {
        return control.returnUrl(key);
    }

    @Override
    public boolean isPaid(String key) {
        return control.isOrdered(key);
    }

    @Override
    public boolean isAuthorised(String paymentId) {
        return control.order(paymentId).getString("status").equals("READY");
    }

    @Override
    public long sessions(String key) {
        String order = orderPage(key).toString();
        return control.calls().stream()
                .filter(call -> call.getString("request").contains(order))
                .count();
    }

    @Override
    public void withdraw(String paymentId) {
        control.change(paymentId, "STOPPED");
    }

    @Override
    public void captureElsewhere(String paymentId) {
        control.change(paymentId, "FULLY_DELIVERED");
    }

    @Override
    public void endRefund(String paymentId, boolean succeeds) {
        control.endRefund(paymentId, succeeds);
    }

    @Override
    public long amount(String paymentId) {
        return control.order(paymentId).getInt("amount");
    }

    @Override
    public long captured(String paymentId) {
        return control.order(paymentId).getInt("debitedAmount");
    }

    @Override
    public long refunded(String paymentId) {
        return control.order(paymentId).getInt("creditedAmount");
    }

    @Override
    public int captures(String paymentId) {
        return (int) control.order(paymentId).getJsonArray("transactions").getValuesAs(JsonObject.class).stream()
                .filter(transaction -> transaction.getString("type").equals("DEBIT"))
                .count();
    }

    @Override
    public boolean isVoided(String paymentId) {
        return control.order(paymentId).getString("status").equals("ANNULLED");
    }

    @Override
    public Http.Answer notify(URI shop, Payment payment, String event) {
        JsonObject body = Json.createObjectBuilder()
                .add("orderId", payment.id())
                .add("status", "READY")
                .add("event", event)
                .build();
        return Http.post(
                shop.resolve("api/ecster/notifications/" + payment.notificationToken()),
                body.toString(),
                Servers.NOTIFICATION_HEADER,
                Servers.NOTIFICATION_SECRET);
    }

    @Override
    public boolean isAnyNotificationWaiting(Payment payment) {
        return isAnyWaiting(control.notifications(payment.id()));
    }

    @Override
    public void failSessions(String kind, int count, int millis) {
        control.fault("POST v1/carts", kind, count, millis);
    }

    @Override
    public void failQueries(String kind, int count, int millis) {
        control.fault("GET v1/orders", kind, count, millis);
    }

    @Override
    public void failCapture(String paymentId, String kind, int millis) {
        failTransactions(paymentId, kind, 1, millis);
    }

    @Override
    public void failRefunds(String paymentId, String kind, int count) {
        failTransactions(paymentId, kind, count, 0);
    }

    private void failTransactions(String paymentId, String kind, int count, int millis) {
        control.fault("POST v1/orders/" + paymentId + "/transactions", kind, count, millis);
    }

    /** Ecster has no call that closes a cart. */
    @Override
    public void failClosing(String key) {}
}
