package se.kassa.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductText;
import se.kassa.discount.Discount;
import se.kassa.discount.DiscountRejection;
import se.kassa.discount.DiscountRepository;
import se.kassa.discount.DiscountResult;
import se.kassa.discount.DiscountableLine;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.CustomerType;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderRepository;
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.PaymentState;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.PendingVoids;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.platform.money.VatRate;
import se.kassa.returns.RestockService;
import se.kassa.stock.Availability;
import se.kassa.stock.Stock;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.SteppingClock;
import se.kassa.testing.TestSettings;
import se.kassa.testing.Transactions;

/** The last piece and the last use of a code, with everybody at once. */
class CheckoutReservationsTest {

    private static final Transactions TRANSACTIONS = new Transactions("reservations");
    private static final int SHOPPERS = 100;

    private final SteppingClock clock = new SteppingClock();
    private final String sku = "p" + UUID.randomUUID().toString().substring(0, 12);
    private final BeanFactory beans = new BeanFactory(
            TRANSACTIONS,
            clock,
            new FakeProvider(clock),
            PaymentFixture.goods(),
            (PendingVoids) (order, payment) -> false,
            TestSettings.shop(Map.of("kassa.order-number-prefix", "R")));
    private final OrderPlacement placement = beans.get(OrderPlacement.class);
    private final CheckoutReservations reservations = beans.get(CheckoutReservations.class);
    private final Stock stock = beans.get(Stock.class);
    private final Availability availability = beans.get(Availability.class);
    private final DiscountRepository discounts = beans.get(DiscountRepository.class);
    private final OrderRepository orders = beans.get(OrderRepository.class);
    private final PaymentReconciler reconciler = beans.get(PaymentReconciler.class);

    private void onTheShelf(int pieces) {
        inTransaction(() -> {
            var entityManager = TRANSACTIONS.entityManager();
            if (entityManager.find(Category.class, "tea") == null) {
                entityManager.persist(new Category("tea", 1, Map.of("sv", "Te")));
                entityManager.flush();
            }
            entityManager.persist(new Product(
                    sku, "tea", 1, 10_000, VatRate.TWELVE, "none.svg", Map.of("sv", new ProductText("Te", ""))));
            entityManager.flush();
            stock.set(sku, pieces);
            return null;
        });
    }

    private CheckoutQuote quote(int quantity, String code) {
        List<Line> lines = List.of(new Line(Line.Kind.PRODUCT, sku, "Te", quantity, 10_000, 0, 1200));
        return new CheckoutQuote(
                Locale.forLanguageTag("sv"),
                lines,
                List.of(),
                new CheckoutDetails(CustomerType.PERSON, null, null, code),
                DiscountResult.none(1));
    }

    private long id(String cart) {
        return orders.idByCartToken(cart).orElseThrow();
    }

    private int available() {
        return availability.of(sku).orElse(null);
    }

    private static String cart() {
        return UUID.randomUUID().toString();
    }

    /** How many of all shoppers, who all try at the same moment, get it. */
    private long served(int pieces, String code) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(SHOPPERS);
        CountDownLatch doors = new CountDownLatch(1);
        List<Future<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < SHOPPERS; i++) {
            tries.add(crowd.submit(() -> {
                doors.await();
                try {
                    return placement.place(cart(), quote(pieces, code)).isPayable();
                } catch (ReservationFailedException e) {
                    return false;
                }
            }));
        }
        doors.countDown();
        long served = 0;
        for (Future<Boolean> one : tries) {
            served += one.get() ? 1 : 0;
        }
        crowd.shutdown();
        return served;
    }

    @Test
    void concurrentClicksPlaceOneOrder() throws Exception {
        onTheShelf(5);
        String cart = cart();
        CountDownLatch doors = new CountDownLatch(1);
        ExecutorService clicks = Executors.newFixedThreadPool(4);
        List<Future<String>> placed = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            placed.add(clicks.submit(() -> {
                doors.await();
                try {
                    return placement.place(cart, quote(2, null)).number();
                } catch (PersistenceException e) {
                    return placement.place(cart, quote(2, null)).number();
                }
            }));
        }
        doors.countDown();
        Set<String> numbers = new HashSet<>();
        for (Future<String> one : placed) {
            numbers.add(one.get());
        }
        clicks.shutdown();
        assertThat(numbers).hasSize(1);
        assertThat(available()).isEqualTo(3);
    }

    @Test
    void oneOfHundredShoppersGetsTheLastPiece() throws Exception {
        onTheShelf(1);
        assertThat(served(1, null)).isEqualTo(1);
        assertThat(available()).isZero();
    }

    @Test
    void sixOfHundredShoppersGetThreeOfTwentyPieces() throws Exception {
        onTheShelf(20);
        assertThat(served(3, null)).isEqualTo(6);
        assertThat(available()).isEqualTo(2);
    }

    @Test
    void sevenOfHundredShoppersUseACodeForSeven() throws Exception {
        onTheShelf(1000);
        String code = code(new Discount.Terms(null, null, 0, 7, null, null));
        assertThat(served(1, code)).isEqualTo(7);
        assertThat(discounts.uses(code)).isEqualTo(7);
    }

    private String code(Discount.Terms terms) {
        String code = "C" + sku.toUpperCase(Locale.ROOT);
        inTransaction(() -> {
            Discount discount = new Discount(code);
            discount.change(true, Discount.Kind.PERCENT, 1000, terms);
            discounts.add(discount);
            return null;
        });
        return code;
    }

    @Test
    void orderCanBuyItsOwnReservation() {
        onTheShelf(1);
        String cart = cart();
        placement.place(cart, quote(1, null));
        assertThat(placement.place(cart, quote(1, null)).isPayable()).isTrue();
        assertThat(stock.available(sku, id(cart))).contains(1);
    }

    @Test
    void failedIncreaseKeepsTheReservation() {
        onTheShelf(2);
        String cart = cart();
        placement.place(cart, quote(1, null));
        assertThatExceptionOfType(ReservationFailedException.class)
                .isThrownBy(() -> placement.place(cart, quote(3, null)));
        assertThat(this.<Integer>inTransaction(
                        () -> orders.lock(id(cart)).getLines().get(0).quantity()))
                .isEqualTo(1);
        assertThat(available()).isEqualTo(1);
    }

    @Test
    void paidOrderConsumesItsReservation() {
        onTheShelf(3);
        String code = code(new Discount.Terms(null, null, 0, 1, null, null));
        String cart = cart();
        placement.place(cart, quote(2, code));
        List<String> missing = inTransaction(() -> reservations.orderPaid(orders.lock(id(cart))));
        assertThat(missing).isEmpty();
        assertThat(stock.level(sku)).contains(1);
        assertThat(available()).isEqualTo(1);
        inTransaction(() -> {
            discounts.release(id(cart));
            return null;
        });
        assertThat(discounts.uses(code)).isEqualTo(1);
    }

    @Test
    void latePaymentReportsMissingStock() {
        onTheShelf(1);
        String cart = cart();
        placement.place(cart, quote(1, null));
        inTransaction(() -> {
            stock.release(id(cart));
            return null;
        });
        placement.place(cart(), quote(1, null));
        assertThat(this.<List<String>>inTransaction(() -> reservations.orderPaid(orders.lock(id(cart)))))
                .containsExactly(sku);
    }

    @Test
    void reservationEndsWhenTheOrderCanNoLongerBePaid() {
        onTheShelf(1);
        String code = code(new Discount.Terms(null, null, 0, 1, null, null));
        String cart = cart();
        long attempt = placement.place(cart, quote(1, code)).attemptId();
        assertThat(reservations.due(10_000)).doesNotContain(id(cart));
        clock.advance(Duration.ofHours(2).plusMinutes(1));
        assertThat(reservations.due(10_000)).contains(id(cart));
        reservations.lookAt(id(cart));
        assertThat(available()).as("before the search").isZero();
        reconciler.query(attempt, "test");
        reservations.lookAt(id(cart));
        assertThat(available()).as("after the search").isEqualTo(1);
        assertThat(discounts.uses(code)).isZero();
    }

    @Test
    void oncePerCustomerCodeNeedsAnEmail() {
        onTheShelf(10);
        String code = code(new Discount.Terms(null, null, 0, null, 1, null));
        var items = List.of(new DiscountableLine("tea", 10_000));
        assertThat(discounts.calculate(code, items, 0, null, null).rejection())
                .contains(DiscountRejection.EMAIL_REQUIRED);
        String cart = cart();
        placement.place(cart, quote(1, null));
        inTransaction(() -> discounts.claim(id(cart), code, "Anna@Example.com"));
        assertThat(discounts
                        .calculate(code, items, 0, " anna@example.com", null)
                        .rejection())
                .contains(DiscountRejection.ALREADY_USED);
        assertThat(discounts
                        .calculate(code, items, 0, "anna@example.com", id(cart))
                        .rejection())
                .isEmpty();
        assertThat(discounts.calculate(code, items, 0, "bo@example.com", null).total())
                .isEqualTo(1000);
    }

    @Test
    void restockedPiecesCanBeSoldAgain() {
        onTheShelf(3);
        String cart = cart();
        placement.place(cart, quote(2, null));
        RestockService back = beans.get(RestockService.class);
        assertThat(back.put(id(cart), Map.of(sku, 1), "test")).as("not paid").isFalse();
        inTransaction(() -> {
            Order order = orders.lock(id(cart));
            order.markPaid(order.getLines(), OffsetDateTime.now(clock));
            order.apply(new PaymentSnapshot(PaymentState.CANCELLED, null, null, 0, 0, null));
            return reservations.orderPaid(order);
        });
        assertThat(available()).isEqualTo(1);
        assertThat(back.put(id(cart), Map.of(sku, 1), "test")).isTrue();
        assertThat(available()).isEqualTo(2);
        assertThat(back.put(id(cart), Map.of(sku, 2), "test")).isFalse();
        assertThat(back.put(id(cart), Map.of(sku, 1), "test")).isTrue();
        assertThat(available()).isEqualTo(3);
    }

    private <T> T inTransaction(Callable<T> work) {
        try {
            return TRANSACTIONS.run(TxType.REQUIRES_NEW, work);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
