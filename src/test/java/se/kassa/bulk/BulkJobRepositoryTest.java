package se.kassa.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.admin.bulk.BulkJobAdmin;
import se.kassa.bulk.BulkJobItem.State;
import se.kassa.order.FulfilmentStage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentReview;
import se.kassa.order.PaymentState;
import se.kassa.order.ReviewReason;
import se.kassa.order.ShippingState;
import se.kassa.order.SystemActors;
import se.kassa.order.list.OrderRow;
import se.kassa.payment.FakeProvider.Mishap;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.PaymentProviders;
import se.kassa.payment.PaymentRefreshed;
import se.kassa.payment.operation.OperationRequest;
import se.kassa.payment.operation.PaymentOperationService;
import se.kassa.payment.operation.TransactionMatcher;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.platform.jobs.LeasedQueue.Lease;

/** Work on many orders, whose nodes die in the middle and stand in each other's way. */
class BulkJobRepositoryTest {

    private static final Duration LEASE_AND_MORE = Duration.ofMinutes(3);

    private final PaymentFixture till = new PaymentFixture();
    private final BulkJobRepository work = till.beans.get(BulkJobRepository.class);
    private final BulkJobWorker workers = workers();

    private BulkJobWorker workers() {
        till.beans.get(ShipAction.class);
        till.beans.get(CaptureAndShipAction.class);
        return till.beans.get(BulkJobWorker.class);
    }

    @BeforeEach
    void see() {
        till.beans.observe(PaymentRefreshed.class, till.beans.get(TransactionMatcher.class)::match);
    }

    private Order paid() {
        Order order = till.place();
        PaymentAttempt attempt = till.attempt(order);
        String payment = till.provider.pay(attempt.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        till.beans.get(PaymentReconciler.class).query(attempt.getId(), payment, SystemActors.PROVIDER);
        return order;
    }

    private long begin(String action, Order... orders) {
        List<String> numbers =
                Stream.of(orders).map(order -> order.getNumber().value()).toList();
        return work.begin(action, "anna", numbers, UUID.randomUUID().toString());
    }

    private List<BulkJobItem> items(long job, State state) {
        return work.items(job, state, 100);
    }

    private BulkJobItem only(long job, State state) {
        assertThat(items(job, state)).hasSize(1);
        return items(job, state).get(0);
    }

    private void assertCapturedAndShippedOnce(Order order) {
        assertThat(till.provider.moves()).hasSize(1);
        assertThat(till.read(order).getShippingState()).isEqualTo(ShippingState.SHIPPED);
        assertThat(till.read(order).getCapturedAmount()).isEqualTo(PaymentFixture.PRICE);
        assertThat(till.entries(order, OrderHistoryEntry.Type.SHIPPED)).isEqualTo(1);
    }

    @Test
    void orderIsCapturedThenShipped() {
        Order order = paid();
        long job = begin("captureship", order);
        assertThat(workers.processNow(only(job, State.WAITING).getId(), "one")).isTrue();
        assertThat(only(job, State.DONE).getResultCode()).isEqualTo("SHIPPED");
        assertCapturedAndShippedOnce(order);
    }

    @Test
    void unreportedResultIsNotRepeated() {
        Order order = paid();
        long job = begin("captureship", order);
        BulkJobItem item = only(job, State.WAITING);
        assertThat(work.claim(List.of(item.getId()), "dead")).hasSize(1);
        till.beans.get(CaptureAndShipAction.class).run(item.getOrderNumber(), "anna", item.getIdempotencyKey());
        assertThat(workers.processNow(item.getId(), "next")).isFalse();
        till.pass(LEASE_AND_MORE);
        assertThat(workers.processNow(item.getId(), "next")).isTrue();
        assertThat(only(job, State.DONE).getResultCode()).isEqualTo("ALREADY_SHIPPED");
        assertCapturedAndShippedOnce(order);
    }

    /** The action captures, and queries if the outcome is unknown. */
    @Test
    void leaseOutlastsTwoCallsToTheProvider() {
        long job = begin("captureship", paid());
        long item = only(job, State.WAITING).getId();
        assertThat(work.claim(List.of(item), "slow")).hasSize(1);
        till.pass(till.beans.get(PaymentProviders.class).maxCallDuration().multipliedBy(2));
        assertThat(work.claim(List.of(item), "next")).isEmpty();
        till.pass(LEASE_AND_MORE);
        assertThat(work.claim(List.of(item), "next")).hasSize(1);
    }

    @Test
    void nextNodeShipsAfterACrash() {
        Order order = paid();
        long job = begin("captureship", order);
        BulkJobItem item = only(job, State.WAITING);
        assertThat(work.claim(List.of(item.getId()), "dead")).hasSize(1);
        till.beans
                .get(PaymentOperationService.class)
                .run(OperationRequest.captureAll(order.getId(), "anna", item.getIdempotencyKey()));
        till.pass(LEASE_AND_MORE);
        assertThat(workers.processNow(item.getId(), "next")).isTrue();
        assertThat(only(job, State.DONE).getResultCode()).isEqualTo("SHIPPED");
        assertCapturedAndShippedOnce(order);
    }

    @Test
    void unknownCaptureIsNotRepeatedAndNotShipped() {
        Order order = paid();
        long job = begin("captureship", order);
        BulkJobItem item = only(job, State.WAITING);
        till.provider.next(Mishap.LOST);
        assertThat(work.claim(List.of(item.getId()), "dead")).hasSize(1);
        till.beans.get(CaptureAndShipAction.class).run(item.getOrderNumber(), "anna", item.getIdempotencyKey());
        till.pass(LEASE_AND_MORE);
        assertThat(workers.processNow(item.getId(), "next")).isTrue();
        assertThat(only(job, State.REFUSED).getResultCode()).isEqualTo("CAPTURE_UNKNOWN");
        assertThat(till.provider.moves()).hasSize(1);
        assertThat(till.read(order).getShippingState()).isEqualTo(ShippingState.NOT_SHIPPED);
    }

    @Test
    void expiredLeaseCannotOverwriteTheResult() {
        Order order = paid();
        long job = begin("ship", order);
        long item = only(job, State.WAITING).getId();
        List<Lease> slow = work.claim(List.of(item), "slow");
        till.pass(LEASE_AND_MORE);
        assertThat(workers.processNow(item, "next")).isTrue();
        work.finish(slow.get(0), State.FAILED, BulkAction.Result.refused("ERROR", "late"));
        assertThat(only(job, State.DONE).getResultCode()).isEqualTo("SHIPPED");
    }

    @Test
    void twoNodesShareTheItems() throws Exception {
        Order[] orders = IntStream.range(0, 12).mapToObj(i -> paid()).toArray(Order[]::new);
        long job = begin("ship", orders);
        List<Long> ids =
                items(job, State.WAITING).stream().map(BulkJobItem::getId).toList();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        List<Callable<Long>> both = new ArrayList<>();
        for (String node : List.of("one", "two")) {
            both.add(() ->
                    ids.stream().filter(id -> workers.processNow(id, node)).count());
        }
        long worked = 0;
        for (Future<Long> done : nodes.invokeAll(both)) {
            worked += done.get();
        }
        nodes.shutdown();
        assertThat(worked).isEqualTo(orders.length);
        assertThat(items(job, State.DONE))
                .extracting(BulkJobItem::getResultCode)
                .hasSize(orders.length)
                .containsOnly("SHIPPED");
        for (Order order : orders) {
            assertThat(till.entries(order, OrderHistoryEntry.Type.SHIPPED)).isEqualTo(1);
        }
    }

    @Test
    void onlyUnstartedItemsAreCancelled() {
        String once = UUID.randomUUID().toString();
        List<String> numbers = Stream.of(paid(), paid())
                .map(order -> order.getNumber().value())
                .toList();
        long job = work.begin("ship", "anna", numbers, once);
        assertThat(work.begin("ship", "anna", numbers, once)).isEqualTo(job);
        long begun = items(job, State.WAITING).get(0).getId();
        assertThat(work.claim(List.of(begun), "one")).hasSize(1);
        work.cancel(job);
        assertThat(items(job, State.CANCELLED)).hasSize(1);
        assertThat(only(job, State.WAITING).getId()).isEqualTo(begun);
    }

    @Test
    void reasonOfFailureIsTranslated() {
        Order unpaid = till.place();
        Order stopped = paid();
        Order cancelled = paid();
        Order held = paid();
        ask(stopped, PaymentState.BLOCKED);
        ask(cancelled, PaymentState.CANCELLED);
        till.inTransaction(() -> till.orders
                .lock(held.getId())
                .putInReview(new PaymentReview(
                        ReviewReason.SECOND_PAYMENT, PaymentFixture.PRICE, PaymentFixture.PRICE, "twice")));
        for (String action : List.of("ship", "captureship")) {
            long job = begin(action, unpaid, stopped, cancelled, held);
            items(job, State.WAITING).forEach(item -> workers.processNow(item.getId(), "one"));
            assertThat(items(job, State.REFUSED))
                    .as(action)
                    .extracting(BulkJobItem::getResultCode)
                    .containsExactly("NOT_PAID", "BLOCKED", "ORDER_CANCELLED", "IN_REVIEW")
                    .allMatch(code -> ResourceBundle.getBundle("messages.admin", Locale.forLanguageTag("sv"))
                            .containsKey("bulk.result." + code));
        }
    }

    private void ask(Order order, PaymentState state) {
        PaymentAttempt attempt = till.attempt(order);
        till.provider.change(attempt.getPaymentId(), state);
        till.beans.get(PaymentReconciler.class).query(attempt.getId(), SystemActors.PROVIDER);
    }

    @Test
    void capturedAmountIsSummedByCurrency() {
        assertThat(BulkJobAdmin.sums(List.of(
                        row(FulfilmentStage.TO_SHIP, PaymentState.AUTHORIZED, "SEK", 10_000, 0),
                        row(FulfilmentStage.TO_SHIP, PaymentState.PARTIALLY_CAPTURED, "SEK", 10_000, 4_000),
                        row(FulfilmentStage.TO_SHIP, PaymentState.AUTHORIZED, "EUR", 700, 0),
                        row(FulfilmentStage.TO_SHIP, PaymentState.CAPTURED, "SEK", 10_000, 10_000),
                        row(FulfilmentStage.IN_REVIEW, PaymentState.AUTHORIZED, "SEK", 10_000, 0),
                        row(FulfilmentStage.SHIPPED, PaymentState.AUTHORIZED, "SEK", 10_000, 0))))
                .containsExactly(new BulkJobAdmin.Sum("EUR", 1, 700), new BulkJobAdmin.Sum("SEK", 2, 16_000));
    }

    @Test
    void jobListCountsItemsByResult() {
        long one = begin("ship", paid(), till.place());
        long two = begin("ship", paid());
        items(one, State.WAITING).forEach(item -> workers.processNow(item.getId(), "one"));
        Map<Long, Map<State, Long>> counts = work.progress(List.of(one, two));
        assertThat(counts.get(one))
                .containsEntry(State.DONE, 1L)
                .containsEntry(State.REFUSED, 1L)
                .containsEntry(State.WAITING, 0L);
        assertThat(counts.get(two)).containsEntry(State.DONE, 0L).containsEntry(State.WAITING, 1L);
        assertThat(work.progress(List.of())).isEmpty();
    }

    private static OrderRow row(
            FulfilmentStage stage, PaymentState payment, String currency, long amount, long captured) {
        return new OrderRow(
                1,
                "1",
                null,
                null,
                stage,
                new OrderRow.Payment(payment, null, null),
                new OrderRow.Customer("", null, null, "", false),
                new OrderRow.Amounts(currency, amount, captured, 0),
                null);
    }
}
