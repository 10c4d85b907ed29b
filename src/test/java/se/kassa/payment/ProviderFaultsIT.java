package se.kassa.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.ProviderSandbox.Payment;
import se.kassa.testing.Servers;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffHttpClient;

/** Every fault of the sandbox; docs/faults.md says what people see meanwhile. */
class ProviderFaultsIT {

    /** Longer than the shop's read time-out of four seconds. */
    private static final int TOO_LONG = 6000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI shop = Servers.ofProvider().shopUrl();
    private final ProviderSandbox sandbox = Servers.ofProvider().provider();

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
    }

    static List<String> kinds() {
        return List.of(
                "DELAY",
                "TOO_MANY_REQUESTS",
                "SERVER_ERROR",
                "HTML",
                "DROPPED",
                "DROPPED_AFTER_WORK",
                "TIMEOUT_BEFORE_WORK",
                "TIMEOUT_AFTER_WORK",
                "LATE_WORK");
    }

    private static int millis(String kind) {
        return kind.contains("WORK") && !kind.startsWith("DROPPED") ? TOO_LONG : 0;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void firstCallFaultIsRecovered(String kind) {
        sandbox.failSessions(kind, 1, millis(kind));
        assertPaidOnce(sandbox.pay(key()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void queryFaultIsRecovered(String kind) {
        String key = key();
        sandbox.failQueries(kind, 3, millis(kind));
        assertPaidOnce(sandbox.pay(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATE", "DOUBLED", "REORDERED", "FORGED", "LYING"})
    void notificationFaultsDoNotChangeTheResult(String kind) {
        String key = key();
        sandbox.failNotifications(kind, 1);
        Payment payment = sandbox.begin(key);
        sandbox.authorise(key, payment.id());
        assertPaidOnce(payment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORGED", "LYING"})
    void declinedPaymentStaysUnpaidWhateverANotificationSays(String kind) {
        String key = key();
        sandbox.failNotifications(kind, 1);
        Payment payment = sandbox.decline(key);
        StaffHttpClient staff = new StaffHttpClient(shop).logsIn();
        Await.until("every notification is sent", PATIENCE, () -> !sandbox.isAnyNotificationWaiting(payment));
        Await.until("every notification is processed", PATIENCE, () -> new OperationsClient(shop).backlog() == 0);
        assertThat(authorizations(staff, payment.reference())).isZero();
    }

    private String key() {
        return new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().cartKey();
    }

    /** Nobody opens the receipt: staff read what the notifications changed. */
    private void assertPaidOnce(Payment payment) {
        String number = payment.reference();
        StaffHttpClient staff = new StaffHttpClient(shop).logsIn();
        Await.until("the order is paid", PATIENCE, () -> authorizations(staff, number) > 0);
        Await.until("every notification is processed", PATIENCE, () -> !sandbox.isAnyNotificationWaiting(payment));
        assertThat(authorizations(staff, number)).isEqualTo(1);
    }

    private static long authorizations(StaffHttpClient staff, String number) {
        List<String> history = staff.readsHistory(number);
        return history.stream()
                .filter(entry -> entry.matches("(?s).*Betalning ändrad:\\s+Reserverad.*"))
                .count();
    }
}
