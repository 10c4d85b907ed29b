package se.kassa.payment.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.Http;
import se.kassa.testing.OperationsClient;
import se.kassa.testing.ProviderSandbox;
import se.kassa.testing.ProviderSandbox.Payment;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;
import se.kassa.testing.Shopper;
import se.kassa.testing.ShopperHttpClient;
import se.kassa.testing.StaffBrowser;
import se.kassa.testing.StaffHttpClient;

/** What comes in by HTTP, down to the database. */
@ExtendWith(BrowserExtension.class)
class NotificationIT {

    /** How long a slow provider takes; the shop's patience with it is a little longer. */
    private static final int PROVIDER_MILLIS = 3_000;

    private static final String[] AUTHENTIC = {Servers.NOTIFICATION_HEADER, Servers.NOTIFICATION_SECRET};
    private static final int FIFTY = 50;

    private final SandboxControl sandbox = Servers.shared().sandbox();

    private static URI address(String token) {
        return Servers.shared().shopUrl().resolve("api/ecster/notifications/" + token);
    }

    private static ShopperHttpClient atCheckout() {
        return new ShopperHttpClient(Servers.shared().shopUrl()).puts("te-chai").goesToCheckout();
    }

    @Test
    void missingHeaderIsUnauthorized() {
        assertThat(Http.post(address("any"), "{}").status()).isEqualTo(401);
        assertThat(Http.post(address("any"), "{}", Servers.NOTIFICATION_HEADER, "wrong")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void previousHeaderValueIsAccepted() {
        String before = Servers.PREVIOUS_NOTIFICATION_SECRET;
        assertThat(Http.post(address("unknown"), "{}", Servers.NOTIFICATION_HEADER, before)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void unknownTokenIsNotFound() {
        assertThat(Http.post(address("unknown"), "{}", AUTHENTIC).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "<html/>", "null"})
    void unreadableBodyIsRejected(String body) {
        ShopperHttpClient shopper = atCheckout();
        String token = token(shopper.cartKey());
        assertThat(shopper.page().body()).doesNotContain(token);
        assertThat(Http.post(address(token), body, AUTHENTIC).status()).isEqualTo(400);
        assertThat(Http.post(address(token), body, AUTHENTIC).status()).isEqualTo(400);
    }

    /** No session, no cookie, no language; and whatever the sender calls its body or says that it would like to hear. */
    @ParameterizedTest
    @CsvSource({
        "application/json, application/json",
        "application/json; charset=utf-8, */*",
        "text/plain, text/html",
        "application/x-www-form-urlencoded, application/xml",
        "text/xml, image/png",
        "multipart/form-data; boundary=x, */*",
    })
    void anyContentTypeIsAccepted(String type, String accept, Page page) {
        String key = atCheckout().cartKey();
        sandbox.fault("NOTIFY", "LOST", 1, 0);
        String id = sandbox.pay(key, "CARD", "APPROVE").getString("id");
        String body = "{\"orderId\":\"%s\",\"status\":\"READY\",\"unknown\":{\"deep\":[1,{\"x\":null}]}}".formatted(id);
        Http.Answer answer = Http.post(
                address(token(key)),
                body,
                Servers.NOTIFICATION_HEADER,
                Servers.NOTIFICATION_SECRET,
                "Content-Type",
                type,
                "Accept",
                accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie")).isNull();
        assertPaidWithoutTheShopper(page, id);
    }

    private void assertPaidWithoutTheShopper(Page page, String id) {
        String number = sandbox.order(id).getString("orderReference");
        StaffBrowser staff = new StaffBrowser(page, Servers.shared().shopUrl()).logsIn();
        Await.until("the notification alone pays", () -> staff.readsHistory(number).stream()
                .anyMatch(entry -> entry.contains("Reserverad")));
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 21, 5_000})
    void deepNestingIsRejected(int depth) {
        String key = atCheckout().cartKey();
        String body = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        assertThat(Http.post(address(token(key)), body, AUTHENTIC).status()).isEqualTo(depth < 20 ? 200 : 400);
    }

    @Test
    void logContainsNoPersonalDataAndNoSecrets(Page page) {
        Shopper shopper = new Shopper(page).puts(1, "te-chai").goesToCheckout();
        String token = token(shopper.cartKey());
        shopper.leavesForPayment().pays("CARD", "APPROVE");
        shopper.seesReceipt("paid");
        String number = shopper.orderNumber();
        Http.post(address(token), "{\"event\":\"FORGED\\nKASSA-ALERT order=1\"}", AUTHENTIC);
        Await.until(
                "the work is counted",
                () -> log().matches("(?s).*notification=\\d+ order=" + number
                                + " received event=CREATED status=READY.*")
                        && log().matches("(?s).*notification=\\d+ order=" + number + " outcome=done try=1.*"));
        assertThat(log())
                .contains("FORGED KASSA-ALERT")
                .doesNotContain(
                        token,
                        "demo-api-key",
                        "demo-merchant-key",
                        Servers.NOTIFICATION_SECRET,
                        Servers.OPERATIONS_TOKEN,
                        Servers.ADMIN_PASSWORD)
                .doesNotContain("kesson", "Storgatan", "@example.com", "0701740605", "nationalId")
                .doesNotContainPattern("SE\\d{6,8}-?\\d{4}");
    }

    private static String log() {
        return Servers.shared().shopProcess().log();
    }

    /** PostgreSQL stores no character zero; what is sent again after each refusal would come for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udfff\\ud800"})
    void unstorableCharacterIsReplaced(String escaped) {
        String key = atCheckout().cartKey();
        for (String field : List.of("orderId", "status", "event", "anything")) {
            String body = "{\"%s\":\"%s\"}".formatted(field, escaped);
            assertThat(Http.post(address(token(key)), body, AUTHENTIC).status())
                    .as(body)
                    .isEqualTo(200);
        }
        Await.until(
                "all are processed", () -> new OperationsClient(Servers.shared().shopUrl()).backlog() == 0);
    }

    @Test
    void endlessBodyIsRejected() {
        ShopperHttpClient shopper = atCheckout();
        String body = "{\"orderId\":\"" + "x".repeat(1_000_000) + "\"}";
        assertThat(Http.post(address(token(shopper.cartKey())), body, AUTHENTIC).status())
                .isEqualTo(413);
    }

    @Test
    void bodyIsNotBelieved() {
        ShopperHttpClient shopper = atCheckout();
        String key = shopper.cartKey();
        String receipt = receipt(key);
        String forged =
                "{\"orderId\":\"nobody-knows\",\"orderReference\":\"1\",\"status\":\"READY\",\"event\":\"NEVER_HEARD\"}";
        assertThat(Http.post(address(token(key)), forged, AUTHENTIC).status()).isEqualTo(200);
        Await.millis(1500);
        assertThat(state(receipt)).isEqualTo("unpaid");
        sandbox.pay(key, "CARD", "APPROVE");
        Await.until("the right payment gets through", () -> state(receipt).equals("paid"));
    }

    @ParameterizedTest
    @CsvSource({"CARD, READY", "SWISH, FULLY_DELIVERED"})
    void pendingPaymentIsNotifiedFirstAndThenPaid(String method, String status) {
        String key = atCheckout().cartKey();
        String receipt = receipt(key);
        sandbox.begin(key, method);
        Await.until("the pending payment is known", () -> state(receipt).equals("waiting"));
        assertThat(sandbox.pay(key, method, "APPROVE").getString("status")).isEqualTo(status);
        Await.until("the payment is known", () -> state(receipt).equals("paid"));
    }

    @Test
    void paymentWithoutOurReferencePaysNothing() {
        ShopperHttpClient shopper = atCheckout();
        String key = shopper.cartKey();
        String receipt = receipt(key);
        String foreign = sandbox.pay(foreignCart(key), "CARD", "APPROVE").getString("id");
        String body = "{\"orderId\":\"" + foreign + "\",\"status\":\"READY\",\"event\":\"CREATED\"}";
        assertThat(Http.post(address(token(key)), body, AUTHENTIC).status()).isEqualTo(200);
        Await.millis(2000);
        assertThat(state(receipt)).isEqualTo("unpaid");
        sandbox.pay(key, "CARD", "APPROVE");
        Await.until("the right payment gets through", () -> state(receipt).equals("paid"));
    }

    /** The same cart, announced by another shop of the same merchant. */
    private String foreignCart(String key) {
        String body = cart(key)
                .replaceFirst("\"orderReference\":\"[^\"]*\"", "\"orderReference\":\"other-shop-1\"")
                .replaceFirst("\"notificationUrl\":\"[^\"]*\",?", "");
        Http.Answer answer = Http.post(
                sandbox.url().resolve("ecster/rest/public/v1/carts"),
                body,
                "Content-Type",
                "application/json",
                "x-api-key",
                "demo-api-key",
                "x-merchant-key",
                "demo-merchant-key");
        return answer.body().replaceFirst("(?s).*\"checkoutCart\":\\{\"key\":\"(\\w+)\".*", "$1");
    }

    @Test
    void concurrentNotificationsAndReturnsPayOnce() throws Exception {
        URI shop = Servers.ofProvider().shopUrl();
        ProviderSandbox provider = Servers.ofProvider().provider();
        String key =
                new ShopperHttpClient(shop).puts("te-chai").goesToCheckout().cartKey();
        URI receipt = provider.returnUrl(key);
        Payment payment = provider.pay(key);
        Stream<Callable<Integer>> calls = IntStream.range(0, FIFTY)
                .mapToObj(i -> i % 2 == 0
                        ? () -> provider.notify(shop, payment, "CREATED").status()
                        : () -> Http.get(receipt).status());
        ExecutorService pool = Executors.newFixedThreadPool(FIFTY);
        try {
            for (Future<Integer> status : pool.invokeAll(calls.toList())) {
                assertThat(status.get()).isEqualTo(200);
            }
        } finally {
            pool.shutdown();
        }
        Await.until("the order is paid", () -> state(receipt.toString()).equals("paid"));
        StaffHttpClient staff = new StaffHttpClient(shop).logsIn();
        assertThat(staff.readsHistory(payment.reference()))
                .filteredOn(entry -> entry.contains("Betalning ändrad"))
                .hasSize(1);
    }

    /** The provider takes its time with every query, and nobody who notifies us has to wait for that. */
    @Test
    void intakeDoesNotWaitForASlowProvider() {
        URI shop = Servers.ofProvider().shopUrl();
        ProviderSandbox provider = Servers.ofProvider().provider();
        NotificationLoad flood = new NotificationLoad(shop, provider, 6);
        provider.failQueries("DELAY", 100_000, PROVIDER_MILLIS);
        try {
            flood.send(1000, shop);
        } finally {
            provider.noFaults();
        }
        assertThat(flood.acknowledgedCount()).isEqualTo(1000);
        assertThat(flood.ninetyNinthPercentile()).isLessThan(Duration.ofMillis(PROVIDER_MILLIS));
        Await.until("everything is processed", Duration.ofMinutes(2), () -> new OperationsClient(shop).backlog() == 0);
    }

    /** The notification's token never reaches a browser of the shop; the sandbox, which must know it, tells. */
    private String token(String cartKey) {
        return cart(cartKey).replaceFirst("(?s).*/api/payments/ecster/notifications/([\\w-]+).*", "$1");
    }

    private String receipt(String cartKey) {
        return Servers.shared().shopUrl() + "order/" + cart(cartKey).replaceFirst("(?s).*order/([\\w-]+).*", "$1");
    }

    private String cart(String cartKey) {
        return Http.get(sandbox.url().resolve("control/carts/" + cartKey)).body();
    }

    private static String state(String receipt) {
        return Http.get(URI.create(receipt)).body().replaceFirst("(?s).*data-state=\"(\\w+)\".*", "$1");
    }
}
