package se.kassa.payment.ecster;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.order.Line;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderResponseException;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;
import se.kassa.payment.TransactionResult.Progress;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.TestProviderHttpClients;

/** Debits, credits, annulments and refunds against the contract's examples, well and unwell. */
class EcsterTransactionsTest {

    private static final TransactionRequest MOVE = new TransactionRequest(
            "zburxHFw0xQmyOmVOrcq",
            "10000-1",
            15000,
            List.of(new Line(Line.Kind.PRODUCT, "te-1", "Te", 1, 15000, 0, 1200)),
            "Tack");

    @RegisterExtension
    static final WireMockExtension ECSTER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final TestProviderHttpClients clients = new TestProviderHttpClients();
    private EcsterClient client;
    private EcsterTransactions transactions;

    @BeforeEach
    void open() {
        EcsterSettings settings = EcsterSettings.read(new SettingsReader(new MapConfig(Map.of(
                "kassa.mode", "test",
                "ecster.base-url", ECSTER.baseUrl(),
                "ecster.api-key", "the-api-key",
                "ecster.merchant-key", "the-merchant-key",
                "ecster.read-timeout", "PT3S",
                "ecster.circuit.failures", "20"))));
        client = new EcsterClient(settings, clients);
        transactions = new EcsterTransactions(client);
    }

    @AfterEach
    void close() {
        clients.close();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        ECSTER.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static List<LoggedRequest> calls() {
        return ECSTER.findAll(anyRequestedFor(anyUrl()));
    }

    private static JsonObject sent() {
        assertThat(calls()).hasSize(1);
        return EcsterContract.parse(calls().get(0).getBodyAsString()).asJsonObject();
    }

    @Test
    void debitMatchesTheContract() {
        answers(aResponse().withStatus(201).withBody(EcsterContract.text("transaction-answer")));
        TransactionResult moved = transactions.debit(MOVE, false);
        assertThat(moved).isEqualTo(new TransactionResult(Progress.DONE, "n2XxuckFwp6qL8NQSGAU"));
        assertThat(sent()).isEqualTo(EcsterContract.object("debit"));
        assertThat(calls().get(0).getUrl()).isEqualTo("/rest/public/v1/orders/zburxHFw0xQmyOmVOrcq/transactions");
    }

    @Test
    void finalDebitIsMarked() {
        answers(aResponse().withStatus(201).withBody(EcsterContract.text("transaction-answer")));
        transactions.debit(MOVE, true);
        assertThat(sent().getBoolean("closeDebit")).isTrue();
    }

    @Test
    void creditNamesItsDebit() {
        answers(aResponse().withStatus(201).withBody(EcsterContract.text("transaction-answer")));
        transactions.credit(MOVE, "n2XxuckFwp6qL8NQSGAU");
        assertThat(sent()).isEqualTo(EcsterContract.object("credit"));
    }

    @Test
    void annulmentHasNoAmount() {
        answers(aResponse().withStatus(201).withBody(EcsterContract.text("transaction-answer")));
        transactions.annul(MOVE);
        assertThat(sent().keySet()).containsExactlyInAnyOrder("type", "transactionReference", "message");
        assertThat(sent().getString("type")).isEqualTo("ANNUL");
    }

    @Test
    void swishRefundMatchesTheContractAndIsPending() {
        answers(okJson(EcsterContract.text("refund-answer")));
        TransactionRequest move = new TransactionRequest("zburxHFw0xQmyOmVOrcq", "10000-1", 5000, List.of(), "Förlåt");
        assertThat(transactions.refund(move, "n2XxuckFwp6qL8NQSGAU").progress()).isEqualTo(Progress.PENDING);
        assertThat(sent()).isEqualTo(EcsterContract.object("refund"));
        assertThat(calls().get(0).getUrl()).isEqualTo("/rest/public/v1/orders/zburxHFw0xQmyOmVOrcq/refunds");
    }

    @ParameterizedTest
    @CsvSource({"ONGOING, PENDING", "SUCCESS, DONE", "FAILED, FAILED", "DECLINED, FAILED"})
    void refundStatusIsParsed(String word, Progress progress) {
        answers(okJson("{ \"status\": \"" + word + "\" }"));
        assertThat(transactions.refundProgress("a")).isEqualTo(progress);
        assertThat(calls().get(0).getUrl()).isEqualTo("/rest/public/v1/orders/a/refunds/latest/status");
    }

    @Test
    void refundWithoutStatusIsUnknown() {
        answers(okJson("{}"));
        assertThat(failureOf(() -> transactions.refund(MOVE, "d"))).isEqualTo(Reason.OUTCOME_UNKNOWN);
    }

    @Test
    void wrongStateDiffersFromRefusal() {
        answers(aResponse().withStatus(400).withBody(EcsterContract.text("error")));
        assertThat(failureOf(() -> transactions.debit(MOVE, false))).isEqualTo(Reason.WRONG_STATE);
        assertThat(failureOf(() -> transactions.refund(MOVE, "d"))).isEqualTo(Reason.WRONG_STATE);
        answers(aResponse().withStatus(400).withBody("{ \"code\": 4000, \"message\": \"amount\" }"));
        assertThat(failureOf(() -> transactions.debit(MOVE, false))).isEqualTo(Reason.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "504"})
    void unknownTransactionIsNotRepeated(int status) {
        answers(aResponse().withStatus(status));
        assertThat(failureOf(() -> transactions.debit(MOVE, false))).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(calls()).hasSize(1);
    }

    @Test
    void unansweredTransactionIsNotRepeated() {
        answers(aResponse().withFixedDelay(6000).withStatus(201));
        assertThat(failureOf(() -> transactions.credit(MOVE, "d"))).isEqualTo(Reason.OUTCOME_UNKNOWN);
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(failureOf(() -> transactions.refund(MOVE, "d"))).isEqualTo(Reason.OUTCOME_UNKNOWN);
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(failureOf(() -> transactions.debit(MOVE, true))).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(calls()).hasSize(3);
    }

    private static Reason failureOf(Runnable call) {
        return assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(call::run)
                .actual()
                .reason();
    }

    @Test
    void errorCodeOf401IsRead() {
        answers(aResponse().withStatus(401).withBody("{\"code\":\"4401\",\"message\":\"Wrong keys\"}"));
        assertThatExceptionOfType(ProviderResponseException.class)
                .isThrownBy(() -> transactions.debit(MOVE, true))
                .matches(e -> e.reason() == Reason.MISCONFIGURED && "4401".equals(e.code()));
    }
}
