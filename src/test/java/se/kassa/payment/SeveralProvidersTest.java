package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.admin.order.HistoryText;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.bulk.RefreshStatusAction;
import se.kassa.checkout.PaymentTextBean;
import se.kassa.order.ErasureObstacle;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentState;
import se.kassa.order.SystemActors;
import se.kassa.payment.operation.OperationFollowUpJob;
import se.kassa.payment.operation.OperationRequest;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperation.State;
import se.kassa.payment.operation.PaymentOperationRepository;
import se.kassa.payment.operation.PaymentOperationService;
import se.kassa.payment.operation.PaymentReviewService;
import se.kassa.payment.operation.TransactionMatcher;
import se.kassa.payment.reconciliation.PaymentPollJob;
import se.kassa.payment.session.PaymentSessions;
import se.kassa.platform.i18n.Language;

/** Two providers: new payments go to the first of the list, and each keeps serving its own. */
class SeveralProvidersTest {

    /** A provider that finds payments by their session and has no search. */
    private static final class BySession extends FakeProvider {

        private String paid;

        BySession(Clock clock) {
            super(clock);
        }

        @Override
        public String id() {
            return "other";
        }

        @Override
        public String displayName() {
            return "Other";
        }

        @Override
        public Optional<PaymentSearch> search() {
            return Optional.empty();
        }

        @Override
        public Optional<ProviderPayment> retrieveBySession(String sessionId) {
            return Optional.ofNullable(paid).map(this::payment);
        }
    }

    private static final class English extends Language {

        @Override
        public Locale getLocale() {
            return Locale.ENGLISH;
        }
    }

    private final List<PaymentProvider> configured = new ArrayList<>();
    private final PaymentFixture till = new PaymentFixture(new English(), new PaymentProviders() {
        @Override
        public List<PaymentProvider> all() {
            return configured;
        }
    });
    private final BySession other = new BySession(till.clock);
    private final PaymentOperationService money = till.beans.get(PaymentOperationService.class);

    @BeforeEach
    void configure() {
        till.beans.observe(PaymentRefreshed.class, till.beans.get(TransactionMatcher.class)::match);
        configured.add(till.provider);
    }

    private void switchProvider() {
        configured.add(0, other);
    }

    private void paid(Order order, FakeProvider at) {
        PaymentAttempt attempt = till.attempt(order);
        String payment = at.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        assertThat(till.read(order).getPaymentState()).isEqualTo(PaymentState.AUTHORIZED);
    }

    @Test
    void theFormerProviderKeepsServingItsPayments() {
        Order order = till.place();
        paid(order, till.provider);
        switchProvider();
        Order newer = till.place();
        assertThat(till.attempt(newer).getProvider()).isEqualTo("other");
        paid(newer, other);
        PaymentOperation capture = money.run(OperationRequest.captureAll(
                order.getId(), "anna", UUID.randomUUID().toString()));
        assertThat(capture.getState()).isEqualTo(State.SUCCEEDED);
        assertThat(capture.getProvider()).isEqualTo(FakeProvider.ID);
        assertThat(till.provider.moves()).hasSize(1);
        assertThat(other.moves()).isEmpty();
    }

    private void replaceProvider() {
        configured.clear();
        configured.add(other);
    }

    @Test
    void withoutSettingsAnUnpaidAttemptOfTheFormerProviderIsNotOpen() {
        Order order = till.place();
        PaymentSessions sessions = till.beans.get(PaymentSessions.class);
        sessions.publish(till.attempt(order).getId());
        assertThat(till.attempts.open(order.getId())).isPresent();
        replaceProvider();
        assertThat(sessions.publishedPage(till.attempt(order).getId())).isEmpty();
        assertThat(till.attempts.open(order.getId())).isEmpty();
        till.beginAnother(order);
        assertThat(till.attempts.open(order.getId()))
                .hasValueSatisfying(open -> assertThat(open.getProvider()).isEqualTo("other"));
    }

    @Test
    void withoutSettingsAnUnpaidAttemptOfTheFormerProviderEndsAfterADay() {
        Order order = till.place();
        replaceProvider();
        assertThat(obstacle(order)).contains(ErasureObstacle.PAYMENT_POSSIBLE);
        till.pass(Duration.ofHours(25));
        assertThat(till.attempts.mayStillBePaid(order.getId(), OffsetDateTime.now(till.clock)))
                .isFalse();
        assertThat(obstacle(order)).isEmpty();
    }

    private Optional<ErasureObstacle> obstacle(Order order) {
        return till.inTransaction(
                () -> till.beans.get(AttemptPersonalData.class).unfinished(till.read(order)));
    }

    @Test
    void withoutSettingsTheOthersAttemptsAreRefreshed() {
        Order order = till.place();
        RefreshStatusAction refresh = till.beans.get(RefreshStatusAction.class);
        replaceProvider();
        String number = order.getNumber().value();
        assertThat(refresh.run(number, "anna", "key").code()).isEqualTo("MISCONFIGURED");
        till.beans.get(PaymentSessions.class).publish(till.beginAnother(order).getId());
        other.paid = other.pay(till.attempt(order).getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        assertThat(refresh.run(number, "anna", "key").code()).isEqualTo("UPDATED");
        assertThat(till.read(order).getPaidAt()).isNotNull();
        assertThat(refresh.run(number, "anna", "key").code()).isEqualTo("UNCHANGED");
    }

    @Test
    void withoutSettingsPollingRaisesAnAlertAndGoesOn() {
        till.inTransaction(() -> till.entityManager()
                .createQuery("update PaymentAttempt a set a.nextQueryAt = null")
                .executeUpdate());
        Order order = till.place();
        replaceProvider();
        Order newer = till.place();
        till.beans.get(PaymentSessions.class).publish(till.attempt(newer).getId());
        other.paid = other.pay(till.attempt(newer).getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.pass(Duration.ofMinutes(4));
        till.beans.get(PaymentPollJob.class).run();
        assertThat(till.read(newer).getPaidAt()).isNotNull();
        assertThat(till.attempt(order).getNextQueryAt()).isAfter(OffsetDateTime.now(till.clock));
        assertThat(till.entries(order, OrderHistoryEntry.Type.QUERIED)).isEqualTo(1);
        assertThat(till.beans.get(AlertRepository.class).open(List.of(AlertCause.PROVIDER_NOT_CONFIGURED), 2))
                .singleElement()
                .satisfies(alert -> assertThat(alert.getExplanation())
                        .isEqualTo("The payment provider fake has payments but no settings"));
    }

    @Test
    void withoutSettingsAReviewCannotBeDecided() {
        Order order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        String payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, 1);
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        Order inReview = till.read(order);
        assertThat(inReview.isInReview()).isTrue();
        replaceProvider();
        PaymentReviewService reviews = till.beans.get(PaymentReviewService.class);
        assertThatThrownBy(() -> reviews.accept(inReview, "why", "anna"))
                .isInstanceOf(ProviderNotConfiguredException.class);
        assertThatThrownBy(() -> reviews.voidPayment(inReview, "why", "anna", "token", false))
                .isInstanceOf(ProviderNotConfiguredException.class);
        till.beginAnother(order);
        assertThat(reviews.accept(inReview, "why", "anna"))
                .as("the other provider does not know the payment")
                .isFalse();
    }

    @Test
    void withoutSettingsAnOperationFailsWithTheCause() {
        Order order = till.place();
        paid(order, till.provider);
        replaceProvider();
        PaymentOperation capture = money.run(OperationRequest.captureAll(
                order.getId(), "anna", UUID.randomUUID().toString()));
        assertThat(capture.getState()).isEqualTo(State.FAILED);
        assertThat(capture.getOutcomeReason()).isEqualTo(PaymentOperation.OutcomeReason.MISCONFIGURED);
    }

    @Test
    void withoutSettingsAnUnknownOperationWaitsAndOthersAreChecked() {
        Order order = till.place();
        paid(order, till.provider);
        PaymentOperation former = captureWithoutAnswer(order, till.provider);
        replaceProvider();
        Order newer = till.place();
        paid(newer, other);
        PaymentOperation present = captureWithoutAnswer(newer, other);
        OperationFollowUpJob checks = till.beans.get(OperationFollowUpJob.class);
        for (int i = 0; i < 3; i++) {
            till.pass(Duration.ofMinutes(10));
            checks.run();
        }
        assertThat(operation(former).getState()).isEqualTo(State.UNKNOWN);
        assertThat(operation(former).isNeedingAttention()).isFalse();
        assertThat(operation(present).isNeedingAttention()).isTrue();
        configured.add(till.provider);
        till.provider.move(till.provider.moves().get(0), ProviderPayment.TransactionKind.CAPTURE, null);
        till.pass(Duration.ofMinutes(10));
        checks.run();
        assertThat(operation(former).getState()).isEqualTo(State.SUCCEEDED);
    }

    private PaymentOperation captureWithoutAnswer(Order order, FakeProvider at) {
        at.next(FakeProvider.Mishap.LOST);
        PaymentOperation capture = money.run(OperationRequest.captureAll(
                order.getId(), "anna", UUID.randomUUID().toString()));
        assertThat(capture.getState()).isEqualTo(State.UNKNOWN);
        return capture;
    }

    private PaymentOperation operation(PaymentOperation which) {
        return till.beans
                .get(PaymentOperationRepository.class)
                .find(which.getId())
                .orElseThrow();
    }

    @Test
    void linesOfAnOperationNameItsOwnProvider() {
        Order order = till.place();
        paid(order, till.provider);
        switchProvider();
        OperationRequest part = OperationRequest.capture(
                order.getId(),
                OperationSelection.amount(100),
                false,
                null,
                "anna",
                UUID.randomUUID().toString());
        assertThat(money.run(part).getLines())
                .singleElement()
                .satisfies(row -> assertThat(row.line().name()).contains("Fake"));
    }

    @Test
    void pagesNameTheProviderOfTheOrder() {
        Order order = till.place();
        switchProvider();
        PaymentTextBean shop = till.beans.get(PaymentTextBean.class);
        HistoryText admin = till.beans.get(HistoryText.class);
        assertThat(shop.ofOrder(order, "pay.help")).startsWith("By paying at Fake ");
        assertThat(admin.ofOrder(order, "provider.status")).startsWith("Fake");
        assertThat(admin.actor(SystemActors.PROVIDER, order)).isEqualTo("Fake");
        assertThat(admin.actor("anna", order)).isEqualTo("anna");
        assertThat(admin.ofProvider(other.id(), "provider.status")).startsWith("Other");
    }

    @Test
    void anAlertNamesTheProviderOfItsOrder() {
        Order order = till.place();
        switchProvider();
        String number = order.getNumber().value();
        ProviderAlerts alerts = till.beans.get(ProviderAlerts.class);
        assertThat(alerts.providerName(AlertCause.OPERATION_UNKNOWN, number + "/T1", number))
                .contains("Fake");
        assertThat(alerts.providerName(AlertCause.PROVIDER_MISCONFIGURED, other.id(), null))
                .contains("Other");
        assertThat(alerts.providerName(AlertCause.PAYMENT_WITHOUT_ORDER, "pay-1", null))
                .isEmpty();
    }

    @Test
    void aPaymentIdIsUniqueForItsProviderOnly() {
        Order order = till.place();
        switchProvider();
        Order newer = till.place();
        String id = "pay-" + UUID.randomUUID();
        till.provider.put(
                id, till.attempt(order).getReference(), PaymentState.AUTHORIZED, "SEK", PaymentFixture.PRICE, 0);
        other.put(id, till.attempt(newer).getReference(), PaymentState.AUTHORIZED, "SEK", PaymentFixture.PRICE, 0);
        till.reconciler.query(till.attempt(order).getId(), id, SystemActors.PROVIDER);
        till.reconciler.query(till.attempt(newer).getId(), id, SystemActors.PROVIDER);
        assertThat(till.read(order).getPaidAt()).isNotNull();
        assertThat(till.read(newer).getPaidAt()).isNotNull();
    }

    @Test
    void withoutASearchThePaymentIsFoundByItsSession() {
        switchProvider();
        Order order = till.place();
        till.beans.get(PaymentSessions.class).publish(till.attempt(order).getId());
        till.reconciler.query(till.attempt(order).getId(), SystemActors.SHOPPER);
        assertThat(till.read(order).getPaidAt()).isNull();
        other.paid = other.pay(till.attempt(order).getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(till.attempt(order).getId(), SystemActors.SHOPPER);
        assertThat(till.read(order).getPaidAt()).isNotNull();
    }

    @Test
    void anAttemptWhosePaymentHasNotBegunStaysOpen() {
        Order order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        String payment = till.provider.pay(attempt.getReference(), PaymentState.NOT_STARTED, PaymentFixture.PRICE);
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        assertThat(till.attempt(order).getPaymentId()).isEqualTo(payment);
        assertThat(till.attempt(order).isOpen()).isTrue();
        till.provider.change(payment, PaymentState.PENDING);
        till.reconciler.query(attempt.getId(), payment, SystemActors.PROVIDER);
        assertThat(till.attempt(order).isOpen()).isFalse();
    }
}
