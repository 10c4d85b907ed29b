package se.kassa.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.kassa.alert.Alert;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRaised;
import se.kassa.alert.AlertRepository;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentReview;
import se.kassa.order.PaymentState;
import se.kassa.order.ReviewReason;
import se.kassa.order.SystemActors;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.PaymentProviderException;
import se.kassa.payment.ProviderPayment;
import se.kassa.platform.security.Tokens;

/** What becomes of a payment, however odd the way that it came. */
class PaymentReconcilerTest {

    private final PaymentFixture till = new PaymentFixture();
    private final Order order = till.place();
    private final PaymentAttempt first = till.attempt(order);

    private String pays(PaymentAttempt attempt, PaymentState state, long amount) {
        return till.provider.pay(attempt.getReference(), state, amount);
    }

    private boolean ask(PaymentAttempt attempt) {
        return till.reconciler.query(attempt.getId(), SystemActors.KASSA);
    }

    private Order now() {
        return till.read(order);
    }

    private void assertHeld(ReviewReason reason, long ours, long theirs) {
        PaymentReview hold = now().getReview().orElseThrow();
        assertThat(hold.getReason()).isEqualTo(reason);
        assertThat(hold.getExpectedAmount()).isEqualTo(ours);
        assertThat(hold.getActualAmount()).isEqualTo(theirs);
        assertThat(now().isShippable()).isFalse();
        assertThat(now().getReceipt()).isEqualTo(PaymentState.Receipt.WAITING);
        assertThat(alarms()).containsOnly(AlertCause.PAYMENT_IN_REVIEW);
        assertThat(till.entries(order, OrderHistoryEntry.Type.PUT_IN_REVIEW)).isEqualTo(1);
    }

    private List<AlertCause> alarms() {
        return till.beans.events().stream()
                .filter(AlertRaised.class::isInstance)
                .map(event -> ((AlertRaised) event).cause())
                .toList();
    }

    @Test
    void searchFindsAPaymentWithoutNotification() {
        pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        assertThat(ask(first)).isTrue();
        assertThat(now().isShippable()).isTrue();
    }

    @Test
    void paymentOfAnotherShopWithTheSameReferenceIsDropped() {
        String foreign = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.provider.identify(foreign, Tokens.sha256("token of another shop's attempt"));
        assertThat(till.reconciler.query(first.getId(), foreign, SystemActors.PROVIDER))
                .isFalse();
        assertThat(now().isShippable()).isFalse();
        assertThat(now().getReview()).isEmpty();
        String own = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.provider.identify(own, Tokens.sha256(till.notificationToken(first)));
        assertThat(ask(first)).isTrue();
        assertThat(now().isShippable()).isTrue();
        assertThat(till.attempt(order).getPaymentId()).isEqualTo(own);
    }

    @Test
    void paymentOfAReplacedRevisionPaysItsLines() {
        till.revise(first, 25_000);
        pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        ask(first);
        assertThat(now().getLines()).isEqualTo(PaymentFixture.lines(PaymentFixture.PRICE));
        assertThat(now().getAmount()).isEqualTo(PaymentFixture.PRICE);
        assertThat(now().isShippable()).isTrue();
    }

    @Test
    void paymentOfAReplacedAttemptPaysTheOrderOnce() {
        PaymentAttempt second = till.beginAnother(order);
        String late = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        ask(second);
        ask(first);
        assertThat(now().isShippable()).isTrue();
        assertThat(till.attempts.get(first.getId()).getPaymentId()).isEqualTo(late);
        assertThat(till.attempts.get(second.getId()).isPaid()).isFalse();
    }

    @Test
    void secondPaidAttemptGoesToReview() {
        PaymentAttempt second = till.beginAnother(order);
        pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        pays(second, PaymentState.CAPTURED, PaymentFixture.PRICE);
        ask(first);
        ask(second);
        ask(second);
        assertHeld(ReviewReason.SECOND_PAYMENT, PaymentFixture.PRICE, PaymentFixture.PRICE);
        assertThat(alarms()).hasSize(1);
    }

    /** An order has one hold: the money behind the one that gave way must not be forgotten. */
    @Test
    void replacedReviewReturnsWhenTheOtherEnds() {
        PaymentAttempt second = till.beginAnother(order);
        String one = pays(first, PaymentState.AUTHORIZED, 1);
        String other = pays(second, PaymentState.AUTHORIZED, 2);
        ask(first);
        ask(second);
        assertThat(now().getReview().orElseThrow().getPayment()).isEqualTo(other);
        till.provider.change(other, PaymentState.CANCELLED);
        till.inTransaction(() -> {
            till.orders.lock(order.getId()).endReview();
            return null;
        });
        ask(second);
        ask(first);
        assertThat(now().getReview().orElseThrow().getPayment()).isEqualTo(one);
    }

    @Test
    void secondPaymentWithTheSameReferenceGoesToReview() {
        pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        ask(first);
        String second = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(first.getId(), second, SystemActors.PROVIDER);
        assertHeld(ReviewReason.SECOND_PAYMENT, PaymentFixture.PRICE, PaymentFixture.PRICE);
    }

    @Test
    void paymentAfterADeclineIsFoundWithoutNotification() {
        String refused = pays(first, PaymentState.DECLINED, PaymentFixture.PRICE);
        till.reconciler.query(first.getId(), refused, SystemActors.PROVIDER);
        assertThat(now().getPaymentState()).isEqualTo(PaymentState.DECLINED);
        assertThat(now().isPayable()).isTrue();
        String paid = pays(first, PaymentState.CAPTURED, PaymentFixture.PRICE);
        ask(first);
        assertThat(now().getPaymentState()).isEqualTo(PaymentState.CAPTURED);
        assertThat(till.attempt(order).getPaymentId()).isEqualTo(paid);
        till.reconciler.query(first.getId(), refused, SystemActors.PROVIDER);
        assertThat(now().isShippable()).isTrue();
    }

    @Test
    void paymentAfterGivingUpGoesToReview() {
        till.pass(FakeProvider.CART_LIFETIME.plusMinutes(61));
        ask(first);
        assertThat(till.attempt(order).getAbandonedAt()).isNotNull();
        assertThat(now().getPaymentState()).isEqualTo(PaymentState.EXPIRED);
        String late = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(first.getId(), late, SystemActors.PROVIDER);
        assertHeld(ReviewReason.PAID_AFTER_EXPIRY, PaymentFixture.PRICE, PaymentFixture.PRICE);
    }

    @Test
    void paymentOfACancelledOrderGoesToReviewWithAnAlert() {
        till.inTransaction(() -> {
            till.orders.lock(order.getId()).cancel(OffsetDateTime.now(till.clock));
            return null;
        });
        pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        ask(first);
        ask(first);
        assertHeld(ReviewReason.PAID_AFTER_CANCEL, PaymentFixture.PRICE, PaymentFixture.PRICE);
        assertThat(now().getPaidAt()).isNull();
    }

    @Test
    void ownCancellationRaisesNoAlert() {
        String payment = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        ask(first);
        till.cancelling = true;
        till.provider.change(payment, PaymentState.CANCELLED);
        ask(first);
        assertThat(now().isShippable()).isFalse();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void attemptIsKeptUntilTheSessionExpiredWithMargin() {
        till.pass(FakeProvider.CART_LIFETIME.plusMinutes(59));
        ask(first);
        assertThat(till.attempt(order).getAbandonedAt()).isNull();
    }

    @Test
    void attemptIsKeptUntilASearchSucceeds() {
        till.pass(Duration.ofDays(2));
        till.provider.fail(unavailable());
        assertThatThrownBy(() -> ask(first)).isInstanceOf(PaymentProviderException.class);
        assertThat(till.attempt(order).getAbandonedAt()).isNull();
        till.provider.fail(null);
        pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        ask(first);
        assertThat(now().isShippable()).isTrue();
    }

    @Test
    void otherAmountGoesToReviewWithBothAmounts() {
        pays(first, PaymentState.CAPTURED, PaymentFixture.PRICE + 1);
        ask(first);
        ask(first);
        assertHeld(ReviewReason.AMOUNT_DIFFERS, PaymentFixture.PRICE, PaymentFixture.PRICE + 1);
    }

    @Test
    void otherCurrencyGoesToReview() {
        till.provider.put(
                "eur" + first.getId(), first.getReference(), PaymentState.AUTHORIZED, "EUR", PaymentFixture.PRICE, 0);
        ask(first);
        assertHeld(ReviewReason.CURRENCY_DIFFERS, PaymentFixture.PRICE, PaymentFixture.PRICE);
    }

    @Test
    void changedAmountOfAPaidOrderGoesToReview() {
        String payment = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        ask(first);
        till.provider.put(payment, first.getReference(), PaymentState.AUTHORIZED, "SEK", 1, 0);
        ask(first);
        assertHeld(ReviewReason.AMOUNT_DIFFERS, PaymentFixture.PRICE, 1);
    }

    @Test
    void inconsistentAmountsGoToReview() {
        String payment = pays(first, PaymentState.CAPTURED, PaymentFixture.PRICE);
        ProviderPayment odd = till.provider.payment(payment);
        till.provider.put(new ProviderPayment(
                odd.identity(),
                odd.status(),
                new ProviderPayment.Amounts(
                        odd.amounts().currency(),
                        odd.amounts().authorised(),
                        0,
                        odd.amounts().authorised(),
                        odd.amounts().authorised() + 1),
                null,
                List.of(),
                List.of(),
                "odd"));
        ask(first);
        assertHeld(ReviewReason.AMOUNT_DIFFERS, PaymentFixture.PRICE, PaymentFixture.PRICE);
    }

    @Test
    void feeIsAddedOnce() {
        String payment = "fee" + first.getId();
        till.provider.put(
                payment, first.getReference(), PaymentState.PENDING, "SEK", PaymentFixture.PRICE + 2_900, 2_900);
        ask(first);
        till.provider.put(
                payment, first.getReference(), PaymentState.AUTHORIZED, "SEK", PaymentFixture.PRICE + 2_900, 2_900);
        ask(first);
        till.provider.put(
                payment, first.getReference(), PaymentState.CAPTURED, "SEK", PaymentFixture.PRICE + 2_900, 2_900);
        ask(first);
        assertThat(now().getAmount()).isEqualTo(PaymentFixture.PRICE + 2_900);
        assertThat(now().getLines())
                .filteredOn(line -> line.kind() == Line.Kind.FEE)
                .singleElement()
                .returns(2_900L, Line::amount);
        assertThat(now().getPaymentState()).isEqualTo(PaymentState.CAPTURED);
    }

    /** Nobody's request, nobody's language: the work goes by the order's. */
    @Test
    void feeLineIsInTheOrdersLanguage() {
        Order english = till.place("en");
        PaymentAttempt attempt = till.attempt(english);
        till.provider.put(
                "en" + attempt.getId(), attempt.getReference(), PaymentState.AUTHORIZED, "SEK", 12_900, 2_900);
        ask(attempt);
        assertThat(till.read(english).getLines().get(1).name()).isEqualTo("Invoice fee");
    }

    @Test
    void foreignPaymentIsIgnored() {
        String foreign = till.provider.pay("another-shop-1", PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(first.getId(), foreign, SystemActors.SHOPPER);
        assertThat(now().isInReview()).isFalse();
        assertThat(now().getPaymentState()).isEqualTo(PaymentState.NOT_STARTED);
        assertThat(till.attempt(order).getPaymentId()).isNull();
        assertThat(alarms()).isEmpty();
        String right = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(first.getId(), right, SystemActors.PROVIDER);
        assertThat(now().isShippable()).isTrue();
    }

    @Test
    void paymentOfAnotherOrderIsIgnored() {
        Order other = till.place();
        String others = pays(till.attempt(other), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.reconciler.query(first.getId(), others, SystemActors.SHOPPER);
        assertThat(now().getPaymentState()).isEqualTo(PaymentState.NOT_STARTED);
        till.reconciler.query(till.attempt(other).getId(), others, SystemActors.PROVIDER);
        assertThat(till.read(other).isShippable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "EXPIRED", "BLOCKED", "DECLINED", "UNKNOWN"})
    void lostPaymentBlocksShippingAndRaisesOneAlert(PaymentState state) {
        String payment = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        ask(first);
        till.provider.change(payment, state);
        for (int i = 0; i < 10; i++) {
            ask(first);
        }
        assertThat(now().isShippable()).isFalse();
        assertThat(now().getPaymentState()).isEqualTo(state);
        assertThat(alarms()).containsExactly(AlertCause.PAYMENT_INVALIDATED);
        assertThat(till.entries(order, OrderHistoryEntry.Type.ALERT)).isEqualTo(1);
    }

    @Test
    void disputeRaisesOneAlertAndKeepsThePayment() {
        String payment = pays(first, PaymentState.CAPTURED, PaymentFixture.PRICE);
        ask(first);
        assertThat(alarms()).isEmpty();
        till.provider.dispute(payment);
        ask(first);
        AlertRepository book = till.beans.get(AlertRepository.class);
        book.acknowledgeAll(AlertCause.PAYMENT_DISPUTED, "anna");
        ask(first);
        assertThat(alarms()).containsExactly(AlertCause.PAYMENT_DISPUTED);
        assertThat(till.entries(order, OrderHistoryEntry.Type.ALERT)).isEqualTo(1);
        assertThat(now().getPaymentState()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void acknowledgedAlertIsRaisedAgain() {
        String payment = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        ask(first);
        AlertRepository book = till.beans.get(AlertRepository.class);
        for (int i = 0; i < 3; i++) {
            till.provider.change(payment, PaymentState.BLOCKED);
            ask(first);
            till.provider.change(payment, PaymentState.AUTHORIZED);
            ask(first);
        }
        Alert alarm = book.newest(
                        AlertCause.PAYMENT_INVALIDATED,
                        List.of(order.getNumber().value()))
                .get(order.getNumber().value());
        assertThat(alarms()).hasSize(1);
        assertThat(alarm.getRepeats()).isEqualTo(2);
        assertThat(book.acknowledge(alarm.getId(), "anna")).isTrue();
        assertThat(book.acknowledge(alarm.getId(), "bo")).isFalse();
        till.provider.change(payment, PaymentState.BLOCKED);
        ask(first);
        assertThat(alarms()).hasSize(2);
    }

    @Test
    void forgottenPaymentIsPolledWithBackoff() {
        String payment = pays(first, PaymentState.PENDING, PaymentFixture.PRICE);
        ask(first);
        till.provider.forget(payment);
        ask(first);
        Duration before = pauseUntilNextQuestion();
        ask(first);
        assertThat(pauseUntilNextQuestion()).isGreaterThan(before);
        assertThat(now().getPaymentState()).isEqualTo(PaymentState.PENDING);
    }

    @Test
    void shoppersQueriesDoNotLengthenTheBackoff() {
        pays(first, PaymentState.PENDING, PaymentFixture.PRICE);
        ask(first);
        Duration before = pauseUntilNextQuestion();
        for (int i = 0; i < 20; i++) {
            till.reconciler.query(first.getId(), SystemActors.SHOPPER);
        }
        assertThat(pauseUntilNextQuestion()).isLessThanOrEqualTo(before.multipliedBy(2));
    }

    @Test
    void everyFailurePostponesTheQueryAndIsRecorded() {
        till.provider.fail(new IllegalStateException("SE480502-4876"));
        assertThatThrownBy(() -> ask(first)).isInstanceOf(IllegalStateException.class);
        Duration before = pauseUntilNextQuestion();
        assertThatThrownBy(() -> ask(first)).isInstanceOf(IllegalStateException.class);
        assertThat(pauseUntilNextQuestion()).isGreaterThan(before);
        assertThat(till.history(order))
                .extracting(event -> event.getExplanation() + event.getMessage())
                .noneMatch(text -> text.contains("4876"))
                .anyMatch(text -> text.contains("IllegalStateException"));
    }

    @Test
    void paymentIsFollowedAfter120Days() {
        String payment = pays(first, PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        ask(first);
        till.pass(Duration.ofDays(120));
        till.provider.change(payment, PaymentState.CAPTURED);
        till.reconciler.query(first.getId(), payment, SystemActors.PROVIDER);
        assertThat(now().getPaymentState()).isEqualTo(PaymentState.CAPTURED);
    }

    private Duration pauseUntilNextQuestion() {
        return Duration.between(till.clock.instant(), till.attempt(order).getNextQueryAt());
    }

    private static PaymentProviderException unavailable() {
        return new PaymentProviderException(PaymentProviderException.Reason.UNAVAILABLE, "not there", null);
    }
}
