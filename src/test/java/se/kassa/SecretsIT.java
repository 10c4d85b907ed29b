package se.kassa;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Http;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.StaffHttpClient;

/**
 * Searches the logs of the test run for keys, passwords, tokens and personal data. Runs last, so that it covers all
 * other tests.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(BrowserExtension.class)
class SecretsIT {

    private static final Path LOGS = Path.of("target/servers");
    private static final String MISTYPED = "mistyped-7Kq9-password";

    private static final List<String> SECRETS = List.of(
            "demo-api-key",
            "demo-merchant-key",
            "mistyped-key",
            Servers.NOTIFICATION_SECRET,
            Servers.PREVIOUS_NOTIFICATION_SECRET,
            Servers.OPERATIONS_TOKEN,
            Servers.ADMIN_PASSWORD,
            MISTYPED);

    /** The sandbox's test persons: names, streets, telephone, e-mail. */
    private static final List<String> PEOPLE = List.of(
            "kesson", "\u00d6berg", "Lindqvist", "Storgatan", "Vallgatan", "Kungsgatan", "0701740605", "@example.com");

    private static final Pattern NATIONAL_ID = Pattern.compile("\\bSE(19|20)?\\d{6}-?\\d{4}\\b");

    /** URLs that contain a secret token. */
    private static final Pattern TOKENS = Pattern.compile("(notifications/|order/)[\\w-]{16,}|kassa=[\\w.!-]{16,}");

    private final URI shop = Servers.shared().shopUrl();
    private final SandboxControl sandbox = Servers.shared().sandbox();

    @Test
    void secretsAreNotInLogsMetricsOrPages(Page page) throws IOException {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        String token = Http.get(sandbox.url().resolve("control/carts/" + shopper.cartKey()))
                .body()
                .replaceFirst("(?s).*/api/payments/ecster/notifications/([\\w-]+).*", "$1");
        assertTellsNoSecret("the checkout page", page.content(), token);
        shopper.leavesForPayment().pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        assertTellsNoSecret("the receipt", page.content(), token);
        somebodyMistypes();
        StaffHttpClient staff = new StaffHttpClient(shop).logsIn();
        for (String path : List.of(
                "admin/",
                "admin/orders",
                "admin/problems",
                "admin/accounts",
                "admin/order/" + shopper.orderNumber(),
                "admin/print?number=" + shopper.orderNumber(),
                "admin/export/orders.csv")) {
            assertTellsNoSecret(path, staff.opens(path).body(), token);
        }
        OperationsClient operations = new OperationsClient(shop);
        assertTellsNothing("the metrics", operations.metrics() + operations.health(), token);
        try (Stream<Path> logs = Files.list(LOGS)) {
            for (Path log : logs.filter(SecretsIT::isOfAShop).toList()) {
                assertTellsNothing(log.toString(), Files.readString(log), token);
            }
        }
    }

    private void somebodyMistypes() {
        StaffHttpClient staff = new StaffHttpClient(shop);
        String page = "admin/login";
        Map<String, String> typed = Map.of("login:name", "nobody-by-this-name", "login:password", MISTYPED);
        staff.posts(page, staff.form(page, "login").with(typed), "login:enter");
    }

    private static boolean isOfAShop(Path file) {
        return file.getFileName().toString().matches("shop-.*\\.log");
    }

    private static void assertTellsNoSecret(String what, String text, String notificationToken) {
        assertThat(SECRETS.stream().filter(text::contains)).as(what).isEmpty();
        assertThat(text.contains(notificationToken)).as(what).isFalse();
        assertThat(NATIONAL_ID.matcher(text).results().map(MatchResult::group))
                .as(what)
                .isEmpty();
    }

    /** The failure message contains the lines. */
    private static void assertTellsNothing(String what, String text, String notificationToken) {
        assertTellsNoSecret(what, text, notificationToken);
        assertThat(text.lines().filter(line -> PEOPLE.stream().anyMatch(line::contains)))
                .as(what)
                .isEmpty();
        assertThat(text.lines().filter(line -> TOKENS.matcher(line).find()))
                .as(what)
                .isEmpty();
    }
}
