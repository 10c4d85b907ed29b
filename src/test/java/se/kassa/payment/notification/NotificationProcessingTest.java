package se.kassa.payment.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRaised;
import se.kassa.order.HistoryMessage;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentState;
import se.kassa.payment.FakeProvider;
import se.kassa.payment.NotificationResult;
import se.kassa.payment.PaymentAttempt;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.ProviderPayment;
import se.kassa.platform.database.AutoCommitJdbc;
import se.kassa.platform.jobs.LeasedQueue;
import se.kassa.platform.security.Tokens;

/** From a stored notification to the order, without a server. */
class NotificationProcessingTest {

    private static final int TRIES = 3;

    private static final NotificationSettings SETTINGS = new NotificationSettings(Duration.ofDays(90), 6, TRIES);

    private final PaymentFixture till = new PaymentFixture(SETTINGS);
    private final NotificationInbox inbox = till.beans.get(NotificationInbox.class);
    private final NotificationStore store = till.beans.get(NotificationStore.class);
    private final NotificationWorker worker = till.beans.get(NotificationWorker.class);
    private final Order order = till.place();
    private final PaymentAttempt attempt = till.attempt(order);

    NotificationProcessingTest() {
        till.beans.get(InboxPendingHistory.class);
    }

    /** The tests share a database. */
    @AfterEach
    void cleanUp() {
        till.inTransaction(() ->
                till.entityManager().createQuery("delete from Notification n").executeUpdate());
        till.inTransaction(
                () -> till.entityManager().createQuery("delete from Alert a").executeUpdate());
    }

    private long receives(String payment, String event) {
        return receives(attempt, message(payment, event));
    }

    private long receives(PaymentAttempt by, NotificationMessage message) {
        return store.store(FakeProvider.ID, till.notificationToken(by), message)
                .orElseThrow()
                .id();
    }

    private static NotificationMessage message(String payment, String event) {
        return message(payment, event, null);
    }

    private static NotificationMessage message(String payment, String event, String status) {
        String body = payment + event + status;
        return new NotificationMessage(true, body, Tokens.sha256(body), payment, status, event);
    }

    private String pays(PaymentState state) {
        return till.provider.pay(attempt.getReference(), state, PaymentFixture.PRICE);
    }

    private PaymentState state() {
        return till.read(order).getPaymentState();
    }

    private Optional<NotificationInbox.Claim> claims(long id, String owner) {
        return inbox.claim(List.of(id), owner).stream().findFirst();
    }

    private boolean works(long id) {
        return worker.processNow(id, "this node");
    }

    private List<AlertRaised> alerts() {
        return till.beans.events().stream()
                .filter(AlertRaised.class::isInstance)
                .map(AlertRaised.class::cast)
                .toList();
    }

    @Test
    void repeatIsStoredOnceAndCounted() {
        String payment = pays(PaymentState.AUTHORIZED);
        long first = receives(payment, "CREATED");
        assertThat(receives(payment, "CREATED")).isEqualTo(first);
        assertThat(receives(payment, "UPDATED")).isNotEqualTo(first);
        assertThat(till.entries(order, OrderHistoryEntry.Type.NOTIFIED)).isEqualTo(2);
    }

    @Test
    void notificationOfAnotherShopWithTheSameReferenceIsForeign() {
        assertThat(attemptOf(null)).contains(attempt.getId());
        assertThat(attemptOf(Tokens.sha256(till.notificationToken(attempt)))).contains(attempt.getId());
        assertThat(attemptOf(Tokens.sha256("token of another shop's attempt"))).isEmpty();
    }

    private Optional<Long> attemptOf(String attemptDigest) {
        return inbox.attemptOf(
                FakeProvider.ID,
                new NotificationResult.Ours(
                        null, attempt.getReference(), attemptDigest, null, null, "event", "type", null));
    }

    @Test
    void concurrentRepeatsAreStoredOnce() throws Exception {
        String payment = pays(PaymentState.AUTHORIZED);
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try {
            List<Future<Long>> ids = senders.invokeAll(IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Long>) () -> receives(payment, "CREATED"))
                    .toList());
            long one = ids.get(0).get();
            for (Future<Long> id : ids) {
                assertThat(id.get()).isEqualTo(one);
            }
        } finally {
            senders.shutdown();
        }
        assertThat(inbox.due(100)).hasSize(1);
        assertThat(till.entries(order, OrderHistoryEntry.Type.NOTIFIED)).isEqualTo(1);
    }

    @Test
    void equalBodiesOfTwoOrdersAreBothApplied() {
        Order other = till.place();
        PaymentAttempt others = till.attempt(other);
        pays(PaymentState.AUTHORIZED);
        till.provider.pay(others.getReference(), PaymentState.AUTHORIZED, PaymentFixture.PRICE);
        NotificationMessage same = message(null, "CREATED");
        works(receives(attempt, same));
        works(receives(others, same));
        assertThat(state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(till.read(other).getPaymentState()).isEqualTo(PaymentState.AUTHORIZED);
    }

    /** It comes after the provider has looked: what it reports is not in the answer that is on its way. */
    @Test
    void repeatDuringProcessingCausesAnotherQuery() {
        String payment = pays(PaymentState.PENDING);
        long id = receives(payment, "UPDATED");
        till.provider.meanwhile(() -> {
            till.provider.meanwhile(() -> {});
            till.provider.change(payment, PaymentState.AUTHORIZED);
            receives(payment, "UPDATED");
        });
        assertThat(works(id)).isTrue();
        assertThat(state()).isEqualTo(PaymentState.PENDING);
        assertThat(inbox.due(100)).containsExactly(id);
        assertThat(works(id)).isTrue();
        assertThat(state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(inbox.due(100)).isEmpty();
    }

    @Test
    void repeatAfterCompletionIsProcessedAgain() {
        String payment = pays(PaymentState.PENDING);
        long id = receives(payment, "UPDATED");
        works(id);
        assertThat(works(id)).isFalse();
        till.provider.change(payment, PaymentState.AUTHORIZED);
        receives(payment, "UPDATED");
        assertThat(works(id)).isTrue();
        assertThat(state()).isEqualTo(PaymentState.AUTHORIZED);
    }

    /** The event, the status and the second are the same, and so is the whole notification. */
    @Test
    void twoPartialCapturesInOneSecondAreBothApplied() {
        String payment = pays(PaymentState.AUTHORIZED);
        works(receives(payment, "CREATED"));
        captured(payment, 2_000);
        works(receives(payment, "PARTIAL_DEBIT"));
        assertThat(till.read(order).getCapturedAmount()).isEqualTo(2_000);
        captured(payment, 5_000);
        works(receives(payment, "PARTIAL_DEBIT"));
        assertThat(till.read(order).getCapturedAmount()).isEqualTo(5_000);
    }

    private void captured(String payment, long amount) {
        ProviderPayment before = till.provider.payment(payment);
        till.provider.put(new ProviderPayment(
                new ProviderPayment.Identity(payment, before.identity().reference(), null),
                new ProviderPayment.Status(
                        PaymentState.PARTIALLY_CAPTURED,
                        "PARTIALLY_DELIVERED",
                        before.status().method()),
                new ProviderPayment.Amounts(
                        before.amounts().currency(), before.amounts().authorised(), 0, amount, 0),
                null,
                List.of(),
                List.of(),
                "captured " + amount));
    }

    @Test
    void concurrentInsertsAreStoredOnceAndCounted() throws Exception {
        NotificationStore meeting = new PaymentFixture(
                        SETTINGS, new ConcurrentInserts(till.beans.get(AutoCommitJdbc.class)))
                .beans.get(NotificationStore.class);
        NotificationMessage same = message(pays(PaymentState.AUTHORIZED), "CREATED");
        Callable<Long> receives = () -> meeting.store(FakeProvider.ID, till.notificationToken(attempt), same)
                .orElseThrow()
                .id();
        ExecutorService senders = Executors.newFixedThreadPool(2);
        try {
            List<Future<Long>> ids = senders.invokeAll(List.of(receives, receives));
            assertThat(ids.get(0).get()).isEqualTo(ids.get(1).get());
        } finally {
            senders.shutdown();
        }
        assertThat(till.entries(order, OrderHistoryEntry.Type.NOTIFIED)).isEqualTo(1);
        assertThat(till.inTransaction(() -> till.entityManager()
                        .createQuery("select sum(n.receiveCount) from Notification n", Long.class)
                        .getSingleResult()))
                .isEqualTo(2);
    }

    @Test
    void lostCommitResponseIsRecognised() {
        NotificationStore deaf = new PaymentFixture(
                        SETTINGS, new LostFirstResponse(till.beans.get(AutoCommitJdbc.class)))
                .beans.get(NotificationStore.class);
        NotificationMessage message = message(pays(PaymentState.AUTHORIZED), "CREATED");
        long id = deaf.store(FakeProvider.ID, till.notificationToken(attempt), message)
                .orElseThrow()
                .id();
        assertThat(inbox.due(100)).containsExactly(id);
        assertThat(till.entries(order, OrderHistoryEntry.Type.NOTIFIED)).isEqualTo(1);
    }

    @Test
    void historyContainsItOnceBeforeAndAfterProcessing() {
        OrderHistoryEntry.Type type = OrderHistoryEntry.Type.NOTIFIED;
        NotificationMessage message = message(pays(PaymentState.AUTHORIZED), "CREATED", "READY");
        long id = receives(attempt, message);
        OrderHistoryEntry before = entry(type);
        till.pass(Duration.ofMinutes(5));
        till.provider.fail(new IllegalStateException());
        works(id);
        till.provider.fail(null);
        till.pass(Duration.ofMinutes(5));
        works(id);
        receives(attempt, message);
        works(id);
        OrderHistoryEntry after = entry(type);
        assertThat(after.getAt()).isEqualTo(before.getAt());
        assertThat(after.getMessage())
                .isEqualTo(before.getMessage())
                .hasValue(HistoryMessage.of("history.notified", "CREATED", "READY"));
        assertThat(after.getProviderStatus())
                .isEqualTo(before.getProviderStatus())
                .isEqualTo("READY");
        assertThat(before.getId()).isNull();
        assertThat(after.getId()).isNotNull();
    }

    private OrderHistoryEntry entry(OrderHistoryEntry.Type type) {
        List<OrderHistoryEntry> entries = till.history(order).stream()
                .filter(event -> event.getType() == type)
                .toList();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    @Test
    void historyContainsUnreadableNotificationsAfterDeletion() {
        receives(attempt, new NotificationMessage(false, "<html/>", Tokens.sha256("<html/>"), null, null, null));
        assertThat(entry(OrderHistoryEntry.Type.NOTIFIED).getMessage())
                .hasValue(HistoryMessage.of("history.unreadable"));
        till.pass(Duration.ofDays(91));
        till.beans.get(NotificationRetentionJob.class).run();
        assertThat(till.inTransaction(() -> till.entityManager()
                        .createQuery("select count(n) from Notification n", Long.class)
                        .getSingleResult()))
                .isZero();
        assertThat(entry(OrderHistoryEntry.Type.NOTIFIED).getMessage())
                .hasValue(HistoryMessage.of("history.unreadable"));
    }

    @Test
    void attemptIsFoundByIndex() {
        String plan = till.inTransaction(() -> till.entityManager()
                .createNativeQuery("explain select * from payment_attempt where notification_token = 'x'")
                .getSingleResult()
                .toString());
        assertThat(plan.toLowerCase(Locale.ROOT)).contains("payment_attempt_token_");
    }

    @Test
    void expiredLeaseCannotComplete() {
        long id = receives(pays(PaymentState.AUTHORIZED), "CREATED");
        NotificationInbox.Claim first = claims(id, "first").orElseThrow();
        assertThat(claims(id, "second")).isEmpty();
        till.pass(Duration.ofMinutes(2));
        Optional<NotificationInbox.Claim> second = claims(id, "second");
        assertThat(second).isPresent();
        inbox.fail(first, "too late");
        assertThat(inbox.backlog().failed()).isZero();
        inbox.complete(first);
        assertThat(inbox.backlog().waiting()).isEqualTo(1);
        inbox.complete(second.orElseThrow());
        assertThat(inbox.backlog().waiting()).isZero();
    }

    @Test
    void lockedRowsAreSkipped() {
        long id = receives(pays(PaymentState.AUTHORIZED), "CREATED");
        ExecutorService another = Executors.newSingleThreadExecutor();
        List<NotificationInbox.Claim> others = till.inTransaction(() -> {
            LeasedQueue queue =
                    new LeasedQueue(till.entityManager(), till.clock, Notification.class, Notification.State.RECEIVED);
            assertThat(queue.claim(List.of(id), "first", Duration.ofMinutes(1))).hasSize(1);
            return another.submit(() -> inbox.claim(List.of(id), "second")).get();
        });
        another.shutdown();
        assertThat(others).isEmpty();
        assertThat(inbox.due(100)).isEmpty();
    }

    @Test
    void lateClaimIsReleasedWithoutCountingAnAttempt() {
        String payment = pays(PaymentState.AUTHORIZED);
        long first = receives(payment, "CREATED");
        long second = receives(payment, "UPDATED");
        List<NotificationInbox.Claim> claims = inbox.claim(List.of(first, second), "this node");
        assertThat(claims).hasSize(2).allMatch(claim -> claim.lease().tries() == 1);
        till.pass(Duration.ofSeconds(20));
        worker.work(claims.get(0));
        assertThat(state()).isEqualTo(PaymentState.AUTHORIZED);
        till.pass(Duration.ofSeconds(20));
        assertThat(inbox.due(100)).isEmpty();
        worker.work(claims.get(1));
        assertThat(inbox.due(100)).containsExactly(second);
        assertThat(claims(second, "another").orElseThrow().lease().tries()).isEqualTo(1);
    }

    @Test
    void failureBacksOffThenFailsAndIsRetried() {
        String payment = pays(PaymentState.AUTHORIZED);
        long id = receives(payment, "CREATED");
        long other = receives(payment, "UPDATED");
        till.provider.fail(new IllegalStateException("private"));
        for (int i = 0; i < TRIES; i++) {
            assertThat(works(id)).isTrue();
            assertThat(works(id)).isFalse();
            assertThat(works(other)).isTrue();
            till.pass(Duration.ofMinutes(1));
        }
        assertThat(inbox.due(100)).isEmpty();
        assertThat(inbox.failed(10)).hasSize(2).allSatisfy(failed -> assertThat(failed.failure())
                .contains("IllegalStateException")
                .doesNotContain("private"));
        assertThat(alerts()).singleElement().returns(AlertCause.NOTIFICATION_FAILED, AlertRaised::cause);
        till.provider.fail(null);
        assertThat(inbox.replay(id)).isTrue();
        works(id);
        assertThat(state()).isEqualTo(PaymentState.AUTHORIZED);
    }

    private long parks(String payment) {
        long id = receives(payment, "CREATED");
        till.provider.fail(new IllegalStateException());
        for (int i = 0; i < TRIES; i++) {
            works(id);
            till.pass(Duration.ofMinutes(1));
        }
        assertThat(inbox.backlog().failed()).isEqualTo(1);
        return id;
    }

    @Test
    void repeatOfAFailedNotificationStartsOver() {
        String payment = pays(PaymentState.AUTHORIZED);
        long id = parks(payment);
        assertThat(receives(payment, "CREATED")).isEqualTo(id);
        assertThat(inbox.backlog().failed()).isZero();
        assertThat(works(id)).isTrue();
        assertThat(inbox.backlog().failed()).isZero();
        till.provider.fail(null);
        till.pass(Duration.ofMinutes(1));
        assertThat(works(id)).isTrue();
        assertThat(state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(inbox.backlog().waiting()).isZero();
    }

    @Test
    void repeatDuringTheLastAttemptGetsOneMore() {
        String payment = pays(PaymentState.AUTHORIZED);
        long id = receives(payment, "CREATED");
        NotificationInbox.Claim last = claims(id, "this node").orElseThrow();
        receives(payment, "CREATED");
        assertThat(inbox.fail(last, "no answer")).isFalse();
        assertThat(inbox.due(100)).containsExactly(id);
        assertThat(inbox.fail(claims(id, "this node").orElseThrow(), "no answer"))
                .isTrue();
    }

    @Test
    void failingNotificationDoesNotBlockOthers() {
        long poisoned = receives("unreadable", "CREATED");
        till.provider.fail(new IllegalStateException());
        works(poisoned);
        till.provider.fail(null);
        long next = receives(pays(PaymentState.AUTHORIZED), "CREATED");
        assertThat(inbox.due(1)).containsExactly(next);
    }

    @Test
    void completedNotificationsAreDeletedAndHistoryRemains() {
        long done = receives(pays(PaymentState.AUTHORIZED), "CREATED");
        works(done);
        till.pass(Duration.ofDays(91));
        long waiting = receives("later", "UPDATED");
        till.pass(Duration.ofDays(91));
        till.beans.get(NotificationRetentionJob.class).run();
        assertThat(inbox.due(10)).containsExactly(waiting);
        assertThat(inbox.replay(done)).isFalse();
        assertThat(till.entries(order, OrderHistoryEntry.Type.NOTIFIED)).isEqualTo(2);
        Long kept = till.inTransaction(() -> till.entityManager()
                .createQuery("select count(n) from Notification n", Long.class)
                .getSingleResult());
        assertThat(kept).isEqualTo(1);
    }
}
