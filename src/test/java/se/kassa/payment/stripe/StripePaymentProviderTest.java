package se.kassa.payment.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentPage;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.PaymentRequest;
import se.kassa.payment.PaymentSearch;
import se.kassa.payment.PaymentSession;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;
import se.kassa.payment.TransactionResult.Progress;

/** The adapter's requests and its use of the responses. */
class StripePaymentProviderTest {

    private static final String SESSIONS = "/v1/checkout/sessions";
    private static final String SESSION = "cs_test_a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0u1V2w3X4y5Z6a7B8";
    private static final String PAYMENT = "pi_3QaBcDeFgHiJkLmN0oPqRsTu";
    private static final Line TEA = new Line(Line.Kind.PRODUCT, "te-1", "Te & grädde €", 2, 16450, 0, 1200);

    @RegisterExtension
    static final WireMockExtension STRIPE = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private StripeFixture fixture;
    private StripePaymentProvider provider;

    @BeforeEach
    void open() {
        fixture = new StripeFixture(STRIPE.baseUrl());
        provider = fixture.provider;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static PaymentRequest request(String reference, Line... lines) {
        return new PaymentRequest(reference, "token", "receipt", "sv", "SEK", List.of(lines), CheckoutDetails.UNKNOWN);
    }

    private static TransactionRequest transaction(String reference, long amount) {
        return new TransactionRequest(PAYMENT, reference, amount, List.of(), null);
    }

    private static List<LoggedRequest> requests() {
        List<LoggedRequest> all = new ArrayList<>(STRIPE.findAll(anyRequestedFor(anyUrl())));
        all.sort((one, other) -> one.getLoggedDate().compareTo(other.getLoggedDate()));
        return all;
    }

    private static List<String> calls() {
        return requests().stream()
                .map(request -> request.getMethod() + " " + request.getUrl().replaceAll("\\?.*", ""))
                .toList();
    }

    private static Map<String, String> form(LoggedRequest request) {
        return decoded(request.getBodyAsString());
    }

    private static Map<String, String> query(LoggedRequest request) {
        return decoded(request.getUrl().replaceAll("^[^?]*\\??", ""));
    }

    private static Map<String, String> decoded(String fields) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String field : fields.split("&")) {
            String[] pair = field.split("=", 2);
            if (pair.length == 2) {
                all.put(
                        URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    private static void answer(String method, String path, String json) {
        STRIPE.stubFor((method.equals("GET") ? get(urlPathEqualTo(path)) : post(urlPathEqualTo(path)))
                .willReturn(okJson(json)));
    }

    private static void fail(String path, int status, String type, String code) {
        STRIPE.stubFor(post(urlPathEqualTo(path))
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Request-Id", "req_7")
                        .withBody("{\"error\":{\"type\":\"%s\",\"code\":\"%s\"}}".formatted(type, code))));
    }

    private static PaymentProviderException failure(Runnable call) {
        return assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(call::run)
                .actual();
    }

    private static void answerCreated() {
        answer("POST", SESSIONS, StripeJson.text("session-open"));
    }

    private static String lastKey() {
        List<LoggedRequest> all = requests();
        return all.get(all.size() - 1).getHeader("Idempotency-Key");
    }

    @Test
    void sessionIsOpenedWithAForm() {
        answerCreated();
        PaymentSession session = provider.openSession(request("10001", TEA));
        assertThat(session.id()).isEqualTo(SESSION);
        assertThat(((PaymentPage.Redirect) session.page()).url())
                .hasToString("https://checkout.stripe.com/c/pay/cs_test_a1B2c3D4e5F6#fidkdWxOYHwnPyd1blpxYHZxWjA0");
        LoggedRequest sent = requests().get(0);
        assertThat(sent.getHeader("Authorization")).isEqualTo("Bearer " + StripeFixture.SECRET_KEY);
        assertThat(sent.getHeader("Stripe-Version")).isEqualTo("2026-07-29.dahlia");
        assertThat(sent.getHeader("Content-Type")).startsWith("application/x-www-form-urlencoded");
        assertThat(sent.getHeader("Idempotency-Key")).startsWith("10001-").hasSizeLessThanOrEqualTo(255);
        Map<String, String> form = form(sent);
        assertThat(form)
                .containsEntry("line_items[0][price_data][product_data][name]", "Te & grädde €")
                .containsEntry("success_url", "https://shop.example/order/receipt?session_id={CHECKOUT_SESSION_ID}");
        assertThat(StripeParameters.unknown(form.keySet(), SessionCreateParams.class))
                .isEmpty();
    }

    @Test
    void retryOfTheSameRequestHasTheSameKeyAndEveryOtherAnotherOne() {
        answerCreated();
        answer("POST", SESSIONS + "/" + SESSION + "/expire", "{}");
        answer("POST", SESSIONS + "/cs_2/expire", "{}");
        provider.openSession(request("10001", TEA));
        String first = lastKey();
        provider.openSession(request("10001", TEA));
        assertThat(lastKey()).isEqualTo(first);
        provider.openSession(request("10001-2", TEA));
        String otherAttempt = lastKey();
        provider.replaceSession(SESSION, request("10001", TEA));
        String replaced = lastKey();
        provider.replaceSession("cs_2", request("10001", TEA));
        assertThat(List.of(first, otherAttempt, replaced, lastKey())).doesNotHaveDuplicates();
    }

    @Test
    void otherTotalIsNotShown() {
        answerCreated();
        PaymentProviderException failure = failure(() -> provider.openSession(request("10001", TEA, TEA)));
        assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(failure).hasMessageContaining("32900 sek instead of 65800 SEK");
    }

    @Test
    void nothingIsSentWhereThereIsNothingToPay() {
        Line free = new Line(Line.Kind.PRODUCT, "te-1", "Te", 2, 16450, 32900, 1200);
        assertThat(failure(() -> provider.openSession(request("10001", free))).reason())
                .isEqualTo(Reason.REFUSED);
        assertThat(requests()).isEmpty();
    }

    @Test
    void sessionIsExpiredBeforeTheNextIsCreated() {
        answerCreated();
        answer("POST", SESSIONS + "/cs_1/expire", "{\"id\":\"cs_1\",\"status\":\"expired\"}");
        provider.replaceSession("cs_1", request("10001", TEA));
        assertThat(calls()).containsExactly("POST " + SESSIONS + "/cs_1/expire", "POST " + SESSIONS);
    }

    @Test
    void completeSessionIsNotReplaced() {
        answerCreated();
        fail(SESSIONS + "/cs_1/expire", 400, "invalid_request_error", "");
        answer("GET", SESSIONS + "/cs_1", "{\"id\":\"cs_1\",\"status\":\"complete\"}");
        assertThat(failure(() -> provider.replaceSession("cs_1", request("10001", TEA)))
                        .reason())
                .isEqualTo(Reason.REFUSED);
        provider.closeSession("cs_1");
        assertThat(calls()).doesNotContain("POST " + SESSIONS);
    }

    /** Stripe repeats the response to a key for a day, or says that the key is in use. */
    @ParameterizedTest
    @ValueSource(ints = {409, 500})
    void sessionIsOpenedWithAnotherKeyAfterAStoredError(int status) {
        answerCreated();
        STRIPE.stubFor(post(urlPathEqualTo(SESSIONS))
                .withHeader("Idempotency-Key", matching("10001-[^-]*"))
                .willReturn(aResponse().withStatus(status).withBody("{\"error\":{\"type\":\"api_error\"}}")));
        assertThat(provider.openSession(request("10001", TEA)).id()).isEqualTo(SESSION);
        assertThat(lastKey()).startsWith("10001-").hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void expiredSessionIsReplacedAndClosed() {
        answerCreated();
        fail(SESSIONS + "/cs_1/expire", 400, "invalid_request_error", "");
        answer("GET", SESSIONS + "/cs_1", "{\"id\":\"cs_1\",\"status\":\"expired\"}");
        assertThat(provider.replaceSession("cs_1", request("10001", TEA)).id()).isEqualTo(SESSION);
        provider.closeSession("cs_1");
    }

    @Test
    void sessionThatMayStillBeOpenIsNotReplaced() {
        answerCreated();
        fail(SESSIONS + "/cs_1/expire", 500, "api_error", "");
        assertThat(failure(() -> provider.replaceSession("cs_1", request("10001", TEA)))
                        .reason())
                .isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(calls()).doesNotContain("POST " + SESSIONS);
    }

    @Test
    void paymentIsReadWithSessionAndRefunds() {
        answer("GET", SESSIONS, "{\"data\":[" + StripeJson.text("session") + "]}");
        answer("GET", "/v1/payment_intents/" + PAYMENT, StripeJson.text("payment-captured"));
        answer("GET", "/v1/refunds", StripeJson.text("refunds"));
        ProviderPayment payment = provider.retrieve(PAYMENT).orElseThrow();
        assertThat(payment.amounts().refunded()).isEqualTo(15000);
        assertThat(payment.customer().getName()).isEqualTo("Anna Maria Öberg");
        assertThat(calls()).containsExactly("GET " + SESSIONS, "GET /v1/payment_intents/" + PAYMENT, "GET /v1/refunds");
        assertThat(StripeParameters.unknown(query(requests().get(0)).keySet(), SessionListParams.class))
                .isEmpty();
        assertThat(query(requests().get(1))).containsExactly(Map.entry("expand[]", "latest_charge"));
        assertThat(StripeParameters.unknown(List.of("expand[0]"), PaymentIntentRetrieveParams.class))
                .isEmpty();
        assertThat(query(requests().get(2))).containsEntry("payment_intent", PAYMENT);
        assertThat(StripeParameters.unknown(query(requests().get(2)).keySet(), RefundListParams.class))
                .isEmpty();
    }

    /** Read the other way round, the payment would look declined: a complete session without a payment method. */
    @Test
    void paymentBetweenTheTwoQueriesIsNotADeclinedOne() {
        STRIPE.stubFor(get(urlPathEqualTo(SESSIONS))
                .inScenario("payment")
                .willReturn(okJson("{\"data\":[{\"id\":\"cs_1\",\"status\":\"open\"}]}")));
        STRIPE.stubFor(get(urlPathEqualTo(SESSIONS))
                .inScenario("payment")
                .whenScenarioStateIs("after the intent")
                .willReturn(okJson("{\"data\":[{\"id\":\"cs_1\",\"status\":\"complete\"}]}")));
        STRIPE.stubFor(get(urlPathEqualTo("/v1/payment_intents/" + PAYMENT))
                .inScenario("payment")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("after the intent")
                .willReturn(okJson(
                        StripeJson.text("payment-authorised").replace("requires_capture", "requires_payment_method"))));
        assertThat(provider.retrieve(PAYMENT).orElseThrow().state()).isEqualTo(PaymentState.NOT_STARTED);
    }

    @Test
    void sessionLeadsToItsPayment() {
        answer("GET", SESSIONS + "/" + SESSION, StripeJson.text("session"));
        answer("GET", "/v1/payment_intents/" + PAYMENT, StripeJson.text("payment-authorised"));
        assertThat(provider.retrieveBySession(SESSION).orElseThrow().state()).isEqualTo(PaymentState.AUTHORIZED);
        answer("GET", SESSIONS + "/" + SESSION, StripeJson.text("session-open"));
        assertThat(provider.retrieveBySession(SESSION)).isEmpty();
        assertThat(provider.retrieveBySession("cs_unknown")).isEmpty();
    }

    @Test
    void captureSendsAmountAndReference() {
        answer("POST", "/v1/payment_intents/" + PAYMENT + "/capture", StripeJson.text("payment-captured"));
        assertThat(provider.capture(transaction("10001-C1", 30000), false))
                .isEqualTo(new TransactionResult(Progress.DONE, "ch_3QaBcDeFgHiJkLmN0aBcDeFg"));
        LoggedRequest sent = requests().get(0);
        assertThat(form(sent))
                .containsOnly(Map.entry("amount_to_capture", "30000"), Map.entry("metadata[operation]", "10001-C1"));
        assertThat(sent.getHeader("Idempotency-Key")).isEqualTo(PAYMENT + "-10001-C1");
        assertThat(StripeParameters.unknown(form(sent).keySet(), PaymentIntentCaptureParams.class))
                .isEmpty();
    }

    @Test
    void captureThatIsBeingProcessedIsUnknown() {
        answer("POST", "/v1/payment_intents/" + PAYMENT + "/capture", "{\"status\":\"processing\"}");
        assertThat(failure(() -> provider.capture(transaction("10001-C1", 30000), true))
                        .reason())
                .isEqualTo(Reason.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, payment_intent_unexpected_state, WRONG_STATE",
        "400, idempotency_error, '', OUTCOME_UNKNOWN",
        "402, card_error, card_declined, REFUSED",
        "409, invalid_request_error, idempotency_key_in_use, OUTCOME_UNKNOWN",
        "500, api_error, '', OUTCOME_UNKNOWN"
    })
    void errorsOfACaptureAreReadAndNotRetried(int status, String type, String code, Reason reason) {
        fail("/v1/payment_intents/" + PAYMENT + "/capture", status, type, code);
        PaymentProviderException failure = failure(() -> provider.capture(transaction("10001-C1", 30000), true));
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure).hasMessageContaining("req_7").hasMessageNotContaining(StripeFixture.SECRET_KEY);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void redirectIsNotFollowed() {
        STRIPE.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", "/elsewhere")));
        assertThat(failure(() -> provider.capture(transaction("10001-C1", 30000), true))
                        .reason())
                .isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(calls()).containsExactly("POST /v1/payment_intents/" + PAYMENT + "/capture");
    }

    @Test
    void authorisationIsCancelled() {
        answer(
                "POST",
                "/v1/payment_intents/" + PAYMENT + "/cancel",
                StripeJson.text("payment-authorised").replace("requires_capture", "canceled"));
        assertThat(provider.voidAuthorisation(transaction("10001-V1", 32900)))
                .isEqualTo(new TransactionResult(Progress.DONE, PAYMENT));
        assertThat(form(requests().get(0))).containsOnly(Map.entry("cancellation_reason", "requested_by_customer"));
        assertThat(StripeParameters.unknown(form(requests().get(0)).keySet(), PaymentIntentCancelParams.class))
                .isEmpty();
    }

    @Test
    void paymentThatIsNotAuthorisedIsVoidedByItsSession() {
        fail(
                "/v1/payment_intents/" + PAYMENT + "/cancel",
                400,
                "invalid_request_error",
                "payment_intent_unexpected_state");
        answer("GET", SESSIONS, "{\"data\":[{\"id\":\"cs_1\",\"status\":\"open\"}]}");
        answer("POST", SESSIONS + "/cs_1/expire", "{}");
        assertThat(provider.voidAuthorisation(transaction("10001-V1", 32900)).progress())
                .isEqualTo(Progress.DONE);
        fail(SESSIONS + "/cs_1/expire", 400, "invalid_request_error", "");
        answer("GET", SESSIONS + "/cs_1", "{\"id\":\"cs_1\",\"status\":\"complete\"}");
        assertThat(failure(() -> provider.voidAuthorisation(transaction("10001-V1", 32900)))
                        .reason())
                .isEqualTo(Reason.WRONG_STATE);
    }

    @ParameterizedTest
    @CsvSource({
        "succeeded, DONE",
        "pending, PENDING",
        "requires_action, PENDING",
        "something_new, PENDING",
        "failed, FAILED",
        "canceled, FAILED"
    })
    void refundIsSentAndItsStatusRead(String status, Progress progress) {
        String refund = "{\"id\":\"re_1\",\"status\":\"" + status + "\"}";
        answer("POST", "/v1/refunds", refund);
        answer("GET", "/v1/refunds/re_1", refund);
        assertThat(provider.refund(transaction("10001-R1", 5000), "ch_1"))
                .isEqualTo(new TransactionResult(progress, "re_1"));
        assertThat(provider.refundStatus(PAYMENT, "re_1")).isEqualTo(progress);
        LoggedRequest sent = requests().get(0);
        assertThat(form(sent))
                .containsEntry("payment_intent", PAYMENT)
                .containsEntry("amount", "5000")
                .containsEntry("metadata[operation]", "10001-R1");
        assertThat(StripeParameters.unknown(form(sent).keySet(), RefundCreateParams.class))
                .isEmpty();
    }

    @Test
    void newestRefundIsReadWhereItsIdIsNotKnown() {
        answer("GET", "/v1/refunds", StripeJson.text("refunds"));
        assertThat(provider.refundStatus(PAYMENT, null)).isEqualTo(Progress.PENDING);
    }

    @Test
    void searchReadsAllPagesAndKeepsTheExactReference() {
        STRIPE.stubFor(get(urlPathEqualTo("/v1/payment_intents/search"))
                .inScenario("pages")
                .willSetStateTo("second")
                .willReturn(okJson("{\"data\":[{\"id\":\"pi_1\",\"metadata\":{\"reference\":\"R'1\"}},"
                        + "{\"id\":\"pi_2\",\"metadata\":{\"reference\":\"R'10\"}}],"
                        + "\"has_more\":true,\"next_page\":\"p2\"}")));
        STRIPE.stubFor(get(urlPathEqualTo("/v1/payment_intents/search"))
                .inScenario("pages")
                .whenScenarioStateIs("second")
                .willReturn(okJson(
                        "{\"data\":[{\"id\":\"pi_3\",\"metadata\":{\"reference\":\"R'1\"}}],\"has_more\":false}")));
        assertThat(provider.search().orElseThrow().byReference("R'1")).containsExactly("pi_1", "pi_3");
        assertThat(query(requests().get(0))).containsEntry("query", "metadata['reference']:'R\\'1'");
        assertThat(query(requests().get(1))).containsEntry("page", "p2");
        assertThat(StripeParameters.unknown(query(requests().get(1)).keySet(), PaymentIntentSearchParams.class))
                .isEmpty();
    }

    @Test
    void listReadsAllPages() {
        String paid = StripeJson.text("session").replace("\"" + PAYMENT + "\"", StripeJson.text("payment-authorised"));
        STRIPE.stubFor(get(urlPathEqualTo(SESSIONS))
                .inScenario("pages")
                .willSetStateTo("second")
                .willReturn(
                        okJson("{\"data\":[" + paid + "," + StripeJson.text("session-open") + "],\"has_more\":true}")));
        STRIPE.stubFor(get(urlPathEqualTo(SESSIONS))
                .inScenario("pages")
                .whenScenarioStateIs("second")
                .willReturn(okJson("{\"data\":[" + paid.replace(PAYMENT, "pi_2") + "],\"has_more\":false}")));
        PaymentSearch.Page page = provider.search()
                .orElseThrow()
                .list(OffsetDateTime.parse("2026-09-21T10:00:00Z"), OffsetDateTime.parse("2026-09-21T11:00:00Z"));
        assertThat(page.complete()).isTrue();
        assertThat(page.payments()).extracting(payment -> payment.id()).containsExactly(PAYMENT, "pi_2");
        assertThat(query(requests().get(0)))
                .containsEntry("created[gte]", "1789984800")
                .containsEntry("created[lt]", "1789988401")
                .containsEntry("expand[]", "data.payment_intent");
        assertThat(query(requests().get(1))).containsEntry("starting_after", SESSION);
    }

    @Test
    void logHasTheRequestIdAndNoSecret() {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                lines.add(new SimpleFormatter().format(logged));
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger log = Logger.getLogger("se.kassa.payment.http");
        log.addHandler(handler);
        log.setLevel(Level.FINEST);
        try {
            fail(SESSIONS, 401, "invalid_request_error", "No such key: " + StripeFixture.SECRET_KEY);
            PaymentProviderException failure = failure(() -> provider.openSession(request("10001", TEA)));
            assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
            assertThat(failure).hasMessageNotContaining(StripeFixture.SECRET_KEY);
        } finally {
            log.removeHandler(handler);
            log.setLevel(null);
        }
        assertThat(lines).anyMatch(line -> line.contains("req_7"));
        assertThat(lines).noneMatch(line -> line.contains(StripeFixture.SECRET_KEY));
    }
}
