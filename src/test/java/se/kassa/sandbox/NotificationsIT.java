package se.kassa.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;

/** How the sandbox notifies a shop, here played by recorded answers. */
class NotificationsIT {

    @RegisterExtension
    static final WireMockExtension SHOP = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    /** Of each test its own, so that none hears what another left behind. */
    private final String path = "/notifications/" + UUID.randomUUID();

    private final SandboxControl sandbox = Servers.shared().sandbox();

    @BeforeEach
    void theShopAnswers() {
        SHOP.stubFor(post(urlPathEqualTo(path)).willReturn(aResponse().withStatus(200)));
    }

    @AfterEach
    void noFaults() {
        sandbox.noFaults();
        sandbox.strict(Boolean.getBoolean("kassa.test.sandbox.strict"));
    }

    private JsonObject cart() {
        String address = SHOP.baseUrl() + path + "?token=a";
        return EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", '"' + address + '"');
    }

    private String pay(String outcome) {
        return sandbox.pay(sandbox.createCart(cart()), "CARD", outcome).getString("id");
    }

    private List<LoggedRequest> received(int atLeast) {
        Await.until(
                atLeast + " notifications have come",
                () -> SHOP.findAll(postRequestedFor(urlPathEqualTo(path))).size() >= atLeast);
        return SHOP.findAll(postRequestedFor(urlPathEqualTo(path)));
    }

    private static JsonObject body(LoggedRequest request) {
        return EcsterContract.parse(request.getBodyAsString()).asJsonObject();
    }

    @Test
    void notificationMatchesTheContract() {
        String id = pay("APPROVE");
        LoggedRequest request = received(2).get(1);
        EcsterContract.assertLike(EcsterContract.object("notification"), body(request), "");
        assertThat(body(request).getString("orderId")).isEqualTo(id);
        assertThat(body(request).getString("status")).isEqualTo("READY");
        assertThat(body(request).getString("event")).isEqualTo("CREATED");
        assertThat(request.getHeader(Servers.NOTIFICATION_HEADER)).isEqualTo(Servers.NOTIFICATION_SECRET);
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getUrl()).isEqualTo(path + "?token=a");
    }

    @Test
    void pendingPaymentIsNotifiedBeforeAnythingIsPaid() {
        String key = sandbox.createCart(cart());
        String id = sandbox.begin(key, "CARD").getString("id");
        JsonObject pending = body(received(1).get(0));
        EcsterContract.assertLike(EcsterContract.object("notification-pending"), pending, "");
        assertThat(pending.getString("orderId")).isEqualTo(id);
        assertThat(pending.getString("status")).isEqualTo("PENDING_PAYMENT");
        sandbox.pay(key, "CARD", "APPROVE");
        assertThat(body(received(2).get(1)).getString("status")).isEqualTo("READY");
    }

    @Test
    void swishPaymentIsNotifiedAsFullDebitWithItsTransaction() {
        JsonObject order = sandbox.pay(sandbox.createCart(cart()), "SWISH", "APPROVE");
        assertThat(received(2))
                .extracting(request -> body(request).getString("status"))
                .containsExactly("PENDING_PAYMENT", "FULLY_DELIVERED");
        JsonObject debited = body(received(2).get(1));
        EcsterContract.assertLike(EcsterContract.object("notification-full-debit"), debited, "");
        assertThat(debited.getString("event")).isEqualTo("FULL_DEBIT");
        assertThat(debited.getString("transactionId"))
                .isEqualTo(order.getJsonArray("transactions").getJsonObject(1).getString("id"));
    }

    @Test
    void notificationsOfAnOrderArriveInOrder() {
        String id = pay("SIGN");
        List<String> statuses = new ArrayList<>(List.of("PENDING_PAYMENT", "PENDING_SIGNATURE"));
        for (String status : List.of("PENDING_DECISION", "MANUAL_PROCESSING", "READY", "STOPPED", "READY", "BLOCKED")) {
            sandbox.change(id, status);
            statuses.add(status);
        }
        assertThat(received(statuses.size()))
                .extracting(request -> body(request).getString("status"))
                .containsExactlyElementsOf(statuses);
    }

    @Test
    void shopThatHangsDelaysNoOther() {
        try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + hanging.getLocalPort() + "/";
            JsonObject cart = EcsterContract.with(cart(), "/notificationUrl", '"' + address + '"');
            for (int i = 0; i < 20; i++) {
                sandbox.pay(sandbox.createCart(cart), "CARD", "APPROVE");
            }
            Await.millis(500);
            long begun = System.nanoTime();
            pay("APPROVE");
            received(2);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void addressThatCannotBeCalledFailsAndDelaysNoOther() {
        sandbox.strict(false);
        JsonObject cart = EcsterContract.with(cart(), "/notificationUrl", "\"http://my_shop.example/n\"");
        String id = sandbox.pay(sandbox.createCart(cart), "CARD", "APPROVE").getString("id");
        Await.until(
                "the try failed",
                () -> !sandbox.notifications(id).get(0).getJsonArray("tries").isEmpty());
        pay("APPROVE");
        received(2);
    }

    @Test
    void addressWithBlanksAndLettersIsEncoded() {
        sandbox.strict(false);
        String written = SHOP.baseUrl() + path + "?från=a b";
        JsonObject cart = EcsterContract.with(cart(), "/notificationUrl", '"' + written + '"');
        sandbox.pay(sandbox.createCart(cart), "CARD", "APPROVE");
        assertThat(received(1).get(0).getUrl()).isEqualTo(path + "?fr%C3%A5n=a%20b");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 400, 404, 500, 503})
    void failedNotificationIsRepeated(int status) {
        SHOP.stubFor(post(urlPathEqualTo(path)).willReturn(aResponse().withStatus(status)));
        String id = pay("APPROVE");
        received(3);
        SHOP.stubFor(post(urlPathEqualTo(path)).willReturn(aResponse().withStatus(200)));
        Await.until("it is delivered", () -> state(id).equals("DELIVERED"));
        List<String> answers =
                sandbox.notifications(id).get(0).getJsonArray("tries").getValuesAs(JsonObject.class).stream()
                        .map(sent -> sent.getString("answer"))
                        .toList();
        assertThat(answers).startsWith("" + status, "" + status).endsWith("200");
    }

    private String state(String orderId) {
        return sandbox.notifications(orderId).get(0).getString("state");
    }

    @Test
    void notificationTimesOutAfterFiveSeconds() {
        SHOP.stubFor(post(urlPathEqualTo(path)).willReturn(aResponse().withFixedDelay(7000)));
        String id = pay("APPROVE");
        Await.until(
                "the sandbox has given the try up",
                () -> !sandbox.notifications(id).get(0).getJsonArray("tries").isEmpty());
        JsonObject tried =
                sandbox.notifications(id).get(0).getJsonArray("tries").getJsonObject(0);
        assertThat(tried.getString("answer")).isEqualTo("HttpTimeoutException");
        assertThat(tried.getInt("millis")).isBetween(4900, 6500);
    }

    @Test
    void notificationEndsAfter25Attempts() {
        ServerProcess slow = Servers.sandbox(Servers.newFolder())
                .with("sandbox.notification.pause", "PT2H")
                .start()
                .awaitReady();
        SandboxControl own = new SandboxControl(java.net.URI.create("http://127.0.0.1:" + slow.port() + "/sandbox/"));
        try {
            SHOP.stubFor(post(urlPathEqualTo(path)).willReturn(aResponse().withStatus(500)));
            String id = own.pay(own.createCart(cart()), "CARD", "APPROVE").getString("id");
            for (int tries = 1; tries <= 25; tries++) {
                int expected = tries;
                Await.until(
                        "try " + tries,
                        () -> own.notifications(id).get(0).getJsonArray("tries").size() == expected);
                assertThat(own.notifications(id).get(0).getString("state"))
                        .isEqualTo(tries < 25 ? "WAITING" : "GIVEN_UP");
                own.advance(Duration.ofHours(2));
            }
            survivesKill(slow, own);
        } finally {
            slow.kill();
        }
    }

    /** Carts, orders, tries and what still waits are there after {@code kill -9}, and the clock goes on. */
    private void survivesKill(ServerProcess process, SandboxControl own) {
        String key = own.createCart(cart());
        String id = own.pay(own.createCart(cart()), "SWISH", "APPROVE").getString("id");
        Await.until(
                "one try",
                () -> own.notifications(id).get(0).getJsonArray("tries").size() == 1);
        JsonObject before = own.order(id);
        process.kill();
        process.start().awaitReady();
        assertThat(own.order(id)).isEqualTo(before);
        assertThat(own.pay(key, "CARD", "APPROVE").getString("status")).isEqualTo("READY");
        SHOP.stubFor(post(urlPathEqualTo(path)).willReturn(aResponse().withStatus(200)));
        own.advance(Duration.ofHours(2));
        Await.until(
                "the outbox goes on",
                () -> own.notifications(id).get(0).getString("state").equals("DELIVERED"));
    }

    @Test
    void lostNotificationIsNotSent() {
        sandbox.fault("NOTIFY", "LOST", 1, 0);
        String lost = pay("APPROVE");
        String next = pay("APPROVE");
        assertThat(body(received(1).get(0)).getString("orderId")).isEqualTo(next);
        assertThat(sandbox.notifications(lost)).isEmpty();
    }

    @Test
    void lateNotificationIsDelayed() {
        sandbox.fault("NOTIFY", "LATE", 1, 1500);
        String id = pay("APPROVE");
        Await.millis(700);
        assertThat(SHOP.findAll(postRequestedFor(urlPathEqualTo(path)))).isEmpty();
        assertThat(body(received(1).get(0)).getString("orderId")).isEqualTo(id);
    }

    @Test
    void doubledNotificationIsSentTwice() {
        sandbox.fault("NOTIFY", "DOUBLED", 1, 0);
        pay("APPROVE");
        List<LoggedRequest> both = received(2);
        assertThat(body(both.get(0))).isEqualTo(body(both.get(1)));
    }

    @Test
    void reorderedNotificationFollowsTheNext() {
        sandbox.fault("NOTIFY", "REORDERED", 1, 0);
        String id = pay("SIGN");
        sandbox.change(id, "READY");
        assertThat(received(3))
                .extracting(request -> body(request).getString("status"))
                .containsExactly("READY", "PENDING_PAYMENT", "PENDING_SIGNATURE");
    }

    @Test
    void forgedNotificationLacksTheHeader() {
        sandbox.fault("NOTIFY", "FORGED", 1, 0);
        pay("DENY");
        assertThat(received(3))
                .extracting(request -> request.getHeader(Servers.NOTIFICATION_HEADER)
                        + " "
                        + body(request).getString("status"))
                .containsExactlyInAnyOrder(
                        "a guess FULLY_DELIVERED",
                        Servers.NOTIFICATION_SECRET + " PENDING_PAYMENT",
                        Servers.NOTIFICATION_SECRET + " DENIED");
    }

    @Test
    void lyingNotificationNamesAnUnknownOrder() {
        sandbox.fault("NOTIFY", "LYING", 1, 0);
        String id = pay("APPROVE");
        assertThat(received(3))
                .extracting(request -> body(request).getString("orderId").equals(id)
                        + " "
                        + body(request).getString("status"))
                .containsExactlyInAnyOrder("false ANNULLED", "true PENDING_PAYMENT", "true READY");
    }
}
