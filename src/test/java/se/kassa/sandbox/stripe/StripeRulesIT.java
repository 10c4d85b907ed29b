package se.kassa.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Http;
import se.kassa.testing.Servers;
import se.kassa.testing.StripeSandboxControl;

/** What the stand-in refuses, and what an idempotency key does. */
class StripeRulesIT {

    private static final String[] SESSION = {
        "mode", "payment",
        "success_url", "https://shop.example/return?session={CHECKOUT_SESSION_ID}",
        "cancel_url", "https://shop.example/checkout",
        "line_items[0][quantity]", "1",
        "line_items[0][price_data][currency]", "sek",
        "line_items[0][price_data][unit_amount]", "10000",
        "line_items[0][price_data][product_data][name]", "Te"
    };

    private final StripeSandboxControl sandbox = Servers.shared().stripeSandbox();
    private final String key = UUID.randomUUID().toString();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    /** The session with a parameter set, or, with a dash, left out. */
    private static String[] with(String name, String value) {
        Stream<String> others = IntStream.iterate(0, i -> i < SESSION.length, i -> i + 2)
                .filter(i -> !SESSION[i].equals(name))
                .boxed()
                .flatMap(i -> Stream.of(SESSION[i], SESSION[i + 1]));
        return Stream.concat(others, value.equals("-") ? Stream.of() : Stream.of(name, value))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode | - | parameter_missing",
                "mode | subscription | invalid_request_error",
                "success_url | - | parameter_missing",
                "success_url | shop | url_invalid",
                "cancel_url | javascript:alert(1) | url_invalid",
                "line_items[0][quantity] | - | parameter_missing",
                "line_items[0][quantity] | 1.5 | parameter_invalid_integer",
                "line_items[0][quantity] | 0 | parameter_invalid_integer",
                "line_items[0][price_data][unit_amount] | 99.90 | parameter_invalid_integer",
                "line_items[0][price_data][unit_amount] | -1 | parameter_invalid_integer",
                "line_items[0][price_data][unit_amount] | - | parameter_missing",
                "line_items[0][price_data][currency] | SEK | invalid_request_error",
                "line_items[0][price_data][product_data][name] | '' | parameter_invalid_empty",
                "line_items[0][price_data][product_data][colour] | red | parameter_unknown",
                "line_items[0][discount] | 5 | parameter_unknown",
                "line_items[0][price_data][tax_behavior] | included | invalid_request_error",
                "customer_email | anna | email_invalid",
                "locale | svenska | invalid_request_error",
                "payment_method_types[0] | invoice | invalid_request_error",
                "payment_method_options[swish][capture_method] | manual | parameter_unknown",
                "payment_method_options[card][capture_method] | later | invalid_request_error",
                "payment_intent_data[capture_method] | later | invalid_request_error",
                "phone_number_collection[enabled] | yes | invalid_request_error",
                "colour | red | parameter_unknown",
                "customer_email[0] | anna@example.com | invalid_request_error",
            })
    void aSessionWithAnythingWrongIsRefusedAndNamesTheParameter(String name, String value, String code) {
        Http.Answer answer = sandbox.post("checkout/sessions", with(name, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(StripeSandboxControl.error(answer)).isEqualTo(code);
        assertThat(answer.json().getJsonObject("error").getString("type")).isEqualTo("invalid_request_error");
        assertThat(answer.json().getJsonObject("error").getString("param")).startsWith(name.replaceAll("\\[0]$", ""));
        assertThat(answer.header("Request-Id")).startsWith("req_");
    }

    @Test
    void whatSwishCannotDoIsRefused() {
        assertThat(refused("payment_method_types[0]", "swish", "payment_intent_data[capture_method]", "manual"))
                .isTrue();
        assertThat(refused("payment_method_types[0]", "card", "payment_intent_data[capture_method]", "manual"))
                .isFalse();
        JsonObject left = sandbox.createSession(10_000, "payment_intent_data[capture_method]", "manual");
        assertThat(left.getJsonArray("payment_method_types").toString()).isEqualTo("[\"card\",\"klarna\"]");
    }

    private boolean refused(String... more) {
        Http.Answer answer = sandbox.post(
                "checkout/sessions",
                Stream.concat(Stream.of(SESSION), Stream.of(more)).toArray(String[]::new));
        return answer.status() == 400;
    }

    @ParameterizedTest
    @CsvSource({"1700, true", "1900, false", "86300, false", "86500, true"})
    void aSessionLastsFromThirtyMinutesToADay(long seconds, boolean refused) {
        URI clock = Servers.shared().sandbox().url().resolve("control/clock");
        OffsetDateTime now = OffsetDateTime.parse(Http.get(clock).json().getString("now"));
        long expires = now.toEpochSecond() + seconds;
        assertThat(refused("expires_at", Long.toString(expires))).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"100, false", "101, true"})
    void aSessionHasAtMostAHundredLines(int lines, boolean refused) {
        String[] all = IntStream.range(0, lines)
                .boxed()
                .flatMap(i -> Stream.of(
                        "line_items[" + i + "][quantity]", "2",
                        "line_items[" + i + "][price_data][currency]", "sek",
                        "line_items[" + i + "][price_data][unit_amount]", "100",
                        "line_items[" + i + "][price_data][product_data][name]", "Te " + i))
                .toArray(String[]::new);
        Http.Answer answer = sandbox.post(
                "checkout/sessions",
                Stream.concat(
                                Stream.of("mode", "payment", "success_url", "https://shop.example/return"),
                                Stream.of(all))
                        .toArray(String[]::new));
        assertThat(answer.status()).isEqualTo(refused ? 400 : 200);
        if (!refused) {
            assertThat(answer.json().getInt("amount_total")).isEqualTo(20_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"40, 500, false", "41, 500, true", "40, 501, true"})
    void metadataHasItsLimits(int keyLength, int valueLength, boolean refused) {
        String name = "metadata[" + "k".repeat(keyLength) + "]";
        assertThat(refused(name, "v".repeat(valueLength))).isEqualTo(refused);
    }

    @Test
    void metadataIsCopiedNowhere() {
        JsonObject session = sandbox.createSession(10_000, "metadata[reference]", "R1");
        JsonObject intent = sandbox.intent(sandbox.paid(session, "CARD"));
        assertThat(intent.getJsonObject("metadata")).isEmpty();
    }

    @Test
    void theSecretKeyComesAsBearerOrAsUser() {
        assertThat(Http.get(address(), "Authorization", "Bearer sk_test_demo").status())
                .isEqualTo(200);
        String user = Base64.getEncoder().encodeToString("sk_test_demo:".getBytes());
        assertThat(Http.get(address(), "Authorization", "Basic " + user).status())
                .isEqualTo(200);
        assertThat(Http.get(address()).status()).isEqualTo(401);
        assertThat(Http.get(address(), "Authorization", "Bearer sk_test_other").status())
                .isEqualTo(401);
        assertThat(Http.get(address(), "Authorization", "Bearer sk_live_demo").status())
                .isEqualTo(401);
    }

    private java.net.URI address() {
        return sandbox.url().resolve("stripe/v1/events?limit=1");
    }

    @ParameterizedTest
    @CsvSource({"2026-07-29.dahlia, 200", "2026-09-30.endive, 200", "2019-01-01, 400", "dahlia, 400"})
    void onlyKnownVersionsAreServed(String version, int status) {
        Http.Answer answer = Http.get(address(), "Authorization", "Bearer sk_test_demo", "Stripe-Version", version);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void jsonIsNotUnderstood() {
        Http.Answer answer = Http.post(
                sandbox.url().resolve("stripe/v1/checkout/sessions"),
                "{\"mode\": \"payment\"}",
                "Authorization",
                "Bearer sk_test_demo",
                "Content-Type",
                "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(StripeSandboxControl.error(answer)).isEqualTo("invalid_request_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment_intents", "customers", "checkout", "nowhere/at/all"})
    void anUnknownAddressIsAnsweredInStripesForm(String path) {
        Http.Answer answer = sandbox.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(StripeSandboxControl.error(answer)).isEqualTo("invalid_request_error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkout/sessions?limit=101",
                "checkout/sessions?status=paid",
                "checkout/sessions?created[since]=1",
                "checkout/sessions?starting_after=cs_test_unknown",
                "checkout/sessions?expand[]=payment_intent",
                "payment_intents/search",
                "payment_intents/search?query=reference",
                "events?type[]=a",
                "refunds?order=1",
            })
    void aListWithAnythingWrongIsRefused(String path) {
        Http.Answer answer = sandbox.get(path);
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.json().getJsonObject("error").getString("message")).isNotEmpty();
    }

    @Test
    void onlyWhatCanBeExpandedIs() {
        String id = sandbox.createSession(10_000).getString("id");
        assertThat(sandbox.get("checkout/sessions/" + id + "?expand[]=url").status())
                .isEqualTo(400);
        assertThat(sandbox.get("checkout/sessions/" + id + "?expand[]=payment_intent.latest_charge")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anIntentOfASessionIsCanceledOnlyWhileItIsReserved() {
        JsonObject session = sandbox.createSession(10_000);
        String intent = sandbox.pay(session.getString("id"), "CARD", "DENY").getString("payment_intent");
        Http.Answer answer = sandbox.post("payment_intents/" + intent + "/cancel");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(StripeSandboxControl.error(answer)).isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void severalCapturesAreNotAvailable() {
        JsonObject session = sandbox.createSession(10_000, "payment_intent_data[capture_method]", "manual");
        String intent = sandbox.paid(session, "CARD");
        Http.Answer answer = sandbox.post(
                "payment_intents/" + intent + "/capture", "amount_to_capture", "5000", "final_capture", "false");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(sandbox.intent(intent).getInt("amount_capturable")).isEqualTo(10_000);
    }

    @Test
    void aRefundNamesItsPaymentAndNothingUnpaidIsRefunded() {
        assertThat(StripeSandboxControl.error(sandbox.post("refunds", "amount", "1")))
                .isEqualTo("parameter_missing");
        JsonObject session = sandbox.createSession(10_000, "payment_intent_data[capture_method]", "manual");
        String reserved = sandbox.paid(session, "CARD");
        assertThat(sandbox.post("refunds", "payment_intent", reserved).status()).isEqualTo(400);
    }

    @Test
    void aSessionThatHasNothingToPayNeedsNoPayment() {
        JsonObject session = sandbox.createSession(0);
        assertThat(session.getString("payment_status")).isEqualTo("no_payment_required");
        JsonObject complete = sandbox.pay(session.getString("id"), "CARD", "APPROVE");
        assertThat(complete.getString("status")).isEqualTo("complete");
        assertThat(complete.isNull("payment_intent")).isTrue();
    }

    @Test
    void theFirstAnswerIsRepeatedWithoutWorkingAgain() {
        JsonObject session = sandbox.createSession(10_000);
        String intent = sandbox.paid(session, "CARD");
        Http.Answer first = sandbox.postOnce(key, "refunds", "payment_intent", intent, "amount", "4000");
        Http.Answer again = sandbox.postOnce(key, "refunds", "amount", "4000", "payment_intent", intent);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(sandbox.intent(intent).getJsonObject("latest_charge").getInt("amount_refunded"))
                .isEqualTo(4000);
    }

    @Test
    void aWrongStateIsRepeatedToo() {
        JsonObject session = sandbox.createSession(10_000);
        String intent = sandbox.paid(session, "CARD");
        Http.Answer first = sandbox.postOnce(key, "payment_intents/" + intent + "/cancel");
        assertThat(sandbox.postOnce(key, "payment_intents/" + intent + "/cancel")
                        .body())
                .isEqualTo(first.body());
        assertThat(first.status()).isEqualTo(400);
    }

    @Test
    void aKeyWithOtherParametersIsRefused() {
        JsonObject session = sandbox.createSession(10_000);
        String intent = sandbox.paid(session, "CARD");
        sandbox.postOnce(key, "refunds", "payment_intent", intent, "amount", "4000");
        Http.Answer other = sandbox.postOnce(key, "refunds", "payment_intent", intent, "amount", "4001");
        assertThat(other.status()).isEqualTo(400);
        assertThat(StripeSandboxControl.error(other)).isEqualTo("idempotency_error");
        Http.Answer elsewhere = sandbox.postOnce(key, "payment_intents/" + intent + "/cancel");
        assertThat(StripeSandboxControl.error(elsewhere)).isEqualTo("idempotency_error");
    }

    @Test
    void nothingIsStoredWhereParametersAreRefused() {
        assertThat(sandbox.postOnce(key, "checkout/sessions", with("mode", "-")).status())
                .isEqualTo(400);
        assertThat(sandbox.postOnce(key, "checkout/sessions", SESSION).status()).isEqualTo(200);
    }

    @Test
    void anErrorOfTheServerIsStored() {
        sandbox.fault("POST stripe/v1/checkout/sessions", "SERVER_ERROR", 1, 0);
        assertThat(sandbox.postOnce(key, "checkout/sessions", SESSION).status()).isEqualTo(500);
        assertThat(sandbox.postOnce(key, "checkout/sessions", SESSION).status()).isEqualTo(500);
        assertThat(sandbox.postOnce(key + "-2", "checkout/sessions", SESSION).status())
                .isEqualTo(200);
    }

    @Test
    void anErrorOfTheServerAfterTheWorkIsStoredAndTheWorkIsDone() {
        JsonObject session = sandbox.createSession(10_000);
        String intent = sandbox.paid(session, "CARD");
        sandbox.fault("POST stripe/v1/refunds", "SERVER_ERROR_AFTER_WORK", 1, 0);
        String[] refund = {"payment_intent", intent, "amount", "4000"};
        Http.Answer first = sandbox.postOnce(key, "refunds", refund);
        assertThat(first.status()).isEqualTo(500);
        assertThat(sandbox.postOnce(key, "refunds", refund).body()).isEqualTo(first.body());
        assertThat(sandbox.intent(intent).getJsonObject("latest_charge").getInt("amount_refunded"))
                .isEqualTo(4000);
    }

    @Test
    void tooManyRequestsAreNotStored() {
        sandbox.fault("POST stripe/v1/checkout/sessions", "TOO_MANY_REQUESTS", 1, 0);
        Http.Answer first = sandbox.postOnce(key, "checkout/sessions", SESSION);
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.header("Retry-After")).isEqualTo("1");
        assertThat(sandbox.postOnce(key, "checkout/sessions", SESSION).status()).isEqualTo(200);
    }

    @Test
    void aKeyThatIsInUseIsRefusedUntilItsRequestEnds() {
        sandbox.fault("POST stripe/v1/checkout/sessions", "LATE_WORK", 1, 6000);
        // Whichever comes first holds the key for six seconds; the other one finds it in use.
        List<Http.Answer> answers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> sandbox.postOnce(key, "checkout/sessions", SESSION)))
                .limit(2)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted(Comparator.comparing(Http.Answer::status))
                .toList();
        assertThat(answers).extracting(Http.Answer::status).containsExactly(200, 409);
        assertThat(StripeSandboxControl.error(answers.get(1))).isEqualTo("idempotency_key_in_use");
        assertThat(sandbox.postOnce(key, "checkout/sessions", SESSION).body())
                .isEqualTo(answers.get(0).body());
    }

    @Test
    void anAnswerThatWasLostIsRepeated() {
        JsonObject session = sandbox.createSession(10_000, "payment_intent_data[capture_method]", "manual");
        String intent = sandbox.paid(session, "CARD");
        sandbox.fault("POST stripe/v1/payment_intents", "DROPPED_AFTER_WORK", 1, 0);
        String path = "payment_intents/" + intent + "/capture";
        assertThat(broken(path)).isTrue();
        Http.Answer again = sandbox.postOnce(key, path);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().getString("status")).isEqualTo("succeeded");
    }

    private boolean broken(String path) {
        try {
            sandbox.postOnce(key, path);
            return false;
        } catch (java.io.UncheckedIOException e) {
            return true;
        }
    }
}
