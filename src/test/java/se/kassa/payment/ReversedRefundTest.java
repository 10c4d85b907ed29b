package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRaised;
import se.kassa.alert.AlertRepository;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.OrderEventListener;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.FakeProvider.Mishap;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.operation.OperationFollowUpJob;
import se.kassa.payment.operation.OperationRequest;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperation.OutcomeReason;
import se.kassa.payment.operation.PaymentOperation.State;
import se.kassa.payment.operation.PaymentOperationRepository;
import se.kassa.payment.operation.PaymentOperationService;
import se.kassa.payment.operation.PaymentReviewService;
import se.kassa.payment.operation.TransactionMatcher;

/** A refund that fails after it has succeeded, and a void that carries no reference of ours. */
class ReversedRefundTest {

    /** Has every event stored in the outbox. */
    private static final class Listener implements OrderEventListener {
        @Override
        public String name() {
            return "reversed-refund-test";
        }

        @Override
        public void onEvent(OrderEvent event) {}
    }

    private final PaymentFixture till = new PaymentFixture(new Listener());
    private final PaymentOperationService money = till.beans.get(PaymentOperationService.class);
    private final OperationFollowUpJob followUp = till.beans.get(OperationFollowUpJob.class);
    private final PaymentOperationRepository operations = till.beans.get(PaymentOperationRepository.class);
    private Order order;
    private PaymentAttempt attempt;
    private String payment;

    @BeforeEach
    void paidOrder() {
        till.beans.observe(PaymentRefreshed.class, till.beans.get(TransactionMatcher.class)::match);
        order = till.place();
        attempt = till.attempt(order);
        payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        query();
    }

    private void query() {
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
    }

    private PaymentOperation refund(PaymentOperation capture) {
        return money.run(OperationRequest.refund(
                order.getId(), capture.getId(), OperationSelection.all(), null, "anna", "why", token()));
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    private PaymentOperation now(PaymentOperation operation) {
        return operations.find(operation.getId()).orElseThrow();
    }

    /** The provider reports the payment with other transactions and another sum of refunds. */
    private void report(PaymentState state, long refunded, List<ProviderPayment.Transaction> transactions) {
        ProviderPayment before = till.provider.payment(payment);
        till.provider.put(new ProviderPayment(
                before.identity(),
                new ProviderPayment.Status(state, state.name(), before.status().method()),
                new ProviderPayment.Amounts(
                        before.amounts().currency(),
                        before.amounts().authorised(),
                        0,
                        before.amounts().captured(),
                        refunded),
                null,
                List.of(),
                transactions,
                "refunded " + refunded + state));
    }

    @Test
    void refundThatFailsAfterwardsRaisesAnAlertAndCanBeRepeated() {
        PaymentOperation capture = money.run(OperationRequest.captureAll(order.getId(), "anna", token()));
        PaymentOperation refund = refund(capture);
        query();
        assertThat(now(refund).getState()).isEqualTo(State.SUCCEEDED);
        assertThat(now(refund).getConfirmedAt()).isNotNull();
        List<ProviderPayment.Transaction> captures = till.provider.payment(payment).transactions().stream()
                .filter(transaction -> transaction.kind() == TransactionKind.CAPTURE)
                .toList();
        report(PaymentState.CAPTURED, PaymentFixture.PRICE, captures);
        query();
        assertThat(now(refund).getState()).as("the list may be incomplete").isEqualTo(State.SUCCEEDED);
        report(PaymentState.CAPTURED, 0, captures);
        query();
        query();
        assertThat(now(refund).getState()).isEqualTo(State.FAILED);
        assertThat(now(refund).getOutcomeReason()).isEqualTo(OutcomeReason.FAILED_LATER);
        assertThat(till.entries(order, OrderHistoryEntry.Type.ALERT)).isEqualTo(1);
        assertThat(now(capture).getRefundedAmount()).isZero();
        assertThat(till.read(order).getRefundedAmount()).isZero();
        assertThat(refund(capture).getState()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void voidWithoutReferenceIsNotTakenForAnotherOne() {
        till.provider.next(Mishap.LOST);
        PaymentOperation cancel =
                money.run(OperationRequest.voidAuthorisation(order.getId(), null, "anna", "why", token()));
        assertThat(cancel.getState()).isEqualTo(State.UNKNOWN);
        report(
                PaymentState.CANCELLED,
                0,
                List.of(new ProviderPayment.Transaction(
                        payment, TransactionKind.VOID, null, PaymentFixture.PRICE, null)));
        till.pass(Duration.ofSeconds(200));
        followUp.run();
        assertThat(now(cancel).getState()).isEqualTo(State.SUCCEEDED);
        assertThat(operations.of(order.getId())).hasSize(1);
    }

    @Test
    void foreignVoidRaisesOneAlert() {
        report(
                PaymentState.CANCELLED,
                0,
                List.of(new ProviderPayment.Transaction(
                        payment, TransactionKind.VOID, null, PaymentFixture.PRICE, null)));
        query();
        query();
        assertThat(operations.of(order.getId()))
                .singleElement()
                .returns(PaymentOperation.Kind.VOID, PaymentOperation::getKind);
        assertThat(till.read(order).isShippable()).isFalse();
        assertThat(alerts()).extracting(AlertRaised::cause).containsExactly(AlertCause.PAYMENT_INVALIDATED);
    }

    @Test
    void voidOfASecondPaymentDoesNotHideTheLossOfTheFirst() {
        String second = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), second, SystemActors.PROVIDER);
        till.beans.get(PaymentReviewService.class).voidPayment(till.read(order), "why", "anna", token(), false);
        assertThat(till.read(order).isShippable()).isTrue();
        till.provider.change(payment, PaymentState.EXPIRED);
        query();
        assertThat(alerts())
                .extracting(AlertRaised::cause)
                .containsExactly(AlertCause.PAYMENT_IN_REVIEW, AlertCause.PAYMENT_INVALIDATED);
    }

    @Test
    void repeatedRefundPublishesAnEventOfItsOwn() {
        PaymentOperation capture = money.run(OperationRequest.captureAll(order.getId(), "anna", token()));
        List<ProviderPayment.Transaction> captures =
                till.provider.payment(payment).transactions();
        refund(capture);
        query();
        report(PaymentState.CAPTURED, 0, captures);
        query();
        refund(capture);
        query();
        assertThat(till.read(order).getRefundedAmount()).isEqualTo(PaymentFixture.PRICE);
        assertThat(events("refunded")).hasSize(2);
        assertThat(events("captured"))
                .containsExactly("%s-captured-%d".formatted(order.getNumber().value(), PaymentFixture.PRICE));
    }

    private List<String> events(String kind) {
        return till.inTransaction(() -> till.entityManager()
                .createQuery("select m.eventId from OutboxMessage m where m.eventId like :id", String.class)
                .setParameter("id", order.getNumber().value() + "-" + kind + "-%")
                .getResultList());
    }

    @Test
    void alertOfAForeignRefundNamesItsTransaction() {
        money.run(OperationRequest.captureAll(order.getId(), "anna", token()));
        List<ProviderPayment.Transaction> captures =
                till.provider.payment(payment).transactions();
        List<ProviderPayment.Transaction> all = new ArrayList<>(captures);
        all.add(new ProviderPayment.Transaction(
                "re_dashboard",
                TransactionKind.REFUND,
                null,
                PaymentFixture.PRICE,
                captures.get(0).id()));
        report(PaymentState.CAPTURED, PaymentFixture.PRICE, all);
        query();
        report(PaymentState.CAPTURED, 0, captures);
        query();
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.cause()).isEqualTo(AlertCause.REFUND_FAILED);
            assertThat(alert.explanation()).isEqualTo("re_dashboard");
        });
        assertThat(till.beans
                        .get(AlertRepository.class)
                        .wasRaised(AlertCause.REFUND_FAILED, order.getNumber().value() + "/re_dashboard"))
                .isTrue();
    }

    private List<AlertRaised> alerts() {
        return till.beans.events().stream()
                .filter(AlertRaised.class::isInstance)
                .map(AlertRaised.class::cast)
                .toList();
    }
}
