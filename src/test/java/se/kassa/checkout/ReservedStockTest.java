package se.kassa.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductText;
import se.kassa.discount.Discount;
import se.kassa.discount.DiscountRepository;
import se.kassa.discount.DiscountResult;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.CustomerType;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentReview;
import se.kassa.order.PaymentState;
import se.kassa.order.ReviewReason;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.PaidOrderStock;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.RestockOnRefund;
import se.kassa.payment.operation.OperationRequest;
import se.kassa.payment.operation.OperationSelection;
import se.kassa.payment.operation.PaymentOperation;
import se.kassa.payment.operation.PaymentOperationService;
import se.kassa.payment.operation.PaymentReviewService;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.platform.money.VatRate;
import se.kassa.returns.RestockService;
import se.kassa.stock.Availability;
import se.kassa.stock.Stock;

/** What becomes of reserved goods with whatever becomes of the payment. */
class ReservedStockTest {

    private static final Duration TIME_IS_UP =
            FakeProvider.CART_LIFETIME.plusHours(1).plusMinutes(1);

    private final String sku = "r" + UUID.randomUUID().toString().substring(0, 12);
    private final String cart = UUID.randomUUID().toString();
    private final PaymentFixture till = new PaymentFixture(new Sold(), (RestockOnRefund) this::putBack);
    private final CheckoutReservations reservations = till.beans.get(CheckoutReservations.class);
    private final OrderPlacement placement = till.beans.get(OrderPlacement.class);
    private final PaymentReconciler reconciler = till.beans.get(PaymentReconciler.class);
    private final Stock stock = till.beans.get(Stock.class);
    private final Availability availability = till.beans.get(Availability.class);
    private final DiscountRepository discounts = till.beans.get(DiscountRepository.class);

    /** The till is made before the reservations. */
    private class Sold implements PaidOrderStock {

        @Override
        public List<String> orderPaid(Order order) {
            return reservations.orderPaid(order);
        }

        @Override
        public List<String> linesChanged(Order order, List<Line> before, String actor) {
            return reservations.linesChanged(order, before, actor);
        }
    }

    private void putBack(Order order, Map<String, Integer> pieces, String actor) {
        till.beans.get(RestockService.class).restock(order, pieces, actor);
    }

    @BeforeEach
    void onePieceInStock() {
        till.inTransaction(() -> {
            var entityManager = till.entityManager();
            if (entityManager.find(Category.class, "tea") == null) {
                entityManager.persist(new Category("tea", 1, Map.of("sv", "Te")));
                entityManager.flush();
            }
            entityManager.persist(new Product(
                    sku,
                    "tea",
                    1,
                    PaymentFixture.PRICE,
                    VatRate.TWELVE,
                    "none.svg",
                    Map.of("sv", new ProductText("Te", ""))));
            entityManager.flush();
            stock.set(sku, 1);
            Discount once = new Discount(code());
            once.change(true, Discount.Kind.FREE_SHIPPING, 0, new Discount.Terms(null, null, 0, 1, null, null));
            discounts.add(once);
            return null;
        });
    }

    private String code() {
        return "C" + sku.toUpperCase(Locale.ROOT);
    }

    private Order place(String cartToken, String code) {
        return place(cartToken, code, 1);
    }

    private Order place(String cartToken, String code, int quantity) {
        Line line = new Line(Line.Kind.PRODUCT, sku, "Te", quantity, PaymentFixture.PRICE, 0, 1200);
        placement.place(
                cartToken,
                new CheckoutQuote(
                        Locale.forLanguageTag("sv"),
                        List.of(line),
                        List.of(),
                        new CheckoutDetails(CustomerType.PERSON, null, null, code),
                        DiscountResult.none(1)));
        long id = till.orders.idByCartToken(cartToken).orElseThrow();
        return till.inTransaction(() -> till.orders.lock(id));
    }

    private Order place() {
        return place(cart, code());
    }

    @Test
    void codeEnteredTwiceIsUsedOnce() {
        place();
        place();
        assertThat(discounts.uses(code())).isEqualTo(1);
        till.inTransaction(() -> {
            stock.set(sku, 5);
            return null;
        });
        assertThatThrownBy(() -> place(UUID.randomUUID().toString(), code()))
                .isInstanceOfSatisfying(ReservationFailedException.class, e -> assertThat(e.what())
                        .isEqualTo(ReservationFailedException.What.DISCOUNT));
    }

    private int available() {
        return availability.of(sku).orElse(null);
    }

    private void ask(Order order) {
        reconciler.query(till.attempt(order).getId(), "test");
    }

    private String pays(Order order, PaymentState state) {
        return till.provider.pay(till.attempt(order).getReference(), state, PaymentFixture.PRICE);
    }

    /** Looks at the reservation as the schedule would. */
    private void look(Order order) {
        assertThat(reservations.due(10_000)).contains(order.getId());
        reservations.lookAt(order.getId());
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "BLOCKED", "UNKNOWN", "AUTHORIZED"})
    void pendingPaymentKeepsTheReservation(PaymentState state) {
        Order order = place();
        // Nobody heard of it: the shop asked when it had the first word, and then never again.
        pays(order, PaymentState.PENDING);
        ask(order);
        till.provider.change(till.attempt(order).getPaymentId(), state);
        for (int day = 0; day < 5; day++) {
            till.pass(Duration.ofDays(1));
            look(order);
            assertThat(available()).as("day " + day).isZero();
        }
        if (state != PaymentState.AUTHORIZED) {
            ask(order);
            till.pass(Duration.ofMinutes(6));
            look(order);
            assertThat(available()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "EXPIRED", "CANCELLED"})
    void rejectedPaymentReleasesStockAfterExpiry(PaymentState state) {
        Order order = place();
        pays(order, state);
        ask(order);
        till.pass(TIME_IS_UP);
        look(order);
        assertThat(available()).isEqualTo(1);
        assertThat(discounts.uses(code())).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"DECLINED", "EXPIRED"})
    void declinedShopperKeepsTheReservation(PaymentState state) {
        Order order = place();
        pays(order, state);
        ask(order);
        till.pass(TIME_IS_UP.minusMinutes(10));
        till.inTransaction(() -> {
            reservations.lookAt(order.getId());
            return null;
        });
        assertThat(available()).isZero();
    }

    @Test
    void cancelledOrderReleasesStockAfterExpiry() {
        Order order = place();
        cancelUnpaid(order);
        till.pass(TIME_IS_UP);
        look(order);
        assertThat(available()).as("before the search").isZero();
        ask(order);
        till.pass(Duration.ofMinutes(6));
        look(order);
        assertThat(available()).as("after the search").isEqualTo(1);
    }

    private void cancelUnpaid(Order order) {
        till.inTransaction(() -> {
            till.orders.lock(order.getId()).cancel(OffsetDateTime.now(till.clock));
            return null;
        });
    }

    @Test
    void acceptingAPaymentAfterCancellationTakesStock() {
        Order order = place();
        cancelUnpaid(order);
        pays(order, PaymentState.AUTHORIZED);
        ask(order);
        Order held = till.read(order);
        assertThat(held.getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.PAID_AFTER_CANCEL);
        till.pass(TIME_IS_UP);
        look(order);
        assertThat(available()).as("held").isZero();
        assertThat(stock.level(sku)).contains(1);
        assertThat(till.beans.get(PaymentReviewService.class).accept(held, "because", "test"))
                .isTrue();
        assertThat(stock.level(sku)).contains(0);
        assertThat(till.read(order).isShippable()).isTrue();
    }

    @Test
    void acceptingALatePaymentTakesStock() {
        Order held = paidLate();
        assertThat(discounts.uses(code())).isZero();
        assertThat(till.beans.get(PaymentReviewService.class).accept(held, "because", "test"))
                .isTrue();
        assertThat(stock.level(sku)).contains(0);
        assertThat(discounts.uses(code())).as("uses of the code").isEqualTo(1);
        assertThat(till.read(held).isShippable()).isTrue();
    }

    private Order paidLate() {
        Order order = place();
        till.pass(TIME_IS_UP);
        ask(order);
        look(order);
        assertThat(available()).isEqualTo(1);
        pays(order, PaymentState.AUTHORIZED);
        ask(order);
        assertThat(till.read(order).getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.PAID_AFTER_EXPIRY);
        return till.read(order);
    }

    @Test
    void reviewKeepsTheReservation() {
        Order order = place();
        till.pass(TIME_IS_UP);
        ask(order);
        pays(order, PaymentState.AUTHORIZED);
        ask(order);
        assertThat(till.read(order).isInReview()).isTrue();
        look(order);
        assertThat(available()).isZero();
    }

    @Test
    void acceptingASoldOutPaymentReturnsItToReview() {
        Order held = paidLate();
        place(UUID.randomUUID().toString(), null);
        assertThat(till.beans.get(PaymentReviewService.class).accept(held, "because", "test"))
                .isTrue();
        assertThat(till.read(held).getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.SOLD_OUT);
        assertThat(till.read(held).isShippable()).isFalse();
    }

    @Test
    void acceptingAPaidOrderTakesNoStock() {
        Order order = place();
        String payment = pays(order, PaymentState.AUTHORIZED);
        ask(order);
        till.inTransaction(() -> {
            stock.set(sku, 5);
            return null;
        });
        till.provider.put(payment, till.attempt(order).getReference(), PaymentState.AUTHORIZED, "SEK", 9_000, 0);
        ask(order);
        Order held = till.read(order);
        assertThat(held.getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.AMOUNT_DIFFERS);
        till.provider.put(
                payment, till.attempt(order).getReference(), PaymentState.AUTHORIZED, "SEK", PaymentFixture.PRICE, 0);
        assertThat(till.beans.get(PaymentReviewService.class).accept(held, "because", "test"))
                .isTrue();
        assertThat(stock.level(sku)).contains(5);
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 5, 3, false", "3, 1, 5, 7, false", "1, 3, 1, 0, true"})
    void acceptingOtherRowsMovesTheDifference(int paid, int accepted, int level, int after, boolean heldAgain) {
        till.inTransaction(() -> {
            stock.set(sku, 10);
            return null;
        });
        Order order = place(cart, null, paid);
        String payment = till.provider.pay(
                till.attempt(order).getReference(), PaymentState.AUTHORIZED, paid * PaymentFixture.PRICE);
        ask(order);
        till.inTransaction(() -> {
            stock.set(sku, level);
            return null;
        });
        till.provider.put(withPieces(till.provider.payment(payment), accepted));
        ask(order);
        Order held = till.read(order);
        assertThat(held.getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.AMOUNT_DIFFERS);
        assertThat(till.beans.get(PaymentReviewService.class).accept(held, "because", "test"))
                .isTrue();
        assertThat(stock.level(sku)).contains(after);
        assertThat(till.read(order).isInReview()).isEqualTo(heldAgain);
        assertThat(till.entries(order, OrderHistoryEntry.Type.STOCK)).isEqualTo(1);
    }

    /** The payment as it would be with so many pieces. */
    private ProviderPayment withPieces(ProviderPayment payment, int pieces) {
        return new ProviderPayment(
                payment.identity(),
                payment.status(),
                new ProviderPayment.Amounts(payment.amounts().currency(), pieces * PaymentFixture.PRICE, 0, 0, 0),
                null,
                List.of(new ProviderPayment.Row(sku, "Te", pieces, PaymentFixture.PRICE, 0, 1200)),
                List.of(),
                payment.response() + pieces);
    }

    private PaymentOperation runs(OperationRequest request, boolean putBack) {
        return till.beans.get(PaymentOperationService.class).run(request.withRestock(putBack));
    }

    private Order paid() {
        Order order = place();
        pays(order, PaymentState.AUTHORIZED);
        ask(order);
        assertThat(stock.level(sku)).contains(0);
        return till.read(order);
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void cancellationRestocksIfChosen(boolean wanted, int level) {
        Order order = paid();
        runs(OperationRequest.voidAuthorisation(order.getId(), null, "anna", null, token()), wanted);
        assertThat(stock.level(sku)).contains(level);
        assertThat(till.entries(order, OrderHistoryEntry.Type.STOCK)).isEqualTo(wanted ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void refundRestocksIfChosen(boolean wanted, int level) {
        Order order = paid();
        PaymentOperation capture = runs(OperationRequest.captureAll(order.getId(), "anna", token()), false);
        runs(
                OperationRequest.refund(
                        order.getId(), capture.getId(), OperationSelection.all(), null, "anna", "why", token()),
                wanted);
        assertThat(stock.level(sku)).contains(level);
    }

    @Test
    void freeAmountRestocksNothing() {
        Order order = paid();
        PaymentOperation capture = runs(OperationRequest.captureAll(order.getId(), "anna", token()), false);
        OperationSelection amount = OperationSelection.amount(1000);
        runs(OperationRequest.refund(order.getId(), capture.getId(), amount, null, "anna", "why", token()), true);
        assertThat(stock.level(sku)).contains(0);
    }

    @Test
    void restockedPiecesAreNotRestockedAgain() {
        Order order = paid();
        PaymentOperation capture = runs(OperationRequest.captureAll(order.getId(), "anna", token()), false);
        OperationSelection amount = OperationSelection.amount(1000);
        runs(OperationRequest.refund(order.getId(), capture.getId(), amount, null, "anna", "why", token()), false);
        assertThat(till.beans.get(RestockService.class).put(order.getId(), Map.of(sku, 1), "anna"))
                .isTrue();
        runs(
                OperationRequest.refund(
                        order.getId(), capture.getId(), OperationSelection.all(), null, "anna", "why", token()),
                true);
        assertThat(stock.level(sku)).contains(1);
    }

    @ParameterizedTest
    @CsvSource({"false, true, 1", "false, false, 0", "true, true, 1", "true, false, 0"})
    void voidingTheOrdersPaymentRestocksIfChosen(boolean captured, boolean wanted, int level) {
        Order order = paid();
        if (captured) {
            runs(OperationRequest.captureAll(order.getId(), "anna", token()), false);
        }
        String payment = till.attempt(order).getPaymentId();
        till.inTransaction(() -> {
            till.orders.lock(order.getId()).putInReview(new PaymentReview(ReviewReason.COUNTRY, 1, 1, "").of(payment));
            return null;
        });
        voids(order, wanted);
        assertThat(stock.level(sku)).contains(level);
        assertThat(till.read(order).isShippable()).isFalse();
    }

    @Test
    void voidingALatePaymentRestocksNothing() {
        Order held = paidLate();
        Order other = place(UUID.randomUUID().toString(), null);
        assertThat(till.beans.get(PaymentReviewService.class).accept(held, "because", "test"))
                .isTrue();
        assertThat(till.read(held).getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.SOLD_OUT);
        assertThat(stock.level(sku)).contains(1);
        voids(held, true);
        assertThat(stock.level(sku)).contains(1);
        pays(other, PaymentState.AUTHORIZED);
        ask(other);
        assertThat(till.read(other).isShippable()).isTrue();
        assertThat(stock.level(sku)).contains(0);
    }

    @Test
    void voidingASecondPaymentRestocksNothing() {
        Order order = paid();
        String second = pays(order, PaymentState.AUTHORIZED);
        reconciler.query(till.attempt(order).getId(), second, "test");
        assertThat(till.read(order).getReview().orElseThrow().getReason()).isEqualTo(ReviewReason.SECOND_PAYMENT);
        voids(order, true);
        assertThat(stock.level(sku)).contains(0);
        assertThat(till.read(order).isShippable()).isTrue();
    }

    private void voids(Order order, boolean putBack) {
        assertThat(till.beans
                        .get(PaymentReviewService.class)
                        .voidPayment(till.read(order), "why", "anna", token(), putBack))
                .isPresent();
        assertThat(till.read(order).isInReview()).isFalse();
    }

    @Test
    void repeatedOrFailedOperationsDoNotRestockTwice() {
        Order order = paid();
        till.provider.refuseNext();
        runs(OperationRequest.voidAuthorisation(order.getId(), null, "anna", null, token()), true);
        assertThat(stock.level(sku)).as("refused").contains(0);
        OperationRequest again = OperationRequest.voidAuthorisation(order.getId(), null, "anna", null, token());
        runs(again, true);
        runs(again, true);
        ask(order);
        assertThat(stock.level(sku)).as("once").contains(1);
        assertThat(till.beans.get(RestockService.class).put(order.getId(), Map.of(sku, 1), "anna"))
                .as("by hand again")
                .isFalse();
    }
}
