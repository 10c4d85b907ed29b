package se.kassa.testing;

import com.stripe.net.Webhook;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;

/**
 * The sandbox of the provider that the tests run with: Ecster's, or Stripe's with {@code -Dkassa.test.provider=stripe}. Has
 * what tests need that both providers must pass.
 */
public abstract class ProviderSandbox {

    /**
     * A payment at the provider.
     *
     * @param id the provider's
     * @param reference the shop's
     * @param notificationToken of the address that the provider notifies; empty if the address has none
     */
    public record Payment(String id, String reference, String notificationToken) {}

    final SandboxControl control;

    private ProviderSandbox(SandboxControl control) {
        this.control = control;
    }

    /** Whether the tests run with Stripe. */
    public static boolean isStripe() {
        String provider = System.getProperty("kassa.test.provider", "ecster");
        return switch (provider) {
            case "ecster" -> false;
            case "stripe" -> true;
            default -> throw new IllegalStateException("kassa.test.provider must be ecster or stripe");
        };
    }

    /** Ecster's, whichever provider the tests run with. */
    public static ProviderSandbox ecster(SandboxControl control) {
        return new Ecster(control);
    }

    static ProviderSandbox of(SandboxControl control) {
        return isStripe() ? new Stripe(control) : new Ecster(control);
    }

    /**
     * Plays a payment by card without a browser.
     *
     * @param key {@link Shopper#cartKey}
     */
    public abstract Payment pay(String key);

    /** Plays a payment that is not decided yet. */
    public abstract Payment begin(String key);

    /** Decides a payment that was begun: it is authorised. */
    public abstract void authorise(String key, Payment payment);

    /** The id of the payment that the shopper returned from, by the address of the order page. */
    public abstract String paymentId(String orderPage);

    /** Where the shopper is led after the payment. */
    public abstract URI returnUrl(String key);

    public abstract boolean isAuthorised(String paymentId);

    /** The number of captures. */
    public abstract int captures(String paymentId);

    /** Notifies the shop of an event as the provider would. */
    public abstract Http.Answer notify(URI shop, Payment payment, String event);

    /** Whether a notification of a payment is still to be sent. */
    public abstract boolean isAnyNotificationWaiting(Payment payment);

    public abstract void failSessions(String kind, int count, int millis);

    public abstract void failQueries(String kind, int count, int millis);

    public abstract void failCapture(String paymentId, String kind, int millis);

    /** The next notifications get lost, or whatever the kind is. */
    public void failNotifications(String kind, int count) {
        control.fault("NOTIFY", kind, count, 0);
    }

    public void noFaults() {
        control.noFaults();
    }

    private static String parameter(String name, String url) {
        return url.replaceFirst(".*[?&]" + name + "=([^&]+).*", "$1");
    }

    private static final class Ecster extends ProviderSandbox {

        private Ecster(SandboxControl control) {
            super(control);
        }

        @Override
        public Payment pay(String key) {
            return payment(key, control.pay(key, "CARD", "APPROVE"));
        }

        @Override
        public Payment begin(String key) {
            return payment(key, control.pay(key, "CARD", "SIGN"));
        }

        private Payment payment(String key, JsonObject order) {
            String cart =
                    Http.get(control.url().resolve("control/carts/" + key)).body();
            return new Payment(
                    order.getString("id"),
                    order.getString("orderReference"),
                    cart.replaceFirst("(?s).*/api/payments/ecster/notifications/([\\w-]+).*", "$1"));
        }

        @Override
        public void authorise(String key, Payment payment) {
            control.change(payment.id(), "READY");
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
        public boolean isAuthorised(String paymentId) {
            return control.order(paymentId).getString("status").equals("READY");
        }

        @Override
        public int captures(String paymentId) {
            return (int) control.order(paymentId).getJsonArray("transactions").getValuesAs(JsonObject.class).stream()
                    .filter(transaction -> transaction.getString("type").equals("DEBIT"))
                    .count();
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
            control.fault("POST v1/orders/" + paymentId + "/transactions", kind, 1, millis);
        }
    }

    private static final class Stripe extends ProviderSandbox {

        private final StripeSandboxControl stripe;

        private Stripe(SandboxControl control) {
            super(control);
            stripe = new StripeSandboxControl(control.url());
        }

        @Override
        public Payment pay(String key) {
            return payment(stripe.pay(key, "CARD", "APPROVE"));
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
        public void authorise(String key, Payment payment) {
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
        public boolean isAuthorised(String paymentId) {
            return stripe.intent(paymentId).getString("status").equals("requires_capture");
        }

        /** Stripe captures a payment once. */
        @Override
        public int captures(String paymentId) {
            return stripe.intent(paymentId).getInt("amount_received") > 0 ? 1 : 0;
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
                return Http.post(
                        shop.resolve("api/payments/stripe/notifications"), body, "Stripe-Signature", signature);
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
    }

    private static boolean isAnyWaiting(List<JsonObject> notifications) {
        return notifications.stream().anyMatch(sent -> sent.getString("state").equals("WAITING"));
    }
}
