package se.kassa.order.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertPersonalData;
import se.kassa.alert.AlertRepository;
import se.kassa.bulk.BulkJobPersonalData;
import se.kassa.checkout.DiscountPersonalData;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.ErasureObstacle;
import se.kassa.order.FulfilmentService;
import se.kassa.order.Order;
import se.kassa.order.OrderHistoryEntry;
import se.kassa.order.PaymentReview;
import se.kassa.order.PaymentState;
import se.kassa.order.PostalAddress;
import se.kassa.order.ReviewReason;
import se.kassa.payment.AttemptPersonalData;
import se.kassa.payment.PaymentFixture;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.operation.OperationPersonalData;
import se.kassa.payment.reconciliation.PaymentReconciler;
import se.kassa.platform.jobs.JobCheckpoints;
import se.kassa.platform.outbox.Outbox;
import se.kassa.platform.security.Tokens;
import se.kassa.returns.withdrawal.Withdrawal;
import se.kassa.returns.withdrawal.WithdrawalEvent;
import se.kassa.returns.withdrawal.WithdrawalFollowUp;
import se.kassa.returns.withdrawal.WithdrawalPeriod;
import se.kassa.returns.withdrawal.WithdrawalPersonalData;
import se.kassa.returns.withdrawal.WithdrawalRequest;
import se.kassa.returns.withdrawal.WithdrawalService;

/**
 * Personal data of finished orders is erased from every source, by hand and after the retention time; bookkeeping data
 * stays.
 */
class OrderDataErasureTest {

    private static final int DAYS = 400;
    private static final List<Class<?>> RECORDS = List.of(
            HistoryPersonalData.class,
            OutboxPersonalData.class,
            AttemptPersonalData.class,
            AlertPersonalData.class,
            OperationPersonalData.class,
            DiscountPersonalData.class,
            BulkJobPersonalData.class,
            WithdrawalPersonalData.class);

    /** Stands in everything that a person or somebody about a person wrote, and nowhere else. */
    private final String secret = "zq" + UUID.randomUUID().toString().replace("-", "");

    private final String email = secret + "@example.com";
    private final PaymentFixture till =
            new PaymentFixture(new PrivacySettings(OptionalInt.of(DAYS)), new WithdrawalPeriod(ZoneOffset.UTC, 7));
    private final PaymentReconciler reconciler = till.beans.get(PaymentReconciler.class);
    private final PersonalDataFinder people = known(PersonalDataFinder.class);
    private final OrderDataErasure erasure = till.beans.get(OrderDataErasure.class);
    private String payment;

    @BeforeEach
    void theNextLookIsDue() {
        till.inTransaction(() -> till.entityManager()
                .createNativeQuery(
                        "update job_checkpoint set next_run_at = ?1, position_at = timestamp with time zone '1970-01-01 00:00:00+00', position_id = 0 where name = 'erasure'")
                .setParameter(1, OffsetDateTime.now(till.clock))
                .executeUpdate());
    }

    private <T> T known(Class<T> type) {
        RECORDS.forEach(till.beans::get);
        return till.beans.get(type);
    }

    private Customer person() {
        return new Customer(
                        "Eva " + secret,
                        "Ek " + secret,
                        email.toUpperCase(Locale.ROOT),
                        "070" + secret,
                        new PostalAddress("Gata " + secret, secret, "1" + secret.substring(0, 5), "By" + secret, "NO"))
                .deliveredTo(
                        "Till " + secret,
                        new PostalAddress("Väg " + secret, null, secret.substring(0, 5), secret, "SE"));
    }

    /** An order with every field of personal data. */
    private Order placed() {
        Order order = till.place();
        return till.inTransaction(() -> {
            Order locked = till.orders.lock(order.getId());
            locked.setCheckoutDetails(new CheckoutDetails(CustomerType.PERSON, person(), null, null));
            return locked;
        });
    }

    private void update(Order order, PaymentState state) {
        ProviderPayment was = till.provider.payment(payment);
        long captured = state == PaymentState.CAPTURED ? PaymentFixture.PRICE : 0;
        till.provider.put(new ProviderPayment(
                new ProviderPayment.Identity(payment, was.identity().reference(), null),
                new ProviderPayment.Status(state, state.name(), "CARD"),
                new ProviderPayment.Amounts("SEK", PaymentFixture.PRICE, 0, captured, 0),
                person(),
                List.of(),
                List.of(),
                "{\"" + secret + state + UUID.randomUUID() + "\"}"));
        reconciler.query(till.attempt(order).getId(), payment, "provider");
    }

    private Order paid(PaymentState state) {
        Order order = placed();
        payment = till.provider.pay(till.attempt(order).getReference(), state, PaymentFixture.PRICE);
        update(order, state);
        return order;
    }

    /** Finished, with everything on record that may name a person. */
    private Order finished() {
        Order order = paid(PaymentState.CAPTURED);
        FulfilmentService shipments = till.beans.get(FulfilmentService.class);
        shipments.ship(order.getId(), "Posten", "T" + secret, "staff");
        shipments.note(order.getId(), "Ringde " + secret, "staff");
        Withdrawal withdrawal = till.beans
                .get(WithdrawalService.class)
                .receive(new WithdrawalRequest(
                        order.getId(),
                        "Eva " + secret,
                        email,
                        Map.of(0, 1),
                        Withdrawal.Channel.ORDER_PAGE,
                        Tokens.random(),
                        "sv"));
        till.beans
                .get(WithdrawalFollowUp.class)
                .goodsBack(withdrawal.getId(), WithdrawalEvent.Condition.USED, "Från " + secret, "staff");
        return order;
    }

    private Optional<ErasureObstacle> erase(Order order) {
        return erasure.erase(order.getId(), "staff");
    }

    /** Every column of the whole database that has a text in it. */
    private List<String> found(String text) {
        List<?> columns = till.inTransaction(() -> till.entityManager()
                .createNativeQuery("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'PUBLIC' and data_type like 'CHARACTER%'")
                .getResultList());
        return columns.stream()
                .map(Object::toString)
                .filter(column -> found(column, text) > 0)
                .toList();
    }

    private long found(String column, String text) {
        String table = column.substring(0, column.indexOf('.'));
        String name = column.substring(column.indexOf('.') + 1);
        return till.inTransaction(() -> ((Number) till.entityManager()
                        .createNativeQuery(
                                "select count(*) from \"" + table + "\" where lower(\"" + name + "\") like ?1")
                        .setParameter(1, "%" + text + "%")
                        .getSingleResult())
                .longValue());
    }

    @Test
    void erasureRemovesPersonalDataAndKeepsAccounting() {
        Order order = finished();
        assertThat(found(secret)).hasSizeGreaterThan(14);
        assertThat(people.next(" " + email + " ", 0, 10)).containsExactly(order.getId());
        assertThat(erase(order)).isEmpty();
        assertThat(found(secret)).isEmpty();
        assertThat(people.count(email)).isZero();
        Order left = till.read(order);
        assertThat(left.getAmount()).isEqualTo(PaymentFixture.PRICE);
        assertThat(left.getCapturedAmount()).isEqualTo(PaymentFixture.PRICE);
        assertThat(left.getLines()).isEqualTo(order.getLines());
        assertThat(left.getPaymentMethod()).isEqualTo("CARD");
        assertThat(left.getCustomer().orElseThrow().getDeliveryAddress().country())
                .isEqualTo("SE");
        assertThat(till.attempt(order).getPaymentId()).isEqualTo(payment);
        assertThat(till.history(order))
                .extracting(OrderHistoryEntry::getType)
                .contains(OrderHistoryEntry.Type.SHIPPED, OrderHistoryEntry.Type.NOTE);
    }

    @Test
    void erasedOrderIsFoundByNumberProductAndPayment() {
        Order order = finished();
        erase(order);
        List<?> terms = till.inTransaction(() -> till.entityManager()
                .createNativeQuery("select term from order_search_term where order_id = ?1")
                .setParameter(1, order.getId())
                .getResultList());
        String number = order.getNumber().value().toLowerCase(Locale.ROOT);
        assertThat(terms.stream().map(Object::toString))
                .containsExactlyInAnyOrder(number, number.replaceAll("\\D", ""), "tea", "te", payment);
    }

    @Test
    void erasureIsIdempotent() {
        Order order = finished();
        erase(order);
        OffsetDateTime first = till.read(order).getErasedAt();
        till.pass(Duration.ofDays(1));
        assertThat(erase(order)).isEmpty();
        assertThat(till.read(order).getErasedAt()).isEqualTo(first);
        assertThat(till.entries(order, OrderHistoryEntry.Type.ERASED)).isEqualTo(1);
    }

    @Test
    void laterResponsesAddNoPersonalData() {
        Order order = finished();
        erase(order);
        update(order, PaymentState.CAPTURED);
        update(order, PaymentState.CANCELLED);
        assertThat(till.read(order).getPaymentState()).isEqualTo(PaymentState.CANCELLED);
        assertThat(found(secret)).isEmpty();
    }

    @Test
    void openOrderIsNotErased() {
        assertRefused(placed(), ErasureObstacle.PAYMENT_POSSIBLE);
        assertRefused(paid(PaymentState.AUTHORIZED), ErasureObstacle.MONEY_AUTHORIZED);
        assertRefused(paid(PaymentState.CAPTURED), ErasureObstacle.TO_SHIP);
        assertRefused(paid(PaymentState.PENDING), ErasureObstacle.PAYMENT_PENDING);
        Order held = finished();
        till.inTransaction(() -> till.orders
                .lock(held.getId())
                .putInReview(new PaymentReview(ReviewReason.SECOND_PAYMENT, 1, 2, secret)));
        assertRefused(held, ErasureObstacle.PAYMENT_IN_REVIEW);
    }

    @Test
    void pendingWorkPreventsErasure() {
        Order alarmed = finished();
        till.inTransaction(() -> {
            till.beans
                    .get(AlertRepository.class)
                    .save(
                            AlertCause.PAYMENT_INVALIDATED,
                            "x",
                            alarmed.getNumber().value(),
                            secret);
            return null;
        });
        assertRefused(alarmed, ErasureObstacle.ALERT_OPEN);
        Order message = finished();
        till.inTransaction(() -> {
            till.beans.get(Outbox.class).put("mail", secret, message.getNumber().value(), "{}");
            return null;
        });
        assertRefused(message, ErasureObstacle.MESSAGE_WAITING);
    }

    private void assertRefused(Order order, ErasureObstacle why) {
        assertThat(erase(order)).contains(why);
        assertThat(people.stored(order.getId()).obstacle()).isEqualTo(why);
        Order now = till.read(order);
        assertThat(now.isErased()).isFalse();
        assertThat(now.getCustomer().orElseThrow().getEmail()).isEqualToIgnoringCase(email);
        assertThat(till.entries(order, OrderHistoryEntry.Type.ERASED)).isZero();
    }

    @Test
    void finishedMessagesAndAlertsAreErased() {
        Order order = finished();
        till.inTransaction(() -> {
            till.beans
                    .get(Outbox.class)
                    .put("mail", "f-" + order.getNumber(), order.getNumber().value(), secret);
            till.entityManager()
                    .createNativeQuery("update outbox_message set state = 'UNCERTAIN', failure = ?1 where subject = ?2")
                    .setParameter(1, secret)
                    .setParameter(2, order.getNumber().value())
                    .executeUpdate();
            till.beans
                    .get(AlertRepository.class)
                    .save(AlertCause.PAYMENT_INVALIDATED, "y", order.getNumber().value(), secret);
            till.beans.get(AlertRepository.class).acknowledgeAll(AlertCause.PAYMENT_INVALIDATED, "staff");
            return null;
        });
        assertThat(erase(order)).isEmpty();
        assertThat(found(secret)).isEmpty();
    }

    @Test
    void latePaymentRestoresTheCustomer() {
        Order order = placed();
        payment = till.provider.pay(till.attempt(order).getReference(), PaymentState.DECLINED, PaymentFixture.PRICE);
        update(order, PaymentState.DECLINED);
        till.pass(Duration.ofDays(1));
        assertThat(erase(order)).isEmpty();
        assertThat(found(secret)).isEmpty();
        assertThat(till.read(order).isPayable()).isFalse();
        update(order, PaymentState.AUTHORIZED);
        Order now = till.read(order);
        assertThat(now.isShippable()).isTrue();
        assertThat(now.isErased()).isFalse();
        assertThat(people.count(email)).isEqualTo(1);
    }

    private void eraseDue() {
        for (int i = 0; i < 3; i++) {
            till.pass(Duration.ofMinutes(6));
            till.beans.get(ErasureJob.class).run();
        }
    }

    @Test
    void finishedOrdersAreErasedAfterRetention() {
        Order dueOrders = finished();
        Order open = paid(PaymentState.AUTHORIZED);
        till.pass(Duration.ofDays(DAYS - 1));
        Order young = finished();
        till.beans.get(ErasureJob.class).run();
        eraseDue();
        assertThat(till.read(dueOrders).isErased()).isFalse();
        till.pass(Duration.ofDays(1));
        eraseDue();
        assertThat(till.read(dueOrders).isErased()).isTrue();
        assertThat(till.read(open).isErased()).isFalse();
        assertThat(till.read(young).isErased()).isFalse();
        assertThat(till.history(dueOrders))
                .filteredOn(event -> event.getType() == OrderHistoryEntry.Type.ERASED)
                .extracting(OrderHistoryEntry::getActor)
                .containsExactly("kassa");
    }

    @Test
    void changeRestartsTheRetention() {
        Order order = finished();
        till.pass(Duration.ofDays(DAYS - 1));
        till.beans.get(FulfilmentService.class).note(order.getId(), "Came back", "staff");
        till.pass(Duration.ofDays(2));
        eraseDue();
        assertThat(till.read(order).isErased()).isFalse();
    }

    @Test
    void onlyOneNodeClaimsARun() {
        JobCheckpoints checkpoints = till.beans.get(JobCheckpoints.class);
        assertThat(checkpoints.claim("erasure", Duration.ofMinutes(5))).isPresent();
        assertThat(checkpoints.claim("erasure", Duration.ofMinutes(5))).isEmpty();
        till.pass(Duration.ofMinutes(5));
        assertThat(checkpoints.claim("erasure", Duration.ofMinutes(5))).isPresent();
    }

    @Test
    void erasureContinuesPastKeptOrders() {
        List<Order> open = Stream.generate(this::placedAndHeld).limit(101).toList();
        Order last = finished();
        till.pass(Duration.ofDays(2 * DAYS));
        eraseDue();
        assertThat(till.read(open.get(100)).isErased()).isFalse();
        assertThat(till.read(last).isErased()).isTrue();
    }

    private Order placedAndHeld() {
        Order order = till.place();
        till.inTransaction(() ->
                till.orders.lock(order.getId()).putInReview(new PaymentReview(ReviewReason.SECOND_PAYMENT, 1, 2, "")));
        return order;
    }

    @Test
    void noErasureWithoutTheSetting() {
        PaymentFixture careful = new PaymentFixture(new PrivacySettings(OptionalInt.empty()));
        Order order = finished();
        careful.pass(Duration.ofDays(20 * DAYS));
        careful.beans.get(ErasureJob.class).run();
        assertThat(till.read(order).isErased()).isFalse();
    }
}
