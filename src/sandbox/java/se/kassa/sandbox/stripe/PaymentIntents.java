package se.kassa.sandbox.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.kassa.sandbox.SandboxClock;
import se.kassa.sandbox.Store;

/** PaymentIntents and their charges. */
@ApplicationScoped
public class PaymentIntents {

    public static final String KIND = "payment_intent";
    static final String CHARGE = "charge";

    private static final String WRONG_STATE = "payment_intent_unexpected_state";
    private static final String SEARCH_DELAY = "search_delay";
    private static final Pattern CLAUSE =
            Pattern.compile("(?:metadata\\[['\"]([^'\"]+)['\"]\\]|(status|currency))\\s*:\\s*['\"]([^'\"]*)['\"]");

    @Inject
    private StripeStore store;

    @Inject
    private StripeEvents events;

    @Inject
    private StripeSettings settings;

    @Inject
    private Store transactions;

    @Inject
    private SandboxClock clock;

    /** @throws StripeError if there is none */
    public StripeObject get(String id) {
        return store.get(KIND, id);
    }

    /** @throws StripeError if it has none */
    StripeObject charge(StripeObject intent) {
        return store.get(CHARGE, intent.text("latest_charge"));
    }

    /** Keeps it with the time of the change, which a search waits for. */
    StripeObject save(StripeObject intent) {
        return store.save(intent.with("_changed", clock.now().toEpochSecond()));
    }

    /** {@code POST /v1/payment_intents/{id}/capture}, in the caller's transaction. What is not captured is released. */
    public StripeObject capture(String id, JsonObject parameters) {
        StripeObject intent = get(id);
        if (!intent.status().equals("requires_capture")) {
            throw wrongState(intent, "captured", "requires_capture");
        }
        if (!parameters.getBoolean("final_capture", true)) {
            throw StripeError.wrongState(null, "final_capture", "Several captures are not available to this account");
        }
        long capturable = intent.number("amount_capturable");
        long amount = parameters.containsKey("amount_to_capture")
                ? parameters.getJsonNumber("amount_to_capture").longValueExact()
                : capturable;
        if (amount > capturable) {
            throw StripeError.wrongState(
                    "amount_too_large",
                    "amount_to_capture",
                    "amount_to_capture is " + amount + ", but only " + capturable + " can be captured");
        }
        StripeObject captured = intent.with("status", "succeeded")
                .with("amount_received", amount)
                .with("amount_capturable", 0)
                .with("metadata", merged(intent.document(), parameters))
                .dueAt(null);
        StripeObject charge = charge(intent);
        store.save(charge.with("captured", JsonValue.TRUE).with("amount_captured", amount));
        StripeObject saved = save(captured);
        events.add("payment_intent.succeeded", saved.shown());
        return saved;
    }

    private static JsonObject merged(JsonObject document, JsonObject parameters) {
        return Json.createObjectBuilder(document.getJsonObject("metadata"))
                .addAll(Json.createObjectBuilder(parameters
                        .getOrDefault("metadata", JsonValue.EMPTY_JSON_OBJECT)
                        .asJsonObject()))
                .build();
    }

    private static StripeError wrongState(StripeObject intent, String participle, String wanted) {
        return StripeError.wrongState(
                WRONG_STATE,
                null,
                "This PaymentIntent could not be " + participle + " because it has a status of " + intent.status()
                        + ". Only a PaymentIntent with the status " + wanted + " can be " + participle + ".");
    }

    /**
     * {@code POST /v1/payment_intents/{id}/cancel}, in the caller's transaction. The intent of a session can be canceled
     * in {@code requires_capture} only, and all intents here are of sessions.
     */
    public StripeObject cancel(String id, JsonObject parameters) {
        StripeObject intent = get(id);
        if (!intent.status().equals("requires_capture")) {
            throw wrongState(intent, "canceled", "requires_capture");
        }
        return cancel(intent, parameters.getString("cancellation_reason", null));
    }

    /** The authorisation has run out. */
    StripeObject expire(StripeObject intent) {
        return cancel(intent, "automatic");
    }

    /**
     * Ends an authorisation before its time, as a bank would.
     *
     * @throws StripeError where nothing is authorised
     */
    public StripeObject expireAuthorisation(String id) {
        return transactions.write(() -> {
            StripeObject intent = get(id);
            if (!intent.status().equals("requires_capture")) {
                throw wrongState(intent, "expired", "requires_capture");
            }
            return expire(intent);
        });
    }

    private StripeObject cancel(StripeObject intent, String reason) {
        StripeObject canceled = save(intent.with("status", "canceled")
                .with("amount_capturable", 0)
                .with("canceled_at", clock.now().toEpochSecond())
                .with("cancellation_reason", reason)
                .dueAt(null));
        events.add("payment_intent.canceled", canceled.shown());
        return canceled;
    }

    /** The payment of an intent is disputed by its customer. */
    public void dispute(String id) {
        transactions.write(() -> {
            StripeObject intent = get(id);
            StripeObject charge = charge(intent);
            if (!intent.status().equals("succeeded")) {
                throw wrongState(intent, "disputed", "succeeded");
            }
            store.save(charge.with("disputed", JsonValue.TRUE));
            events.add(
                    "charge.dispute.created",
                    Json.createObjectBuilder()
                            .add("id", StripeIds.of("du"))
                            .add("object", "dispute")
                            .add("amount", charge.number("amount_captured"))
                            .add("charge", charge.id())
                            .add("created", clock.now().toEpochSecond())
                            .add("currency", charge.text("currency"))
                            .add("livemode", false)
                            .add("metadata", JsonValue.EMPTY_JSON_OBJECT)
                            .add("payment_intent", intent.id())
                            .add("reason", "product_not_received")
                            .add("status", "needs_response")
                            .build());
            return intent;
        });
    }

    public Duration searchDelay() {
        return store.setting(SEARCH_DELAY).map(Duration::parse).orElseGet(settings::searchDelay);
    }

    /** How long a changed intent is not found. */
    public void delaySearch(Duration delay) {
        transactions.write(() -> {
            store.saveSetting(SEARCH_DELAY, delay.toString());
            return delay;
        });
    }

    /**
     * {@code GET /v1/payment_intents/search}: clauses of {@code metadata['key']:'value'}, {@code status:'value'} and
     * {@code currency:'value'}, joined by {@code AND}. Returns all that fit, newest first.
     */
    public List<StripeObject> search(String query) {
        List<Matcher> clauses = List.of(query.strip().split("\\s+AND\\s+")).stream()
                .map(CLAUSE::matcher)
                .toList();
        if (!clauses.stream().allMatch(Matcher::matches)) {
            throw StripeError.parameter(null, "query", "We were unable to parse your search query.");
        }
        long before = clock.now().minus(searchDelay()).toEpochSecond();
        return store.newest(KIND, Integer.MAX_VALUE).stream()
                .filter(intent -> intent.number("_changed") <= before)
                .filter(intent -> clauses.stream().allMatch(clause -> fits(intent, clause)))
                .toList();
    }

    private static boolean fits(StripeObject intent, Matcher clause) {
        String key = clause.group(1);
        Map<String, JsonValue> metadata = intent.document().getJsonObject("metadata");
        return key == null
                ? clause.group(3).equals(intent.text(clause.group(2)))
                : Json.createValue(clause.group(3)).equals(metadata.get(key));
    }
}
