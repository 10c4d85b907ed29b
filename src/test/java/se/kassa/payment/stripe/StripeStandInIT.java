package se.kassa.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.Line;
import se.kassa.order.PaymentState;
import se.kassa.order.PostalAddress;
import se.kassa.payment.PaymentPage;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.PaymentRequest;
import se.kassa.payment.PaymentSession;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.TransactionResult;
import se.kassa.payment.TransactionResult.Progress;
import se.kassa.testing.Servers;
import se.kassa.testing.StripeSandboxControl;

/** The adapter against the stand-in, which was written independently of it. */
class StripeStandInIT {

    private static final Customer CUSTOMER = new Customer(
            "Åsa", "Öberg", "asa@example.se", "0701234567", new PostalAddress("Gatan 1", null, "11122", "Ort", "SE"));
    private static final Line TEA = new Line(Line.Kind.PRODUCT, "te-1", "Te & grädde", 3, 5000, 1001, 1200);
    private static final long AMOUNT = TEA.amount();

    private final StripeSandboxControl sandbox = Servers.withStripe().stripeSandbox();
    private final String reference = "R" + UUID.randomUUID();
    private StripeFixture fixture;
    private StripePaymentProvider provider;

    @BeforeEach
    void open() {
        fixture = new StripeFixture(
                sandbox.baseUrl(),
                Map.of(
                        "stripe.secret-key",
                        StripeSandboxControl.SECRET_KEY,
                        "stripe.payment-methods",
                        "card,swish,klarna,billie"));
        provider = fixture.provider;
        sandbox.delaySearch(Duration.ZERO);
    }

    @AfterEach
    void close() {
        sandbox.noFaults();
        fixture.close();
    }

    private PaymentRequest request(CustomerType type, Line... lines) {
        return new PaymentRequest(
                reference,
                "token-" + reference,
                "receipt",
                "sv",
                "SEK",
                List.of(lines),
                new CheckoutDetails(type, CUSTOMER, null, null));
    }

    private PaymentSession session() {
        return provider.openSession(request(CustomerType.PERSON, TEA));
    }

    private ProviderPayment payment(PaymentSession session) {
        return provider.retrieveBySession(session.id()).orElseThrow();
    }

    private ProviderPayment paid(String method) {
        PaymentSession session = session();
        sandbox.pay(session.id(), method, "APPROVE");
        return payment(session);
    }

    private static TransactionRequest transaction(ProviderPayment payment, String reference, long amount) {
        return new TransactionRequest(payment.id(), reference, amount, List.of(), null);
    }

    private ProviderPayment again(ProviderPayment payment) {
        return provider.retrieve(payment.id()).orElseThrow();
    }

    private static Reason reason(Runnable call) {
        return assertThatExceptionOfType(PaymentProviderException.class)
                .isThrownBy(call::run)
                .actual()
                .reason();
    }

    @ParameterizedTest
    @CsvSource({"CARD, PERSON, card", "KLARNA, PERSON, klarna", "BILLIE, COMPANY, billie"})
    void paymentIsAuthorisedThenCaptured(String method, CustomerType type, String name) {
        PaymentSession session = provider.openSession(request(type, TEA));
        assertThat(session.page()).isInstanceOf(PaymentPage.Redirect.class);
        assertThat(provider.retrieveBySession(session.id())).isEmpty();
        sandbox.pay(session.id(), method, "APPROVE");
        ProviderPayment payment = payment(session);
        assertThat(payment.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(payment.identity().reference()).isEqualTo(reference);
        assertThat(payment.status().method()).isEqualTo(name);
        assertThat(payment.amounts().authorised()).isEqualTo(AMOUNT);
        assertThat(payment.amounts().currency()).isEqualTo("SEK");
        assertThat(payment.customer()).isNull();
        assertThat(payment.status().authorisationExpiresAt()).isNotNull();
        TransactionResult captured = provider.capture(transaction(payment, reference + "-T1", 10_000), true);
        assertThat(captured.progress()).isEqualTo(Progress.DONE);
        ProviderPayment after = again(payment);
        assertThat(after.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(after.amounts().authorised()).isEqualTo(AMOUNT);
        assertThat(after.amounts().captured()).isEqualTo(10_000);
        assertThat(after.amounts().refunded()).isZero();
        assertThat(after.transactions())
                .containsExactly(new ProviderPayment.Transaction(
                        captured.transactionId(), TransactionKind.CAPTURE, reference + "-T1", 10_000, null));
    }

    @Test
    void repeatedCaptureIsAnsweredAsTheFirst() {
        ProviderPayment payment = paid("CARD");
        TransactionRequest capture = transaction(payment, reference + "-T1", AMOUNT);
        assertThat(provider.capture(capture, true)).isEqualTo(provider.capture(capture, true));
        assertThat(reason(() -> provider.capture(transaction(payment, reference + "-T2", AMOUNT), true)))
                .isEqualTo(Reason.WRONG_STATE);
        assertThat(reason(() -> provider.capture(transaction(payment, reference + "-T1", 1), true)))
                .isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(again(payment).amounts().captured()).isEqualTo(AMOUNT);
    }

    @ParameterizedTest
    @CsvSource({"DROPPED, false", "DROPPED_AFTER_WORK, true", "SERVER_ERROR_AFTER_WORK, true"})
    void captureWithoutAnAnswerIsRepeatedWithItsKey(String fault, boolean done) {
        ProviderPayment payment = paid("CARD");
        sandbox.fault("POST stripe/v1/payment_intents/", fault, 1, 0);
        TransactionRequest capture = transaction(payment, reference + "-T1", AMOUNT);
        assertThat(reason(() -> provider.capture(capture, true))).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(again(payment).amounts().captured()).isEqualTo(done ? AMOUNT : 0);
        sandbox.noFaults();
        if (fault.startsWith("DROPPED")) {
            assertThat(provider.capture(capture, true).progress()).isEqualTo(Progress.DONE);
        } else {
            // Stripe stores a 500 too and gives it again.
            assertThat(reason(() -> provider.capture(capture, true))).isEqualTo(Reason.OUTCOME_UNKNOWN);
        }
        assertThat(again(payment).amounts().captured()).isEqualTo(AMOUNT);
        assertThat(again(payment).transactions()).hasSize(1);
    }

    @Test
    void refundIsFoundAndCanFailAfterwards() {
        ProviderPayment payment = paid("CARD");
        String capture = provider.capture(transaction(payment, reference + "-T1", AMOUNT), true)
                .transactionId();
        TransactionResult refund = provider.refund(transaction(payment, reference + "-T2", 4000), capture);
        if (refund.progress() == Progress.PENDING) {
            sandbox.endRefund(refund.transactionId(), true);
        }
        assertThat(provider.refundStatus(payment.id(), refund.transactionId())).isEqualTo(Progress.DONE);
        assertThat(again(payment).amounts().refunded()).isEqualTo(4000);
        assertThat(again(payment).transactions())
                .contains(new ProviderPayment.Transaction(
                        refund.transactionId(), TransactionKind.REFUND, reference + "-T2", 4000, capture));
        sandbox.endRefund(refund.transactionId(), false);
        assertThat(provider.refundStatus(payment.id(), refund.transactionId())).isEqualTo(Progress.FAILED);
        assertThat(provider.refundStatus(payment.id(), null)).isEqualTo(Progress.FAILED);
        assertThat(again(payment).amounts().refunded()).isZero();
        assertThat(reason(() -> provider.refund(transaction(payment, reference + "-T3", AMOUNT + 1), capture)))
                .isEqualTo(Reason.REFUSED);
    }

    @Test
    void swishIsCapturedAtOnce() {
        ProviderPayment payment = paid("SWISH");
        assertThat(provider.isAutoCaptured(payment.status().method())).isTrue();
        assertThat(payment.state()).isEqualTo(PaymentState.CAPTURED);
        assertThat(payment.amounts().captured()).isEqualTo(AMOUNT);
        assertThat(payment.transactions()).singleElement().satisfies(capture -> {
            assertThat(capture.kind()).isEqualTo(TransactionKind.CAPTURE);
            assertThat(capture.reference()).isNull();
        });
    }

    @Test
    void authorisationIsVoidedOnce() {
        ProviderPayment payment = paid("CARD");
        TransactionRequest cancel = transaction(payment, reference + "-T1", AMOUNT);
        assertThat(provider.voidAuthorisation(cancel).progress()).isEqualTo(Progress.DONE);
        assertThat(provider.voidAuthorisation(cancel).progress()).isEqualTo(Progress.DONE);
        assertThat(again(payment).state()).isEqualTo(PaymentState.CANCELLED);
        assertThat(reason(() -> provider.voidAuthorisation(transaction(payment, reference + "-T2", AMOUNT))))
                .isEqualTo(Reason.WRONG_STATE);
    }

    @Test
    void expiredAuthorisationHasLapsed() {
        ProviderPayment payment = paid("CARD");
        sandbox.expireAuthorisation(payment.id());
        assertThat(again(payment).state()).isEqualTo(PaymentState.EXPIRED);
    }

    @Test
    void disputeIsReported() {
        ProviderPayment payment = paid("SWISH");
        assertThat(payment.status().disputed()).isFalse();
        sandbox.dispute(payment.id());
        assertThat(again(payment).status().disputed()).isTrue();
    }

    @Test
    void replacedSessionCannotBePaid() {
        PaymentSession first = session();
        PaymentSession second = provider.replaceSession(first.id(), request(CustomerType.PERSON, TEA, TEA));
        assertThat(sandbox.session(first.id()).getString("status")).isEqualTo("expired");
        PaymentSession third = provider.replaceSession(second.id(), request(CustomerType.PERSON, TEA));
        assertThat(List.of(first.id(), second.id(), third.id())).doesNotHaveDuplicates();
        assertThat(sandbox.session(third.id()).getString("status")).isEqualTo("open");
        sandbox.pay(third.id(), "CARD", "APPROVE");
        assertThat(reason(() -> provider.replaceSession(third.id(), request(CustomerType.PERSON, TEA, TEA))))
                .isEqualTo(Reason.REFUSED);
        provider.closeSession(third.id());
        assertThat(payment(third).state()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void closedSessionIsExpired() {
        PaymentSession session = session();
        provider.closeSession(session.id());
        provider.closeSession(session.id());
        assertThat(sandbox.session(session.id()).getString("status")).isEqualTo("expired");
    }

    @Test
    void sessionWithoutAnAnswerIsFoundByItsKey() {
        sandbox.fault("POST stripe/v1/checkout/sessions", "DROPPED_AFTER_WORK", 1, 0);
        PaymentSession session = session();
        assertThat(sandbox.sessions().stream()
                        .filter(each -> Objects.equals(
                                reference, each.getJsonObject("metadata").getString("reference", null))))
                .singleElement()
                .satisfies(each -> assertThat(each.getString("id")).isEqualTo(session.id()));
    }

    @Test
    void declinedPaymentLeavesTheSessionOpen() {
        PaymentSession session = session();
        sandbox.pay(session.id(), "CARD", "DENY");
        assertThat(provider.retrieveBySession(session.id()).map(ProviderPayment::state))
                .isIn(Optional.empty(), Optional.of(PaymentState.NOT_STARTED));
        sandbox.pay(session.id(), "CARD", "APPROVE");
        assertThat(payment(session).state()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void paymentThatTakesTimeIsPendingThenDecided() {
        PaymentSession session = session();
        sandbox.pay(session.id(), "KLARNA", "PROCESS");
        assertThat(payment(session).state()).isEqualTo(PaymentState.PENDING);
        sandbox.settle(session.id(), false);
        assertThat(payment(session).state()).isEqualTo(PaymentState.DECLINED);
    }

    @Test
    void paymentIsFoundByReferenceAndByTime() {
        OffsetDateTime begun = OffsetDateTime.now().minusMinutes(2);
        ProviderPayment payment = paid("CARD");
        assertThat(provider.search().orElseThrow().byReference(reference)).containsExactly(payment.id());
        assertThat(provider.search().orElseThrow().byReference("R0")).isEmpty();
        assertThat(provider.search()
                        .orElseThrow()
                        .list(begun, OffsetDateTime.now().plusMinutes(2))
                        .payments())
                .anySatisfy(found -> {
                    assertThat(found.id()).isEqualTo(payment.id());
                    assertThat(found.reference()).isEqualTo(reference);
                    assertThat(found.status()).isEqualTo(payment.status().term());
                    assertThat(found.amount()).isEqualTo(AMOUNT);
                });
    }

    @Test
    void unknownPaymentIsEmpty() {
        assertThat(provider.retrieve("pi_unknown")).isEmpty();
        assertThat(provider.retrieveBySession("cs_test_unknown")).isEmpty();
    }

    @Test
    void missingCustomerDetailsComeFromThePaymentPage() {
        PaymentSession session = provider.openSession(
                new PaymentRequest(reference, "token", "receipt", "sv", "SEK", List.of(TEA), CheckoutDetails.UNKNOWN));
        sandbox.pay(session.id(), "CARD", "APPROVE");
        assertThat(payment(session).customer()).isNotNull();
        assertThat(payment(session).customer().getAddress().line1()).isNotBlank();
    }

    @Test
    void wrongKeyIsNamed() {
        try (StripeFixture other = new StripeFixture(sandbox.baseUrl(), Map.of("stripe.secret-key", "sk_test_wrong"))) {
            assertThat(reason(() -> other.provider.retrieve("pi_1"))).isEqualTo(Reason.MISCONFIGURED);
        }
    }
}
