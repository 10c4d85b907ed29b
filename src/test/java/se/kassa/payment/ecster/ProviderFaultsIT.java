package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.ProviderSandbox.Payment;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffBrowser;

/** Every fault of the sandbox; docs/faults.md says what people see meanwhile. */
@ExtendWith(BrowserExtension.class)
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

    private static int millis(String kind) {
        return kind.contains("WORK") && !kind.startsWith("DROPPED") ? TOO_LONG : 0;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELAY",
                "TOO_MANY_REQUESTS",
                "SERVER_ERROR",
                "HTML",
                "DROPPED",
                "DROPPED_AFTER_WORK",
                "TIMEOUT_BEFORE_WORK",
                "TIMEOUT_AFTER_WORK",
                "LATE_WORK"
            })
    void firstCallFaultIsRecovered(String kind, Page page) {
        sandbox.failSessions(kind, 1, millis(kind));
        Shopper shopper =
                new Shopper(page, shop).puts(1, "te-chai").goesToCheckout().leavesForPayment();
        shopper.pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String number = shopper.orderNumber();
        assertThat(authorizations(new StaffBrowser(page, shop).logsIn(), number))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELAY",
                "TOO_MANY_REQUESTS",
                "SERVER_ERROR",
                "HTML",
                "DROPPED",
                "DROPPED_AFTER_WORK",
                "TIMEOUT_BEFORE_WORK",
                "TIMEOUT_AFTER_WORK",
                "LATE_WORK"
            })
    void queryFaultIsRecovered(String kind, Page page) {
        String key = new Shopper(page, shop).puts(1, "te-chai").goesToCheckout().cartKey();
        sandbox.failQueries(kind, 3, millis(kind));
        assertPaidOnce(sandbox.pay(key), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATE", "DOUBLED", "REORDERED", "FORGED", "LYING"})
    void notificationFaultsDoNotChangeTheResult(String kind, Page page) {
        String key = new Shopper(page, shop).puts(1, "te-chai").goesToCheckout().cartKey();
        sandbox.failNotifications(kind, 1);
        Payment payment = sandbox.begin(key);
        sandbox.authorise(key, payment);
        assertPaidOnce(payment, page);
    }

    /** Nobody opens the receipt: staff read what the notifications changed. */
    private void assertPaidOnce(Payment payment, Page page) {
        String number = payment.reference();
        StaffBrowser staff = new StaffBrowser(page, shop).logsIn();
        Await.until("the order is paid", PATIENCE, () -> authorizations(staff, number) > 0);
        Await.until("every notification is processed", PATIENCE, () -> !sandbox.isAnyNotificationWaiting(payment));
        assertThat(authorizations(staff, number)).isEqualTo(1);
    }

    private static long authorizations(StaffBrowser staff, String number) {
        List<String> history = staff.readsHistory(number);
        return history.stream()
                .filter(entry -> entry.matches("(?s).*Betalning ändrad:\\s+Reserverad.*"))
                .count();
    }
}
