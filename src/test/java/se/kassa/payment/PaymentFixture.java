package se.kassa.payment;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderHistory;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.OrderRepository;
import se.kassa.payment.operation.OperationPendingVoids;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.payment.reconciliation.ProviderResponses;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.SteppingClock;
import se.kassa.testing.TestSettings;
import se.kassa.testing.Transactions;

/** The product's payments on a database in memory and with a provider in memory, for tests without a server. */
public class PaymentFixture {

    public static final long PRICE = 10_000;

    private static final Transactions TRANSACTIONS = new Transactions("payments");

    public final SteppingClock clock = new SteppingClock();
    public final FakeProvider provider = new FakeProvider(clock);
    public final BeanFactory beans;
    /** Whether staff are cancelling at the provider. */
    public boolean cancelling;

    public final PaymentReconciler reconciler;
    public final ProviderResponses responses;
    public final PaymentAttemptRepository attempts;
    public final OrderRepository orders;

    /** @param more what stands in for the world outside, besides clock, provider and settings */
    public PaymentFixture(Object... more) {
        ShopSettings settings = TestSettings.shop(Map.of("kassa.order-number-prefix", "T"));
        PaidOrderStock goods = goods();
        RestockOnRefund returned = (order, pieces, actor) -> {};
        PendingVoids ourDoing =
                (anyOrder, anyPayment) -> cancelling || voidsOfOurs().isVoiding(anyOrder, anyPayment);
        beans = new BeanFactory(
                TRANSACTIONS,
                Stream.concat(Stream.of(clock, provider, settings, goods, returned, ourDoing), Stream.of(more))
                        .toArray());
        reconciler = beans.get(PaymentReconciler.class);
        responses = beans.get(ProviderResponses.class);
        attempts = beans.get(PaymentAttemptRepository.class);
        orders = beans.get(OrderRepository.class);
    }

    private PendingVoids voidsOfOurs() {
        return beans.get(OperationPendingVoids.class);
    }

    /** An order over {@link #PRICE} with its first attempt. */
    public Order place() {
        return place("sv");
    }

    public Order place(String language) {
        return place(language, lines(PRICE));
    }

    public Order place(List<Line> lines) {
        return place("sv", lines);
    }

    private Order place(String language, List<Line> lines) {
        return inTransaction(() -> {
            Order order =
                    new Order(orders.mintNumber(), token(), token(), language, "SEK", lines, OffsetDateTime.now(clock));
            orders.add(order);
            attempts.begin(order, lines);
            return order;
        });
    }

    public PaymentAttempt beginAnother(Order order) {
        return inTransaction(() -> attempts.begin(orders.lock(order.getId()), lines(PRICE)));
    }

    public void revise(PaymentAttempt attempt, long price) {
        inTransaction(() -> attempts.revise(attempts.get(attempt.getId()), lines(price), false));
    }

    /** As the database has it now. */
    public Order read(Order order) {
        return inTransaction(() -> {
            Order now = orders.lock(order.getId());
            now.getLines();
            return now;
        });
    }

    public PaymentAttempt attempt(Order order) {
        return attempts.latest(order.getId()).orElseThrow();
    }

    public List<OrderHistoryEntry> history(Order order) {
        return inTransaction(() -> beans.get(OrderHistory.class).of(order));
    }

    public long entries(Order order, OrderHistoryEntry.Type type) {
        return history(order).stream().filter(event -> event.getType() == type).count();
    }

    public EntityManager entityManager() {
        return TRANSACTIONS.entityManager();
    }

    /** The secret in the attempt's notification address. */
    public String notificationToken(PaymentAttempt attempt) {
        return attempt.getNotificationToken();
    }

    public void pass(Duration time) {
        clock.advance(time);
    }

    public static List<Line> lines(long price) {
        return List.of(new Line(Line.Kind.PRODUCT, "tea", "Te", 1, price, 0, 1200));
    }

    public <T> T inTransaction(Callable<T> work) {
        try {
            return TRANSACTIONS.run(TxType.REQUIRES_NEW, work);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token() {
        return UUID.randomUUID().toString();
    }

    /** Goods of which these are missing, whatever is sold. */
    public static PaidOrderStock goods(String... missing) {
        return new PaidOrderStock() {
            @Override
            public List<String> orderPaid(Order order) {
                return List.of(missing);
            }

            @Override
            public List<String> linesChanged(Order order, List<Line> before, String actor) {
                return List.of();
            }
        };
    }
}
