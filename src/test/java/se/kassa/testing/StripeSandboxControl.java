package se.kassa.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The switches of Stripe's stand-in over HTTP, and calls of its API.
 *
 * @param url the sandbox's address, ending in a slash
 */
public record StripeSandboxControl(URI url) {

    public static final String SECRET_KEY = "sk_test_demo";
    public static final String VERSION = "2026-07-29.dahlia";

    /** What a shop's {@code stripe.base-url} says. */
    public String baseUrl() {
        return url.resolve("stripe").toString();
    }

    /** Plays a payment without a browser. Returns the session. */
    public JsonObject pay(String session, String method, String outcome) {
        return control(
                "sessions/" + session + "/pay",
                Json.createObjectBuilder().add("method", method).add("outcome", outcome));
    }

    /** Decides a payment that is processed. Returns the session. */
    public JsonObject settle(String session, boolean succeeds) {
        return control(
                "sessions/" + session + "/settle", Json.createObjectBuilder().add("succeeds", succeeds));
    }

    /** Lets an authorisation run out before its time. */
    public void expireAuthorisation(String intent) {
        control("intents/" + intent + "/expire", Json.createObjectBuilder());
    }

    public void dispute(String intent) {
        control("intents/" + intent + "/dispute", Json.createObjectBuilder());
    }

    /** Ends a refund; even one that has succeeded can fail. */
    public JsonObject endRefund(String refund, boolean succeeds) {
        return control("refunds/" + refund, Json.createObjectBuilder().add("succeeds", succeeds));
    }

    /** Sends an event to every endpoint once more. */
    public void sendAgain(String event) {
        control("events/" + event + "/send", Json.createObjectBuilder());
    }

    /** How long a changed payment is not found by a search. */
    public void delaySearch(Duration delay) {
        control("search", Json.createObjectBuilder().add("delay", delay.toString()));
    }

    public void fault(String operation, String kind, int count, int millis) {
        new SandboxControl(url).fault(operation, kind, count, millis);
    }

    public void noFaults() {
        new SandboxControl(url).noFaults();
    }

    /** The notifications whose body has the text, with every try, oldest first. */
    public List<JsonObject> notifications(String text) {
        List<JsonObject> all = EcsterContract.parse(
                        Http.get(url.resolve("control/notifications")).body())
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(entry -> entry.getString("body").contains(text))
                .collect(Collectors.toList());
        Collections.reverse(all);
        return all;
    }

    /** The newest sessions with their payments, newest first. */
    public List<JsonObject> sessions() {
        return EcsterContract.parse(
                        Http.get(url.resolve("control/stripe/sessions")).body())
                .asJsonArray()
                .getValuesAs(JsonObject.class);
    }

    /** The newest session of a payment attempt. */
    public JsonObject sessionOf(String reference) {
        return sessions().stream()
                .filter(session ->
                        reference.equals(session.getJsonObject("metadata").getString("reference", null))
                                || session.get("client_reference_id").equals(Json.createValue(reference)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No session of " + reference));
    }

    /** A payment with its latest charge expanded. */
    public JsonObject intent(String id) {
        return get("payment_intents/" + id + "?expand[]=latest_charge").json();
    }

    /** The session by Stripe's own API. */
    public JsonObject session(String id) {
        return get("checkout/sessions/" + id).json();
    }

    /** A call of Stripe's API. */
    public Http.Answer get(String path) {
        return call("GET", path, "");
    }

    /**
     * A call of Stripe's API.
     *
     * @param form names and values in turn
     */
    public Http.Answer post(String path, String... form) {
        return call("POST", path, form(form));
    }

    /** The same with an idempotency key. */
    public Http.Answer postOnce(String key, String path, String... form) {
        return call("POST", path, form(form), "Idempotency-Key", key);
    }

    /** A call of Stripe's API with the secret key and a version, and more headers. */
    public Http.Answer call(String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(
                "Authorization",
                "Bearer " + SECRET_KEY,
                "Stripe-Version",
                VERSION,
                "Content-Type",
                "application/x-www-form-urlencoded"));
        all.addAll(List.of(headers));
        return Http.call(
                method,
                url.resolve("stripe/v1/" + path.replace("[", "%5B").replace("]", "%5D")),
                body,
                all.toArray(String[]::new));
    }

    /** Names and values in turn, encoded. */
    public static String form(String... namesAndValues) {
        return Stream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
                .map(i -> encoded(namesAndValues[i]) + "=" + encoded(namesAndValues[i + 1]))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Creates a session of one line. Returns the answer. */
    public JsonObject createSession(long amount, String... more) {
        List<String> form = new ArrayList<>(List.of(
                "success_url", "http://localhost/return?session={CHECKOUT_SESSION_ID}",
                "cancel_url", "http://localhost/back"));
        form.addAll(List.of(more));
        return createSession(amount, form);
    }

    /** Creates a session of one line of 100 kr, with addresses of the caller's own. Returns the answer. */
    public JsonObject createSessionWith(String... more) {
        return createSession(10_000, List.of(more));
    }

    private JsonObject createSession(long amount, List<String> more) {
        List<String> form = new ArrayList<>(List.of(
                "mode", "payment",
                "line_items[0][quantity]", "1",
                "line_items[0][price_data][currency]", "sek",
                "line_items[0][price_data][unit_amount]", Long.toString(amount),
                "line_items[0][price_data][product_data][name]", "Te"));
        form.addAll(more);
        Http.Answer answer = post("checkout/sessions", form.toArray(String[]::new));
        if (answer.status() != 200) {
            throw new AssertionError("The sandbox answered " + answer);
        }
        return answer.json();
    }

    /** The id of the payment of a paid session. */
    public String paid(JsonObject session, String method) {
        return pay(session.getString("id"), method, "APPROVE").getString("payment_intent");
    }

    /** The code of the error, or its type where it has none. */
    public static String error(Http.Answer answer) {
        JsonObject error = answer.json().getJsonObject("error");
        return error.getString("code", error.getString("type"));
    }

    private JsonObject control(String path, JsonObjectBuilder body) {
        Http.Answer answer =
                Http.post(url.resolve("control/stripe/" + path), body.build().toString());
        if (answer.status() != 200) {
            throw new AssertionError("The sandbox answered " + answer);
        }
        return answer.body().equals("{}") ? JsonValue.EMPTY_JSON_OBJECT : answer.json();
    }
}
