package se.kassa.testing;

import com.stripe.net.Webhook;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** Stripe's side of the sandbox. */
final class StripeProviderSandbox extends ProviderSandbox {

    private final StripeSandboxControl stripe;

    StripeProviderSandbox(SandboxControl control) {
        super(control);
        stripe = new StripeSandboxControl(control.url());
    }

    @Override
    public String name() {
        return "Stripe";
    }

    @Override
    public Payment pay(String key) {
        return payment(stripe.pay(key, "CARD", "APPROVE"));
    }

    @Override
    public Payment decline(String key) {
        return payment(stripe.pay(key, "CARD", "DENY"));
    }

    @Override
    public Choice undecided() {
        return new Choice("KLARNA", "PROCESS");
    }

    @Override
    public Payment begin(String key) {
        return payment(stripe.pay(key, "KLARNA", "PROCESS"));
    }

    private static Payment payment(JsonObject session) {
        return new Payment(
                session.getString("payment_intent"),
                session.getJsonObject("metadata").getString("reference"),
                "");
    }

    @Override
    public void authorise(String key, String paymentId) {
        stripe.settle(key, true);
    }

    @Override
    public String paymentId(String orderPage) {
        return stripe.session(parameter("session_id", orderPage)).getString("payment_intent");
    }

    @Override
    public URI returnUrl(String key) {
        return URI.create(stripe.session(key).getString("success_url").replace("{CHECKOUT_SESSION_ID}", key));
    }

    @Override
    public boolean isPaid(String key) {
        return stripe.session(key).getString("status").equals("complete");
    }

    @Override
    public boolean isAuthorised(String paymentId) {
        return stripe.intent(paymentId).getString("status").equals("requires_capture");
    }

    @Override
    public long sessions(String key) {
        String success = stripe.session(key).getString("success_url");
        return stripe.sessions().stream()
                .filter(session -> session.getString("success_url").equals(success))
                .count();
    }

    @Override
    public void withdraw(String paymentId) {
        stripe.expireAuthorisation(paymentId);
    }

    @Override
    public void captureElsewhere(String paymentId) {
        Http.Answer answer = stripe.post("payment_intents/" + paymentId + "/capture");
        if (answer.status() != 200) {
            throw new AssertionError("The sandbox answered " + answer);
        }
    }

    @Override
    public void endRefund(String paymentId, boolean succeeds) {
        String latest = stripe.get("refunds?payment_intent=" + paymentId + "&limit=1")
                .json()
                .getJsonArray("data")
                .getJsonObject(0)
                .getString("id");
        stripe.endRefund(latest, succeeds);
    }

    @Override
    public long amount(String paymentId) {
        return stripe.intent(paymentId).getInt("amount");
    }

    @Override
    public long captured(String paymentId) {
        return stripe.intent(paymentId).getInt("amount_received");
    }

    @Override
    public long refunded(String paymentId) {
        return stripe.intent(paymentId).getJsonObject("latest_charge").getInt("amount_refunded");
    }

    /** Stripe captures a payment once. */
    @Override
    public int captures(String paymentId) {
        return captured(paymentId) > 0 ? 1 : 0;
    }

    @Override
    public boolean isVoided(String paymentId) {
        return stripe.intent(paymentId).getString("status").equals("canceled");
    }

    @Override
    public Http.Answer notify(URI shop, Payment payment, String event) {
        String body = Json.createObjectBuilder()
                .add("id", "evt_" + event)
                .add("type", event)
                .add(
                        "data",
                        Json.createObjectBuilder()
                                .add(
                                        "object",
                                        Json.createObjectBuilder()
                                                .add("object", "payment_intent")
                                                .add("id", payment.id())
                                                .add(
                                                        "metadata",
                                                        Json.createObjectBuilder()
                                                                .add("reference", payment.reference()))))
                .build()
                .toString();
        try {
            String signature = Webhook.Signature.generateSignatureHeader(
                    body, Servers.STRIPE_WEBHOOK_SECRET, Instant.now().getEpochSecond());
            return Http.post(shop.resolve("api/payments/stripe/notifications"), body, "Stripe-Signature", signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isAnyNotificationWaiting(Payment payment) {
        return isAnyWaiting(stripe.notifications(payment.id()));
    }

    @Override
    public void failSessions(String kind, int count, int millis) {
        stripe.fault("POST stripe/v1/checkout/sessions", kind, count, millis);
    }

    @Override
    public void failQueries(String kind, int count, int millis) {
        stripe.fault("GET stripe/v1/", kind, count, millis);
    }

    @Override
    public void failCapture(String paymentId, String kind, int millis) {
        stripe.fault("POST stripe/v1/payment_intents/" + paymentId + "/capture", kind, 1, millis);
    }

    @Override
    public void failRefunds(String paymentId, String kind, int count) {
        stripe.fault("POST stripe/v1/refunds", kind, count, 0);
    }

    @Override
    public void failClosing(String key) {
        stripe.fault("POST stripe/v1/checkout/sessions/" + key + "/expire", "SERVER_ERROR", 100, 0);
    }
}
