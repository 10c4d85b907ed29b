package se.kassa.payment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.CustomerType;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.TransactionResult.Progress;

/**
 * What every adapter guarantees, whatever its provider answers. A subclass connects the adapter to {@link #SERVER} with
 * a read time-out of one second and a circuit breaker that never opens here, and gives the provider's answers.
 */
public abstract class PaymentProviderContractTest {

    /** Of the payment in the answers, in minor units. */
    protected static final long AMOUNT = 15_000;

    /** Our reference of the attempt in the answers. */
    protected static final String REFERENCE = "10001";

    /** Our reference of the capture in the answers. */
    protected static final String CAPTURE_REFERENCE = "10001-T1";

    @RegisterExtension
    protected static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    protected PaymentProvider provider;

    /** A configured adapter. */
    protected abstract PaymentProvider open(String serverUrl);

    protected void close(PaymentProvider opened) {}

    /** The provider's id of the payment in the answers. */
    protected abstract String paymentId();

    /** The answer to the opening of a session. */
    protected abstract String session();

    /** The answer to a query: the amount is authorised, with {@link #REFERENCE}. */
    protected abstract String authorised();

    /** The same payment after it was captured with {@link #CAPTURE_REFERENCE}. */
    protected abstract String captured();

    /** The same payment with a status that does not exist. */
    protected abstract String withUnknownStatus(String status);

    /** The answer to a capture that succeeded. */
    protected abstract String captureDone();

    /** The header that carries the idempotency key; empty if the provider has none. */
    protected Optional<String> idempotencyHeader() {
        return Optional.empty();
    }

    /** The methods that move money. */
    enum Transaction {
        CAPTURE {
            @Override
            TransactionResult call(PaymentProvider provider, TransactionRequest request) {
                return provider.capture(request, true);
            }
        },
        REFUND {
            @Override
            TransactionResult call(PaymentProvider provider, TransactionRequest request) {
                return provider.refund(request, "capture-1");
            }
        },
        VOID {
            @Override
            TransactionResult call(PaymentProvider provider, TransactionRequest request) {
                return provider.voidAuthorisation(request);
            }
        };

        abstract TransactionResult call(PaymentProvider provider, TransactionRequest request);
    }

    @BeforeEach
    void openProvider() {
        provider = open(SERVER.baseUrl());
    }

    @AfterEach
    void closeProvider() {
        close(provider);
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer.withHeader("Content-Type", "application/json")));
    }

    private static ResponseDefinitionBuilder ok(String body) {
        return aResponse().withStatus(200).withBody(body);
    }

    private static List<LoggedRequest> requests() {
        return SERVER.findAll(anyRequestedFor(anyUrl()));
    }

    private TransactionRequest request() {
        return new TransactionRequest(
                paymentId(),
                CAPTURE_REFERENCE,
                AMOUNT,
                List.of(new Line(Line.Kind.PRODUCT, "te-1", "Te", 1, AMOUNT, 0, 1200)),
                null);
    }

    private static PaymentRequest purchase() {
        return new PaymentRequest(
                REFERENCE,
                "token",
                "receipt",
                "sv",
                "SEK",
                List.of(new Line(Line.Kind.PRODUCT, "te-1", "Te", 1, AMOUNT, 0, 1200)),
                new CheckoutDetails(CustomerType.values()[0], null, null, null));
    }

    private static PaymentProviderException failure(Runnable call) {
        PaymentProviderException[] failure = new PaymentProviderException[1];
        assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(call::run)
                .satisfies(e -> failure[0] = e);
        return failure[0];
    }

    /** At most one request, or several that the provider executes only once. */
    private void assertExecutedAtMostOnce() {
        if (provider.terms().isIdempotent()) {
            String header = idempotencyHeader().orElseThrow();
            assertThat(requests())
                    .isNotEmpty()
                    .extracting(request -> request.getHeader(header))
                    .doesNotContainNull()
                    .containsOnly(requests().get(0).getHeader(header));
        } else {
            assertThat(requests()).hasSize(1);
        }
    }

    @Test
    void identifiesItself() {
        assertThat(provider.id()).matches("[a-z0-9]{1,32}");
        assertThat(provider.displayName()).isNotBlank();
        assertThat(provider.isConfigured()).isTrue();
        assertThat(provider.terms().sessionLifetime()).isPositive();
        assertThat(provider.methods()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(provider.isAutoCaptured(null)).isFalse();
        assertThat(requests()).as("no network call").isEmpty();
    }

    @Test
    void opensASessionWithAPage() {
        answers(ok(session()));
        PaymentSession session = provider.openSession(purchase());
        assertThat(session.id()).isNotBlank().hasSizeLessThanOrEqualTo(255);
        if (session.page() instanceof PaymentPage.Redirect redirect) {
            assertThat(redirect.url().isAbsolute()).isTrue();
            assertThat(redirect.url().toString()).hasSizeLessThanOrEqualTo(4000);
        } else {
            assertThat(provider.scriptPage(session.id())).contains((PaymentPage.Script) session.page());
        }
    }

    @Test
    void readsAPayment() {
        answers(ok(authorised()));
        ProviderPayment payment = provider.retrieve(paymentId()).orElseThrow();
        assertThat(payment.id()).isEqualTo(paymentId()).hasSizeLessThanOrEqualTo(64);
        assertThat(payment.identity().reference()).isEqualTo(REFERENCE);
        assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(payment.amounts().authorised()).isEqualTo(AMOUNT);
        assertThat(payment.amounts().currency()).isEqualTo("SEK");
        assertThat(payment.amounts().captured()).isZero();
    }

    @Test
    void anUnknownPaymentIsEmpty() {
        answers(aResponse().withStatus(404).withBody("{}"));
        assertThat(provider.retrieve("nobody")).isEmpty();
    }

    @Test
    void anUnknownStatusIsKeptAndShippedByNobody() {
        answers(ok(withUnknownStatus("NEVER_HEARD_OF")));
        ProviderPayment payment = provider.retrieve(paymentId()).orElseThrow();
        assertThat(payment.state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(payment.status().term()).contains("NEVER_HEARD_OF");
        assertThat(payment.hasMoney()).isFalse();
    }

    /** What is newer is decided by when it was asked for, and what is different by the answer's text. */
    @Test
    void aStaleAnswerCanBeToldFromAFreshOne() {
        answers(ok(authorised()));
        String first = provider.retrieve(paymentId()).orElseThrow().response();
        assertThat(provider.retrieve(paymentId()).orElseThrow().response()).isEqualTo(first);
        answers(ok(captured()));
        assertThat(provider.retrieve(paymentId()).orElseThrow().response()).isNotEqualTo(first);
    }

    @Test
    void capturesOnce() {
        answers(ok(captureDone()));
        assertThat(provider.capture(request(), true).progress()).isEqualTo(Progress.DONE);
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aTimeOutLeavesTheOutcomeUnknown(Transaction transaction) {
        answers(ok(captureDone()).withFixedDelay(1500));
        assertThat(failure(() -> transaction.call(provider, request())).reason())
                .isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertExecutedAtMostOnce();
    }

    @Test
    void whatWasDoneBeforeTheTimeOutIsFoundByOurReference() {
        answers(ok(captured()));
        ProviderPayment payment = provider.retrieve(paymentId()).orElseThrow();
        assertThat(payment.amounts().captured()).isEqualTo(AMOUNT);
        assertThat(payment.transactions())
                .filteredOn(transaction -> transaction.kind() == TransactionKind.CAPTURE)
                .singleElement()
                .satisfies(capture -> {
                    assertThat(capture.reference()).isEqualTo(CAPTURE_REFERENCE);
                    assertThat(capture.amount()).isEqualTo(AMOUNT);
                    assertThat(capture.id()).isNotBlank().hasSizeLessThanOrEqualTo(64);
                });
    }

    @ParameterizedTest
    @EnumSource
    void serverErrorsLeaveTheOutcomeUnknown(Transaction transaction) {
        for (int status : new int[] {500, 502, 503, 504}) {
            SERVER.resetRequests();
            answers(aResponse().withStatus(status).withBody("<html>Oops</html>"));
            assertThat(failure(() -> transaction.call(provider, request())).reason())
                    .as("status " + status)
                    .isEqualTo(Reason.OUTCOME_UNKNOWN);
            assertExecutedAtMostOnce();
        }
    }

    static Stream<ResponseDefinitionBuilder> brokenAnswers() {
        return Stream.of(
                aResponse().withStatus(200).withBody("{\"id\": \"x\", \"transaction\": {"),
                aResponse().withStatus(200).withBody("<html>Welcome</html>"),
                aResponse().withStatus(200).withBody(""),
                aResponse().withStatus(200).withFault(Fault.MALFORMED_RESPONSE_CHUNK),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void halfABodyLeavesTheOutcomeUnknown(ResponseDefinitionBuilder broken) {
        answers(broken);
        assertThat(failure(() -> provider.capture(request(), true)).reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertExecutedAtMostOnce();
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void halfABodyIsNoPaymentAndNoSession(ResponseDefinitionBuilder broken) {
        answers(broken);
        Consumer<Reason> retried = reason -> assertThat(reason).isIn(Reason.OUTCOME_UNKNOWN, Reason.UNAVAILABLE);
        retried.accept(failure(() -> provider.retrieve(paymentId())).reason());
        retried.accept(failure(() -> provider.openSession(purchase())).reason());
    }

    @ParameterizedTest
    @EnumSource
    void tooManyCallsMeansThatNothingHappened(Transaction transaction) {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "30").withBody("{}"));
        PaymentProviderException failure = failure(() -> transaction.call(provider, request()));
        assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
        assertThat(failure.isRateLimited()).isTrue();
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aConflictIsNoSuccess(Transaction transaction) {
        answers(aResponse().withStatus(409).withBody("{}"));
        assertThat(failure(() -> transaction.call(provider, request())).reason())
                .isIn(Reason.REFUSED, Reason.WRONG_STATE, Reason.UNAVAILABLE, Reason.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void wrongKeysAreOurFault(int status) {
        answers(aResponse().withStatus(status).withBody("{}"));
        assertThat(failure(() -> provider.openSession(purchase())).reason()).isEqualTo(Reason.MISCONFIGURED);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void aRefusalIsFinal() {
        answers(aResponse().withStatus(400).withBody("{}"));
        assertThat(failure(() -> provider.capture(request(), true)).reason()).isEqualTo(Reason.REFUSED);
        assertThat(requests()).hasSize(1);
    }

    @Test
    void anOutageBeforeTheCallMeansThatNothingHappened() {
        PaymentProvider unreachable = open("http://127.0.0.1:1");
        try {
            assertThat(failure(() -> unreachable.capture(request(), true)).reason())
                    .isEqualTo(Reason.UNAVAILABLE);
        } finally {
            close(unreachable);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "<html>", "\u0000", "{\"id\":[{}],\"data\":7}"})
    void aNotificationOfAnyContentIsRead(String body) {
        IncomingNotification request =
                new IncomingNotification(Map.of(), body.getBytes(StandardCharsets.UTF_8), Optional.of("token"));
        assertThat(provider.parseNotification(request)).isNotNull();
        assertThat(requests()).as("no network call").isEmpty();
    }

    @Test
    void returnParametersOfAnyContentGiveNoHint() {
        assertThat(provider.paymentIdHint(Map.of())).isEmpty();
        assertThat(provider.paymentIdHint(Map.of("foreign", List.of("<script>"))))
                .isEmpty();
    }

    /** For subclasses whose provider answers with URLs. */
    protected static URI uri(String path) {
        return URI.create(SERVER.baseUrl() + path);
    }
}
