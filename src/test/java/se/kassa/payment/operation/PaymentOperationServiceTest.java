package se.kassa.payment.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kassa.alert.Alert;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.FakeProvider.Mishap;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.PaymentRefreshed;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.TransactionRequest;
import se.kassa.payment.operation.OperationRejectedException.Reason;
import se.kassa.payment.operation.PaymentOperation.OutcomeReason;
import se.kassa.payment.operation.PaymentOperation.State;

/** The way of a capture, refund or cancellation to the provider and back, with everything that can go wrong on it. */
class PaymentOperationServiceTest {

    private static final Duration LOOK = Duration.ofSeconds(61);
    private static final long PART = 4000;

    private final PaymentFixture till = new PaymentFixture();
    private final PaymentOperationService money = till.beans.get(PaymentOperationService.class);
    private final OperationFollowUpJob followUp = till.beans.get(OperationFollowUpJob.class);
    private final PaymentOperationRepository operations = till.beans.get(PaymentOperationRepository.class);
    private Order order;
    private String payment;

    @BeforeEach
    void paidOrder() {
        till.beans.observe(PaymentRefreshed.class, till.beans.get(TransactionMatcher.class)::match);
        order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
    }

    private OperationRequest capture() {
        return OperationRequest.captureAll(order.getId(), "anna", token());
    }

    private OperationRequest refund(PaymentOperation capture, OperationSelection selection) {
        return OperationRequest.refund(order.getId(), capture.getId(), selection, null, "anna", "why", token());
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    private PaymentOperation only() {
        List<PaymentOperation> all = operations.of(order.getId());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private boolean isScheduled() {
        return operations.due(OffsetDateTime.now(till.clock).plusDays(1), 1000).contains(only().getId());
    }

    private void look() {
        till.pass(LOOK);
        followUp.run();
    }

    private Reason refusalOf(OperationRequest request) {
        return assertThatExceptionOfType(OperationRejectedException.class)
                .isThrownBy(() -> money.run(request))
                .actual()
                .reason();
    }

    @Test
    void successfulCaptureIsConfirmed() {
        PaymentOperation done = money.run(capture());
        assertThat(done.getState()).isEqualTo(State.SUCCEEDED);
        assertThat(done.getConfirmedAt()).isNotNull();
        assertThat(till.read(order).getCapturedAmount()).isEqualTo(PaymentFixture.PRICE);
        assertThat(till.entries(order, OrderHistoryEntry.Type.CAPTURE)).isEqualTo(2);
    }

    @Test
    void repeatedRequestIsExecutedOnce() {
        OperationRequest request = capture();
        long id = money.run(request).getId();
        assertThat(money.run(request).getId()).isEqualTo(id);
        assertThat(till.provider.moves()).hasSize(1);
    }

    @Test
    void unknownOutcomeIsResolvedByTheQuery() {
        till.provider.next(Mishap.UNANSWERED);
        assertThat(money.run(capture()).getState()).isEqualTo(State.SUCCEEDED);
        assertThat(till.provider.moves()).hasSize(1);
    }

    @Test
    void unknownOutcomeIsCheckedTwiceThenEscalated() {
        till.provider.next(Mishap.LOST);
        assertThat(money.run(capture()).getState()).isEqualTo(State.UNKNOWN);
        followUp.run();
        assertThat(only().isNeedingAttention()).isFalse();
        look();
        assertThat(only().isNeedingAttention()).isFalse();
        look();
        assertThat(only().isNeedingAttention()).isTrue();
        assertThat(refusalOf(capture())).isEqualTo(Reason.BUSY);
        assertThat(till.provider.moves()).hasSize(1);
        till.beans.get(OperationResolutionService.class).notDone(order.getId(), only().getId(), "anna");
        assertThat(only().getOutcomeReason()).isEqualTo(OutcomeReason.NOT_DONE);
        assertThat(money.run(capture()).getState()).isEqualTo(State.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "MISCONFIGURED"})
    void staffAreToldWhenChecksFailForAnHour(PaymentProviderException.Reason reason) {
        till.provider.next(Mishap.LOST);
        money.run(capture());
        till.provider.fail(FakeProvider.failure(reason));
        till.pass(Duration.ofMinutes(55));
        look();
        assertThat(only().isNeedingAttention()).isFalse();
        till.pass(Duration.ofMinutes(5));
        look();
        look();
        assertThat(only().getState()).isEqualTo(State.UNKNOWN);
        assertThat(only().isNeedingAttention()).isTrue();
        assertThat(till.entries(order, OrderHistoryEntry.Type.ALERT)).isEqualTo(1);
        assertThat(isScheduled()).as("checks go on").isTrue();
        till.provider.fail(null);
        look();
        look();
        assertThat(only().getState()).isEqualTo(State.UNKNOWN);
        assertThat(isScheduled()).as("checked twice without a result").isFalse();
        assertThat(till.entries(order, OrderHistoryEntry.Type.ALERT)).isEqualTo(1);
    }

    @Test
    void anErrorOfTheCheckIsReportedToo() {
        till.provider.next(Mishap.LOST);
        money.run(capture());
        till.provider.fail(new IllegalStateException("unreadable"));
        till.pass(Duration.ofHours(1));
        look();
        assertThat(only().isNeedingAttention()).isTrue();
        assertThat(isScheduled()).isTrue();
    }

    @Test
    void aCallIsNotFollowedUpBeforeItsTimeouts() {
        till.provider.readTimeout(Duration.ofSeconds(30));
        till.provider.next(Mishap.POWER_CUT);
        assertThatThrownBy(() -> money.run(capture())).isInstanceOf(FakeProvider.PowerCut.class);
        till.pass(Duration.ofSeconds(90));
        followUp.run();
        assertThat(only().getState()).isEqualTo(State.CREATED);
        till.pass(Duration.ofSeconds(10));
        followUp.run();
        assertThat(only().getState()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void eachClaimLastsFromTheBeginningOfItsCheck() {
        till.provider.next(Mishap.LOST);
        money.run(capture());
        Order second = till.place();
        PaymentAttempt attempt = till.attempt(second);
        String paid = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), paid, SystemActors.PROVIDER);
        till.provider.next(Mishap.LOST);
        long last = money.run(OperationRequest.captureAll(second.getId(), "anna", token()))
                .getId();
        till.pass(LOOK);
        List<Boolean> claimable = new ArrayList<>();
        till.provider.meanwhile(() -> {
            if (till.provider
                    .questions()
                    .get(till.provider.questions().size() - 1)
                    .equals(paid)) {
                claimable.add(
                        operations.due(OffsetDateTime.now(till.clock), 1000).contains(last));
            }
            till.pass(Duration.ofMinutes(5));
        });
        followUp.run();
        assertThat(claimable).isNotEmpty();
        assertThat(claimable.get(0)).isFalse();
    }

    @Test
    void linesThatWereNotReadAreNotTakenForNone() {
        long id = money.run(capture()).getId();
        till.inTransaction(() -> {
            till.entityManager().clear();
            PaymentOperation bare = operations.get(id);
            assertThatThrownBy(bare::getLines).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(bare::getVat).isInstanceOf(IllegalStateException.class);
            return null;
        });
    }

    @Test
    void pendingIsNoOutcomeOfACapture() {
        till.provider.next(Mishap.PENDING);
        assertThat(money.run(capture()).getState()).isEqualTo(State.UNKNOWN);
        look();
        look();
        assertThat(till.provider.polls()).isZero();
        assertThat(only().isNeedingAttention()).isTrue();
    }

    @Test
    void captureWithRejectedKeysRaisesAnAlert() {
        AlertRepository alerts = till.beans.get(AlertRepository.class);
        alerts.acknowledgeAll(AlertCause.PROVIDER_MISCONFIGURED, "anna");
        till.provider.next(Mishap.MISCONFIGURED);
        assertThat(money.run(capture()).getOutcomeReason()).isEqualTo(OutcomeReason.MISCONFIGURED);
        assertThat(alerts.open(List.of(AlertCause.PROVIDER_MISCONFIGURED), 10))
                .extracting(Alert::getSubject)
                .containsExactly(FakeProvider.ID);
    }

    @Test
    void failedCheckDoesNotCount() {
        till.provider.next(Mishap.LOST);
        money.run(capture());
        till.provider.fail(FakeProvider.failure(PaymentProviderException.Reason.UNAVAILABLE));
        for (int i = 0; i < 5; i++) {
            look();
        }
        assertThat(only().isNeedingAttention()).isFalse();
        till.provider.fail(null);
        look();
        look();
        assertThat(only().isNeedingAttention()).isTrue();
    }

    @Test
    void providerCorrectsStaff() {
        till.provider.next(Mishap.LOST);
        money.run(capture());
        look();
        look();
        till.provider.move(till.provider.moves().get(0), TransactionKind.CAPTURE, null);
        till.beans.get(OperationResolutionService.class).notDone(order.getId(), only().getId(), "anna");
        assertThat(only().getState()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void lateConfirmationRaisesAnAlert() {
        till.provider.next(Mishap.LOST);
        money.run(capture());
        look();
        look();
        till.beans.get(OperationResolutionService.class).notDone(order.getId(), only().getId(), "anna");
        long alerts = till.entries(order, OrderHistoryEntry.Type.ALERT);
        till.provider.move(till.provider.moves().get(0), TransactionKind.CAPTURE, null);
        till.reconciler.query(till.attempt(order).getId(), SystemActors.PROVIDER);
        assertThat(only().getState()).isEqualTo(State.SUCCEEDED);
        assertThat(till.entries(order, OrderHistoryEntry.Type.ALERT)).isEqualTo(alerts + 1);
    }

    @Test
    void interruptedIntentIsCheckedNotRepeated() {
        till.provider.next(Mishap.POWER_CUT);
        assertThatThrownBy(() -> money.run(capture())).isInstanceOf(FakeProvider.PowerCut.class);
        assertThat(only().getState()).isEqualTo(State.CREATED);
        followUp.run();
        assertThat(only().getState()).isEqualTo(State.CREATED);
        look();
        assertThat(only().getState()).isEqualTo(State.UNKNOWN);
        look();
        assertThat(only().getState()).isEqualTo(State.SUCCEEDED);
        assertThat(till.provider.moves()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mishap.class,
            names = {"REFUSED", "UNREACHED", "WRONG_STATE"})
    void failedCaptureCanBeRepeated(Mishap mishap) {
        till.provider.next(mishap);
        assertThat(money.run(capture()).getState()).isEqualTo(State.FAILED);
        assertThat(till.read(order).getCapturedAmount()).isZero();
        assertThat(money.run(capture()).getState()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void captureDoneElsewhereIsNoError() {
        till.provider.move(
                new TransactionRequest(payment, null, PaymentFixture.PRICE, List.of(), null),
                TransactionKind.CAPTURE,
                null);
        till.provider.next(Mishap.WRONG_STATE);
        assertThat(money.run(capture()).getOutcomeReason()).isEqualTo(OutcomeReason.DONE_EXTERNALLY);
        assertThat(till.read(order).getPaymentState()).isEqualTo(PaymentState.CAPTURED);
        assertThat(till.read(order).getCapturedAmount()).isEqualTo(PaymentFixture.PRICE);
    }

    @Test
    void cancellationOfAClosedPaymentSucceeds() {
        till.provider.next(Mishap.WRONG_STATE);
        till.provider.change(payment, PaymentState.EXPIRED);
        PaymentOperation cancelled =
                money.run(OperationRequest.voidAuthorisation(order.getId(), null, "anna", null, token()));
        assertThat(cancelled.getState()).isEqualTo(State.SUCCEEDED);
        assertThat(cancelled.getOutcomeReason()).isEqualTo(OutcomeReason.ALREADY_CLOSED);
        assertThat(till.read(order).isCancelled()).isTrue();
    }

    @Test
    void ownCancellationIsNoLostPayment() {
        OperationPendingVoids own = till.beans.get(OperationPendingVoids.class);
        assertThat(own.isVoiding(order, payment)).isFalse();
        till.cancelling = true;
        money.run(OperationRequest.voidAuthorisation(order.getId(), null, "anna", null, token()));
        assertThat(own.isVoiding(order, payment)).isTrue();
        assertThat(till.read(order).getPaymentState()).isEqualTo(PaymentState.CANCELLED);
        assertThat(till.entries(order, OrderHistoryEntry.Type.ALERT)).isZero();
    }

    @Test
    void failedRefundChangesNothing() {
        PaymentOperation capture = money.run(capture());
        till.provider.next(Mishap.REFUSED);
        assertThat(money.run(refund(capture, OperationSelection.amount(PART))).getState())
                .isEqualTo(State.FAILED);
        assertThat(operations.find(capture.getId()).orElseThrow().getRefundedAmount())
                .isZero();
        money.run(refund(capture, OperationSelection.amount(PART)));
        money.run(refund(capture, OperationSelection.all()));
        assertThat(till.read(order).getRefundedAmount()).isEqualTo(PaymentFixture.PRICE);
        assertThat(refusalOf(refund(capture, OperationSelection.all()))).isEqualTo(Reason.EXCEEDS_REMAINDER);
        assertThat(refusalOf(refund(capture, OperationSelection.amount(1)))).isEqualTo(Reason.EXCEEDS_REMAINDER);
    }

    @Test
    void changedAmountIsRejected() {
        OperationRequest stale = OperationRequest.capture(
                order.getId(), OperationSelection.all(), false, PaymentFixture.PRICE - 1, "berit", token());
        assertThat(refusalOf(stale)).isEqualTo(Reason.CHANGED);
        assertThat(till.provider.moves()).isEmpty();
    }

    @Test
    void captureMadeElsewhereCanBeRefunded() {
        till.provider.move(new TransactionRequest(payment, null, PART, List.of(), null), TransactionKind.CAPTURE, null);
        till.reconciler.query(till.attempt(order).getId(), SystemActors.PROVIDER);
        till.reconciler.query(till.attempt(order).getId(), SystemActors.PROVIDER);
        PaymentOperation seen = only();
        assertThat(seen.getActor()).isEqualTo(SystemActors.PROVIDER);
        assertThat(seen.getLines()).singleElement().satisfies(row -> assertThat(row.amount())
                .isEqualTo(PART));
        assertThat(money.run(refund(seen, OperationSelection.all())).getAmount())
                .isEqualTo(PART);
        assertThat(money.run(capture()).getAmount()).isEqualTo(PaymentFixture.PRICE - PART);
    }

    @Test
    void databaseConstraintsHold() {
        PaymentOperation capture = money.run(capture());
        money.run(refund(capture, OperationSelection.amount(PART)));
        assertThatThrownBy(() -> update(
                        "p.refundedAmount = p.amount + 1",
                        "p.kind = se.kassa.payment.operation" + ".PaymentOperation.Kind.CAPTURE"))
                .hasStackTraceContaining("REFUNDED_WITHIN_CAPTURED");
        assertThatThrownBy(() -> update("p.openOrderId = p.orderId", "p.id > 0"))
                .hasStackTraceContaining("ONE_OPEN");
    }

    private void update(String change, String which) {
        till.inTransaction(() -> till.entityManager()
                .createQuery("update PaymentOperation p set " + change + " where p.orderId = :order and " + which)
                .setParameter("order", order.getId())
                .executeUpdate());
    }
}
