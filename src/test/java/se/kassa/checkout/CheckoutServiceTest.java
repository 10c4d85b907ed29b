package se.kassa.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.alert.Alert;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRepository;
import se.kassa.cart.Cart;
import se.kassa.discount.DiscountResult;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.CustomerType;
import se.kassa.order.Order;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.PaymentFixture;

class CheckoutServiceTest {

    private static final Locale SWEDISH = Locale.forLanguageTag("sv");

    private final PaymentFixture till = new PaymentFixture(new FixedPrice());
    private final CheckoutService checkout = till.beans.get(CheckoutService.class);
    private final AlertRepository alerts = till.beans.get(AlertRepository.class);
    private final Cart cart = new Cart();

    /** The same quote for each cart. */
    static final class FixedPrice extends CheckoutPricing {

        @Override
        CheckoutQuote of(Cart cart, CheckoutSession shopper, Locale language, Order order) {
            return new CheckoutQuote(
                    language,
                    PaymentFixture.lines(PaymentFixture.PRICE),
                    List.of(new CheckoutQuote.Delivery("HOME", "Home", "", 0, 2500, false, 0)),
                    new CheckoutDetails(CustomerType.PERSON, null, "HOME", null),
                    DiscountResult.none(1));
        }
    }

    /** Fails as told, then places. */
    static final class FailingPlacement extends OrderPlacement {

        private final Deque<RuntimeException> failures = new ArrayDeque<>();
        private int calls;

        @Override
        public PlacedOrder place(String cartToken, CheckoutQuote quote) {
            calls++;
            if (!failures.isEmpty()) {
                throw failures.pop();
            }
            return new PlacedOrder("1", "token", null, false);
        }
    }

    @BeforeEach
    void noAlerts() {
        alerts.acknowledgeAll(AlertCause.PAYMENT_SESSION_REFUSED, "anna");
    }

    private List<Alert> refusals() {
        return alerts.open(List.of(AlertCause.PAYMENT_SESSION_REFUSED), 10);
    }

    @Test
    void secondRefusalOfThePaymentSessionRaisesAnAlert() {
        till.provider.refuseSessions(2);
        assertThat(checkout.enter(cart, SWEDISH)).isEqualTo(CheckoutService.Outcome.MISCONFIGURED);
        assertThat(refusals()).extracting(Alert::getSubject).containsExactly(FakeProvider.ID);
        String number =
                till.orders.byCartToken(cart.token()).orElseThrow().getNumber().value();
        assertThat(refusals().get(0).getExplanation()).startsWith(number + "-2: ");
    }

    @Test
    void newAttemptAfterARefusalIsNoAlert() {
        till.provider.refuseSessions(1);
        assertThat(checkout.enter(cart, SWEDISH)).isEqualTo(CheckoutService.Outcome.READY);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void placementIsRepeatedOnlyAfterAnotherRequestsOrder() {
        FailingPlacement placement = new FailingPlacement();
        CheckoutService service = new PaymentFixture(new FixedPrice(), placement).beans.get(CheckoutService.class);
        placement.failures.add(new PersistenceException(new SQLException("unique", "23505")));
        placement.failures.add(new PersistenceException(new SQLException("deadlock", "40001")));
        assertThat(service.enter(cart, SWEDISH)).isEqualTo(CheckoutService.Outcome.ALREADY_PLACED);
        assertThat(placement.calls).isEqualTo(3);
        RuntimeException broken = new IllegalStateException("broken");
        placement.failures.add(broken);
        assertThatThrownBy(() -> service.enter(cart, SWEDISH)).isSameAs(broken);
        assertThat(placement.calls).isEqualTo(4);
    }
}
