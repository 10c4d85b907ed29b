package se.kassa.payment.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.order.Order;
import se.kassa.order.SystemActors;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.PaymentProviders;

class BoundedPaymentQueryTest {

    private final PaymentFixture till = new PaymentFixture();
    private final AtomicLong nanos = new AtomicLong();
    private final BoundedPaymentQuery query = new BoundedPaymentQuery(nanos::get);

    @BeforeEach
    void inject() {
        query.reconciler = till.reconciler;
        query.providers = till.beans.get(PaymentProviders.class);
        query.executor = executor((proxy, method, arguments) -> {
            ((Runnable) arguments[0]).run();
            return CompletableFuture.completedFuture(null);
        });
    }

    private static ManagedExecutorService executor(InvocationHandler submit) {
        return (ManagedExecutorService) Proxy.newProxyInstance(
                BoundedPaymentQueryTest.class.getClassLoader(), new Class<?>[] {ManagedExecutorService.class}, submit);
    }

    private void opens(Order order) {
        query.query(List.of(till.attempt(order)), Map.of(), SystemActors.SHOPPER);
    }

    private long queries(Order order) {
        String reference = till.attempt(order).getReference();
        return till.provider.questions().stream().filter(reference::equals).count();
    }

    /** The tasks of the executor do not end. */
    @Test
    void pagesDoNotWaitForMoreQueriesThanAreAllowed() {
        AtomicInteger waiting = new AtomicInteger();
        query.executor = executor((proxy, method, arguments) -> {
            waiting.incrementAndGet();
            return new CompletableFuture<Void>() {
                @Override
                public Void get(long timeout, TimeUnit unit) throws TimeoutException {
                    throw new TimeoutException();
                }
            };
        });
        for (int i = 0; i < 2 * BoundedPaymentQuery.MAX_CONCURRENT; i++) {
            opens(till.place());
        }
        assertThat(waiting).hasValue(BoundedPaymentQuery.MAX_CONCURRENT);
    }

    @Test
    void repeatedLoadsOfAPageCallTheProviderOnce() {
        Order order = till.place();
        Order other = till.place();
        for (int i = 0; i < 20; i++) {
            opens(order);
        }
        assertThat(queries(order)).isEqualTo(1);
        opens(other);
        assertThat(queries(other)).isEqualTo(1);
        nanos.addAndGet(BoundedPaymentQuery.PAUSE.toNanos());
        opens(order);
        assertThat(queries(order)).isEqualTo(2);
    }
}
