package se.kassa.returns.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.kassa.catalogue.Category;
import se.kassa.catalogue.Product;
import se.kassa.catalogue.ProductText;
import se.kassa.catalogue.WithdrawalExemption;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.FulfilmentService;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.PaymentState;
import se.kassa.order.PostalAddress;
import se.kassa.payment.PaymentFixture;
import se.kassa.platform.money.VatRate;
import se.kassa.platform.outbox.Outbox;
import se.kassa.platform.security.Tokens;
import se.kassa.returns.withdrawal.WithdrawalRejectedException.Reason;

/** What is stored of a withdrawal, and what is refused. */
class WithdrawalServiceTest {

    private static final List<Line> LINES = List.of(
            new Line(Line.Kind.PRODUCT, "te", "Te", 3, 8500, 0, 600),
            new Line(Line.Kind.SHIPPING, "parcel", "Paket", 1, 4900, 0, 2500),
            new Line(Line.Kind.PRODUCT, "kopp", "Kopp", 1, 19_900, 0, 2500));

    private final PaymentFixture till = new PaymentFixture(new WithdrawalPeriod(ZoneId.of("Europe/Stockholm"), 7));
    private final WithdrawalService service = till.beans.get(WithdrawalService.class);
    private final WithdrawalRepository withdrawals = till.beans.get(WithdrawalRepository.class);

    private Order paid(CustomerType type) {
        Customer anna = new Customer(
                "Anna",
                "Öberg",
                "Anna@exämple.se",
                null,
                new PostalAddress("Gatan 1", null, "753 20", "Uppsala", "SE"));
        Order placed = till.place(LINES);
        return till.inTransaction(() -> {
            Order order = till.orders.lock(placed.getId());
            order.setCheckoutDetails(new CheckoutDetails(type, anna, null, null));
            order.markPaid(LINES, OffsetDateTime.now(till.clock));
            return order;
        });
    }

    private static WithdrawalRequest request(Order order, Map<Integer, Integer> pieces, String token) {
        return new WithdrawalRequest(
                order.getId(), "Anna", "a@example.org", pieces, Withdrawal.Channel.ORDER_NUMBER, token, "sv");
    }

    private Withdrawal receive(Order order, Map<Integer, Integer> pieces) {
        return service.receive(request(order, pieces, Tokens.random()));
    }

    private void assertRefused(Reason reason, Order order, Map<Integer, Integer> pieces) {
        assertThatThrownBy(() -> receive(order, pieces))
                .isInstanceOfSatisfying(WithdrawalRejectedException.class, e -> assertThat(e.reason())
                        .isEqualTo(reason));
    }

    @Test
    void withdrawalIsStoredAsReceived() {
        Order order = paid(CustomerType.PERSON);
        String token = Tokens.random();
        service.receive(request(order, Map.of(0, 2, 2, 1), token));
        Withdrawal stored = withdrawals.byToken(token).orElseThrow();
        assertThat(stored.getName()).isEqualTo("Anna");
        assertThat(stored.getEmail()).isEqualTo("a@example.org");
        assertThat(stored.getOrderNumber()).isEqualTo(order.getNumber().value());
        assertThat(stored.isLate()).isFalse();
        assertThat(stored.getReceivedAt().toInstant())
                .isEqualTo(till.clock
                        .instant()
                        .atOffset(ZoneOffset.UTC)
                        .withNano(0)
                        .toInstant());
        assertThat(stored.getLines())
                .extracting(WithdrawalLine::getPosition, WithdrawalLine::getSku, WithdrawalLine::getQuantity)
                .containsExactly(tuple(0, "te", 2), tuple(2, "kopp", 1));
        assertThat(till.history(order))
                .filteredOn(entry -> entry.getType() == OrderHistoryEntry.Type.WITHDRAWN)
                .singleElement()
                .satisfies(entry -> assertThat(entry.getMessage().orElseThrow().parameters())
                        .containsExactly("1 × Kopp, 2 × Te"));
        assertThat(till.beans.events()).contains(new WithdrawalReceived(stored.getId(), stored.getOrderNumber()));
    }

    @Test
    void exemptProductsOfLaterOrdersAreRefused() {
        Order before = paid(CustomerType.PERSON);
        till.clock.advance(Duration.ofDays(1));
        exempt("te", WithdrawalExemption.PERISHABLE);
        exempt("kopp", WithdrawalExemption.SEALED_HYGIENE);
        till.clock.advance(Duration.ofDays(1));
        Order after = paid(CustomerType.PERSON);
        assertThat(service.withdrawable(before))
                .extracting(WithdrawableLine::left, WithdrawableLine::exemption)
                .containsExactly(tuple(3, null), tuple(1, null));
        assertThat(service.withdrawable(after))
                .extracting(WithdrawableLine::left, WithdrawableLine::exemption)
                .containsExactly(
                        tuple(0, WithdrawalExemption.PERISHABLE), tuple(1, WithdrawalExemption.SEALED_HYGIENE));
        assertRefused(Reason.TOO_MANY, after, Map.of(0, 1));
        receive(after, Map.of(2, 1));
        assertThat(service.obstacle(after)).contains(Reason.EXEMPT);
        receive(before, Map.of(0, 3, 2, 1));
        assertThat(service.obstacle(before)).contains(Reason.ALL_WITHDRAWN);
    }

    private void exempt(String sku, WithdrawalExemption reason) {
        till.inTransaction(() -> {
            Product product = till.entityManager().find(Product.class, sku);
            if (product == null) {
                product = new Product(
                        sku, category(), 1, 100, VatRate.SIX, "x.svg", Map.of("sv", new ProductText("A", "")));
                till.entityManager().persist(product);
            }
            product.setExemption(reason, OffsetDateTime.now(till.clock));
            return null;
        });
    }

    private String category() {
        if (till.entityManager().find(Category.class, "exempt") == null) {
            till.entityManager().persist(new Category("exempt", 1, Map.of("sv", "Te")));
            till.entityManager().flush();
        }
        return "exempt";
    }

    @Test
    void confirmationIsKnownToBeQueued() {
        Withdrawal withdrawal = receive(paid(CustomerType.PERSON), Map.of(0, 1));
        assertThat(service.isMailed(withdrawal)).isFalse();
        till.inTransaction(() -> {
            till.beans.get(Outbox.class).put("mail", withdrawal.mailId(), withdrawal.getOrderNumber(), "{}");
            return null;
        });
        assertThat(service.isMailed(withdrawal)).isTrue();
    }

    @Test
    void sameFormIsOneWithdrawal() {
        Order order = paid(CustomerType.PERSON);
        WithdrawalRequest request = request(order, Map.of(0, 3, 2, 1), Tokens.random());
        Withdrawal first = service.receive(request);
        assertThat(service.receive(request).getId()).isEqualTo(first.getId());
        assertThat(withdrawals.of(order.getId())).hasSize(1);
        assertThat(till.entries(order, OrderHistoryEntry.Type.WITHDRAWN)).isEqualTo(1);
    }

    /** Without the order's lock both would count the same rest. */
    @Test
    void twoAtOnceWithdrawNoMoreThanBought() throws Exception {
        for (int round = 0; round < 5; round++) {
            Order order = paid(CustomerType.PERSON);
            CountDownLatch start = new CountDownLatch(1);
            ExecutorService two = Executors.newFixedThreadPool(2);
            List<Future<Boolean>> results = Stream.of(1, 2)
                    .map(each -> two.submit(() -> {
                        start.await();
                        try {
                            receive(order, Map.of(0, 2));
                            return true;
                        } catch (WithdrawalRejectedException e) {
                            return false;
                        }
                    }))
                    .toList();
            start.countDown();
            assertThat(List.of(results.get(0).get(), results.get(1).get())).containsExactlyInAnyOrder(true, false);
            two.shutdown();
        }
    }

    @Test
    void quantitiesAreBoughtMinusWithdrawn() {
        Order order = paid(CustomerType.PERSON);
        receive(order, Map.of(0, 2));
        assertRefused(Reason.TOO_MANY, order, Map.of(0, 2));
        assertRefused(Reason.TOO_MANY, order, Map.of(0, -1));
        assertRefused(Reason.TOO_MANY, order, Map.of(1, 1));
        assertRefused(Reason.NOTHING_CHOSEN, order, Map.of(0, 0));
        receive(order, Map.of(0, 1, 2, 1));
        assertRefused(Reason.ALL_WITHDRAWN, order, Map.of(0, 1));
    }

    @Test
    void lateWithdrawalIsReceivedAndFlagged() {
        Order order = paid(CustomerType.PERSON);
        till.inTransaction(() -> {
            Order locked = till.orders.lock(order.getId());
            locked.apply(new PaymentSnapshot(PaymentState.CAPTURED, "CARD", "CAPTURED", locked.getAmount(), 0, null));
            return locked;
        });
        till.beans.get(FulfilmentService.class).ship(order.getId(), null, null, "staff");
        assertThat(receive(order, Map.of(0, 1)).isLate()).isFalse();
        till.pass(Duration.ofDays(30));
        assertThat(receive(order, Map.of(0, 1)).isLate()).isTrue();
    }

    @Test
    void refundedOrderCanBeWithdrawn() {
        Order order = paid(CustomerType.PERSON);
        till.inTransaction(() -> {
            Order locked = till.orders.lock(order.getId());
            locked.apply(new PaymentSnapshot(
                    PaymentState.CAPTURED, "CARD", "CAPTURED", locked.getAmount(), locked.getAmount(), null));
            return locked;
        });
        assertThat(receive(order, Map.of(0, 3)).getId()).isNotNull();
    }

    @Test
    void unpaidOrdersAndCompaniesHaveNothingToWithdraw() {
        assertRefused(Reason.NOT_PAID, till.place(LINES), Map.of(0, 1));
        assertRefused(Reason.COMPANY, paid(CustomerType.COMPANY), Map.of(0, 1));
    }
}
