package se.kassa.payment.ecster;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.ProviderResponseException;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.TestProviderHttpClients;

/** The shop's client against recorded answers, well and unwell. */
class EcsterClientTest {

    private static final CartMessage CART = new CartMessage(
            new CartMessage.Locale("sv", "SE"),
            "SE",
            new CartMessage.Parameters(
                    "https://shop.example/terms",
                    "https://shop.example/receipt",
                    "SE",
                    new CartMessage.PurchaseType("B2C", false)),
            new CartMessage.Cart(
                    8900,
                    "SEK",
                    "Tack",
                    List.of(new CartMessage.Row(
                            "te", "Te \"å\"", "Grönt", BigDecimal.ONE, 9000, "st", 1200, 100L, true))),
            null,
            "10001",
            "https://shop.example/n",
            new CartMessage.Platform("r", "Kassa"));

    @RegisterExtension
    static final WireMockExtension ECSTER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final Map<String, String> given = new HashMap<>();
    private final TestProviderHttpClients clients = new TestProviderHttpClients();
    private EcsterClient client;

    @BeforeEach
    void aClient() {
        given.putAll(Map.of(
                "kassa.mode", "test",
                "ecster.base-url", ECSTER.baseUrl(),
                "ecster.api-key", "the-api-key",
                "ecster.merchant-key", "the-merchant-key",
                "ecster.read-timeout", "PT0.5S",
                "ecster.circuit.failures", "20"));
        open();
    }

    private void open() {
        EcsterSettings settings = EcsterSettings.read(new SettingsReader(new MapConfig(given)));
        client = new EcsterClient(settings, clients);
    }

    @AfterEach
    void close() {
        clients.close();
    }

    /** One answer after the other; the last one from then on. */
    private static void answers(ResponseDefinitionBuilder... answers) {
        ECSTER.resetScenarios();
        for (int i = 0; i < answers.length; i++) {
            ECSTER.stubFor(any(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                    .willSetStateTo(i + 1 < answers.length ? "after " + (i + 1) : null)
                    .willReturn(answers[i]));
        }
    }

    private static int calls() {
        return ECSTER.findAll(anyRequestedFor(anyUrl())).size();
    }

    private PaymentProviderException failureOf(Consumer<EcsterClient> call) {
        return assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(() -> call.accept(client))
                .actual();
    }

    @Test
    void everyCallHasBothKeysAndARequestId() {
        answers(okJson(EcsterContract.text("order")));
        client.order("a b/c");
        ECSTER.verify(getRequestedFor(urlEqualTo("/rest/public/v1/orders/a%20b%2Fc"))
                .withHeader("x-api-key", equalTo("the-api-key"))
                .withHeader("x-merchant-key", equalTo("the-merchant-key"))
                .withHeader("Content-Type", equalTo("application/json")));
    }

    @Test
    void transactionHasContentLengthWithoutWarning() {
        Logger jersey = Logger.getLogger("org.glassfish.jersey.client");
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                warnings.add(logged.getMessage());
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
        jersey.addHandler(handler);
        try {
            answers(aResponse().withStatus(200).withBody("{}"));
            client.refund("id", new RefundMessage(100, "debit", null));
        } finally {
            jersey.removeHandler(handler);
        }
        assertThat(warnings).isEmpty();
        LoggedRequest sent = ECSTER.findAll(anyRequestedFor(anyUrl())).get(0);
        assertThat(sent.getHeader("Content-Length")).isEqualTo(Integer.toString(sent.getBody().length));
        assertThat(sent.getHeader("Transfer-Encoding")).isNull();
    }

    @Test
    void cartMatchesTheContract() {
        answers(aResponse().withStatus(201).withBody(EcsterContract.text("cart-answer")));
        client.createCart(CART);
        String sent = ECSTER.findAll(anyRequestedFor(anyUrl())).get(0).getBodyAsString();
        JsonObject example = EcsterContract.with(EcsterContract.object("cart"), "/cart/rows/1", null);
        EcsterContract.assertLike(EcsterContract.parse(sent), example, "");
        assertThat(sent).contains("Te \\\"å\\\"");
    }

    @Test
    void orderOfTheContractIsParsed() {
        answers(okJson(EcsterContract.text("order")));
        ProviderPayment payment =
                new EcsterOrderResponse(client.order("zburxHFw0xQmyOmVOrcq").asJsonObject()).toPayment();
        assertThat(payment.id()).isEqualTo("zburxHFw0xQmyOmVOrcq");
        assertThat(payment.identity().reference()).isEqualTo("10000");
        assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(payment.amounts().authorised()).isEqualTo(32900);
        assertThat(payment.amounts().fee()).isEqualTo(2900);
        assertThat(payment.customer().getName()).isEqualTo("Björn Öberg");
        assertThat(payment.rows()).containsExactly(new ProviderPayment.Row("te-1", "Te", 2, 15000, 0, 1200));
        assertThat(payment.response()).doesNotContain("480502");
    }

    @Test
    void errorsOfTheContractAreParsed() {
        answers(aResponse().withStatus(400).withBody(EcsterContract.text("error")));
        ProviderResponseException failure = (ProviderResponseException) failureOf(it -> it.updateCart("key", CART));
        assertThat(failure.code()).isEqualTo("4424");
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        answers(aResponse().withStatus(400).withBody(EcsterContract.text("error-without-code")));
        assertThat(failureOf(it -> it.order("a"))).hasMessageContaining("The cart is not understood");
        assertThat(calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void queryIsRetried(int status) {
        answers(aResponse().withStatus(status), aResponse().withStatus(status), okJson("{\"id\":\"a\"}"));
        assertThat(client.order("a").asJsonObject().getString("id")).isEqualTo("a");
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void retriesAreLimited() {
        answers(aResponse().withStatus(503));
        assertThat(failureOf(it -> it.order("a")).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void unknownUpdateIsNotRetried() {
        answers(aResponse().withStatus(500), okJson(EcsterContract.text("cart-answer")));
        assertThat(failureOf(it -> it.updateCart("key", CART)).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void rateLimitedUpdateIsRetried() {
        answers(aResponse().withStatus(429), okJson(EcsterContract.text("cart-answer")));
        client.updateCart("key", CART);
        assertThat(calls()).isEqualTo(2);
    }

    @Test
    void shortRetryAfterIsRespectedLongOneEndsTheCall() {
        given.put("ecster.read-timeout", "PT5S");
        open();
        answers(aResponse().withStatus(429).withHeader("Retry-After", "1"), okJson("{}"));
        long begun = System.nanoTime();
        client.order("a");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofSeconds(1));
        answers(aResponse().withStatus(429).withHeader("Retry-After", "60"));
        assertThat(failureOf(it -> it.order("a")).retryAfter()).contains(Duration.ofSeconds(60));
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void readTimeoutEndsTheCall() {
        answers(okJson("{}").withFixedDelay(5000));
        long begun = System.nanoTime();
        assertThat(failureOf(it -> it.updateCart("key", CART)).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void circuitBreakerOpensAndCloses() throws InterruptedException {
        given.put("ecster.circuit.failures", "3");
        given.put("ecster.circuit.pause", "PT1S");
        open();
        answers(aResponse().withStatus(500));
        failureOf(it -> it.order("a"));
        int made = calls();
        assertThat(failureOf(it -> it.order("a"))).hasMessageContaining("not called for a while");
        assertThat(calls()).isEqualTo(made);
        Thread.sleep(1100);
        answers(okJson("{}"));
        client.order("a");
    }

    @Test
    void rejectionsDoNotOpenTheCircuit() {
        given.put("ecster.circuit.failures", "3");
        open();
        answers(aResponse().withStatus(400));
        for (int i = 0; i < 5; i++) {
            assertThat(((ProviderResponseException) failureOf(it -> it.order("a"))).status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONNECTION_RESET_BY_PEER",
                "EMPTY_RESPONSE",
                "MALFORMED_RESPONSE_CHUNK",
                "RANDOM_DATA_THEN_CLOSE"
            })
    void brokenConnectionIsAnUnknownOutcome(String fault) {
        answers(aResponse().withFault(Fault.valueOf(fault)));
        ProviderResponseException failure = (ProviderResponseException) failureOf(it -> it.updateCart("key", CART));
        assertThat(failure.reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(failure).hasMessageNotContaining("the-api-key").hasMessageContaining("request ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html/>", "{\"checkoutCart\": {", ""})
    void nonJsonResponseIsAnUnknownOutcome(String body) {
        answers(aResponse().withStatus(200).withBody(body));
        assertThat(failureOf(it -> it.updateCart("key", CART)).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
    }

    @Test
    void refusedConnectionIsUnavailable() {
        given.put("ecster.base-url", "http://127.0.0.1:1");
        open();
        assertThat(failureOf(it -> it.updateCart("key", CART)).reason()).isEqualTo(Reason.UNAVAILABLE);
    }
}
