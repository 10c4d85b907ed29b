package se.kassa.sandbox.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import se.kassa.sandbox.SandboxClock;
import se.kassa.sandbox.Store;

/** What happens on the hosted page: a shopper pays a session, or does not. */
@ApplicationScoped
public class HostedPayments {

    /** The usual length of a card's authorisation. Klarna's and Billie's are not known; the sandbox gives them the same. */
    private static final Duration AUTHORISATION = Duration.ofDays(7);

    private static final String DECLINED = "Your payment was declined.";

    @Inject
    private Store transactions;

    @Inject
    private StripeStore store;

    @Inject
    private CheckoutSessions sessions;

    @Inject
    private PaymentIntents intents;

    @Inject
    private StripeEvents events;

    @Inject
    private SandboxClock clock;

    public boolean isPayable(StripeObject session) {
        return session.status().equals("open")
                && session.number("expires_at") > clock.now().toEpochSecond();
    }

    /** The methods that the page offers. */
    public static List<StripeMethod> offered(StripeObject session) {
        return session.document().getJsonArray("payment_method_types").getValuesAs(JsonString::getString).stream()
                .map(StripeMethod::of)
                .toList();
    }

    /**
     * Pays a session, or plays what goes wrong. Returns the session afterwards.
     *
     * @throws StripeError where it can't be paid, or not in this way
     */
    public StripeObject pay(String id, StripeMethod method, StripeOutcome outcome) {
        return transactions.write(() -> {
            StripeObject session = payable(id);
            if (session.number("amount_total") == 0) {
                return complete(session, "no_payment_required", null);
            }
            if (!offered(session).contains(method) || outcome.isOfCards() && method != StripeMethod.CARD) {
                throw StripeError.wrongState(null, null, method + " can't be paid with " + outcome + " here");
            }
            StripeObject intent = confirmed(session, method);
            if (outcome.isDeclined()) {
                return declined(session, intent, method, "card_declined", outcome.declineCode());
            }
            return switch (outcome) {
                case AUTHENTICATE -> {
                    intents.save(intent.with("status", "requires_action")
                            .with(
                                    "next_action",
                                    Json.createObjectBuilder()
                                            .add("type", "use_stripe_sdk")
                                            .build()));
                    yield bound(session, intent);
                }
                case PROCESS -> processing(session, intent, method);
                default -> approved(session, intent, method);
            };
        });
    }

    /** The customer passes the 3-D Secure step, or does not. Returns the session afterwards. */
    public StripeObject authenticate(String id, boolean passes) {
        return transactions.write(() -> {
            StripeObject session = payable(id);
            StripeObject intent = intents.get(session.parent());
            if (!intent.status().equals("requires_action")) {
                throw StripeError.wrongState(null, null, "The payment does not wait for the customer");
            }
            StripeObject answered = intent.with("next_action", JsonValue.NULL);
            return passes
                    ? approved(session, answered, StripeMethod.CARD)
                    : declined(session, answered, StripeMethod.CARD, "payment_intent_authentication_failure", null);
        });
    }

    /** Decides a payment that is processed. Returns the session afterwards. */
    public StripeObject settle(String id, boolean succeeds) {
        return transactions.write(() -> {
            StripeObject session = sessions.get(id);
            StripeObject intent = intents.get(session.parent());
            if (!intent.status().equals("processing")) {
                throw StripeError.wrongState(null, null, "The payment is " + intent.status());
            }
            StripeMethod method = StripeMethod.of(intent.text("_method"));
            if (!succeeds) {
                StripeObject failed = failed(intent, method, "payment_intent_payment_attempt_failed", null);
                events.add("checkout.session.async_payment_failed", session.shown());
                return bound(session, failed);
            }
            StripeObject paid = succeeded(intent, method);
            StripeObject settled =
                    store.save(session.with("payment_status", paid.status().equals("succeeded") ? "paid" : "unpaid"));
            events.add("checkout.session.async_payment_succeeded", settled.shown());
            return settled;
        });
    }

    private StripeObject payable(String id) {
        StripeObject session = sessions.get(id);
        if (!isPayable(session)) {
            throw StripeError.wrongState(null, null, "The session is " + session.status());
        }
        return session;
    }

    /** The session's intent with the method; a new one with the first try. */
    private StripeObject confirmed(StripeObject session, StripeMethod method) {
        StripeObject intent = session.parent() == null ? begun(session) : intents.get(session.parent());
        return intent.with("_method", method.word());
    }

    private StripeObject begun(StripeObject session) {
        long now = clock.now().toEpochSecond();
        JsonObject wish = session.document().getJsonObject("_payment_intent_data");
        String id = StripeIds.of("pi");
        JsonObjectBuilder intent = Json.createObjectBuilder()
                .add("id", id)
                .add("object", PaymentIntents.KIND)
                .add("amount", session.number("amount_total"))
                .add("amount_capturable", 0)
                .add("amount_received", 0)
                .addNull("canceled_at")
                .addNull("cancellation_reason")
                .add("capture_method", wish.getString("capture_method", "automatic_async"))
                .add("created", now)
                .add("currency", session.text("currency"))
                .addNull("last_payment_error")
                .addNull("latest_charge")
                .add("livemode", false)
                .add("metadata", wish.getOrDefault("metadata", JsonValue.EMPTY_JSON_OBJECT))
                .addNull("next_action")
                .add("payment_method_options", session.document().get("payment_method_options"))
                .add("payment_method_types", session.document().get("payment_method_types"))
                .add("status", "requires_payment_method");
        for (String field : new String[] {
            "description", "receipt_email", "shipping", "statement_descriptor", "statement_descriptor_suffix"
        }) {
            intent.add(field, wish.getOrDefault(field, JsonValue.NULL));
        }
        return new StripeObject(id, PaymentIntents.KIND, now, "requires_payment_method", null, null, intent.build());
    }

    private StripeObject bound(StripeObject session, StripeObject intent) {
        return store.save(session.with("payment_intent", intent.id()).under(intent.id()));
    }

    private StripeObject declined(
            StripeObject session, StripeObject intent, StripeMethod method, String code, String declineCode) {
        return bound(session, failed(intent, method, code, declineCode));
    }

    private StripeObject failed(StripeObject intent, StripeMethod method, String code, String declineCode) {
        JsonObjectBuilder error = Json.createObjectBuilder()
                .add("type", "card_error")
                .add("code", code)
                .add("message", DECLINED);
        if (declineCode != null) {
            error.add("decline_code", declineCode);
        }
        StripeObject charge = store.save(
                charge(intent, method, false, 0).with("failure_code", code).with("failure_message", DECLINED));
        StripeObject failed = intents.save(intent.with("status", "requires_payment_method")
                .with("last_payment_error", error.build())
                .with("latest_charge", charge.id()));
        events.add("payment_intent.payment_failed", failed.shown());
        return failed;
    }

    private StripeObject processing(StripeObject session, StripeObject intent, StripeMethod method) {
        intents.save(intent.with("status", "processing").with("last_payment_error", JsonValue.NULL));
        return complete(bound(session, intent), "unpaid", method);
    }

    private StripeObject approved(StripeObject session, StripeObject intent, StripeMethod method) {
        StripeObject paid = succeeded(intent, method);
        return complete(bound(session, paid), paid.status().equals("succeeded") ? "paid" : "unpaid", method);
    }

    /** The money is reserved where capture is manual for the payment or for its method, else it is captured. */
    private StripeObject succeeded(StripeObject intent, StripeMethod method) {
        boolean manual = intent.text("capture_method").equals("manual")
                || intent.document()
                        .getJsonObject("payment_method_options")
                        .getOrDefault(method.word(), JsonValue.EMPTY_JSON_OBJECT)
                        .asJsonObject()
                        .containsKey("capture_method");
        long amount = intent.number("amount");
        StripeObject charge = store.save(charge(intent, method, true, manual ? 0 : amount));
        StripeObject paid = intents.save(intent.with("status", manual ? "requires_capture" : "succeeded")
                .with("amount_capturable", manual ? amount : 0)
                .with("amount_received", manual ? 0 : amount)
                .with("last_payment_error", JsonValue.NULL)
                .with("latest_charge", charge.id())
                .dueAt(manual ? captureBefore() : null));
        events.add(manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", paid.shown());
        return paid;
    }

    private Long captureBefore() {
        return clock.now().plus(AUTHORISATION).toEpochSecond();
    }

    private StripeObject charge(StripeObject intent, StripeMethod method, boolean succeeds, long captured) {
        long now = clock.now().toEpochSecond();
        String id = StripeIds.of("ch");
        JsonObjectBuilder details = Json.createObjectBuilder();
        if (method == StripeMethod.CARD) {
            details.add("brand", "visa").add("country", "SE").add("last4", "4242");
            if (succeeds && captured == 0) {
                details.add("capture_before", captureBefore());
            }
        }
        JsonObject document = Json.createObjectBuilder()
                .add("id", id)
                .add("object", PaymentIntents.CHARGE)
                .add("amount", intent.number("amount"))
                .add("amount_captured", captured)
                .add("amount_refunded", 0)
                .add("billing_details", Customer.details(null, true, false))
                .add("captured", captured > 0)
                .add("created", now)
                .add("currency", intent.text("currency"))
                .add("disputed", false)
                .addNull("failure_code")
                .addNull("failure_message")
                .add("livemode", false)
                // Not copied from the intent: nothing copies metadata by itself.
                .add("metadata", JsonValue.EMPTY_JSON_OBJECT)
                .add("paid", succeeds)
                .add("payment_intent", intent.id())
                .add(
                        "payment_method_details",
                        Json.createObjectBuilder().add("type", method.word()).add(method.word(), details))
                .add("refunded", false)
                .add("status", succeeds ? "succeeded" : "failed")
                .build();
        return new StripeObject(
                id, PaymentIntents.CHARGE, now, document.getString("status"), intent.id(), null, document);
    }

    private StripeObject complete(StripeObject session, String paymentStatus, StripeMethod method) {
        boolean address = method == StripeMethod.KLARNA
                || method == StripeMethod.BILLIE
                || "required".equals(session.text("billing_address_collection"));
        boolean shipping = !session.document().isNull("shipping_address_collection");
        boolean phone = !session.document().isNull("phone_number_collection");
        StripeObject completed = store.save(session.with("status", "complete")
                .with("payment_status", paymentStatus)
                .with("collected_information", shipping ? Customer.collected() : JsonValue.NULL)
                .with("customer_details", Customer.details(session.text("customer_email"), address, phone))
                .with("url", JsonValue.NULL)
                .dueAt(null));
        events.add("checkout.session.completed", completed.shown());
        return completed;
    }
}
