package se.kassa.sandbox.stripe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.StripeSandboxControl;

/** How the stand-in sends events to a shop, here played by recorded answers. Stripe's library checks the signatures. */
class StripeWebhooksIT {

    @RegisterExtension
    static final WireMockExtension SHOP = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    /** Of each test its own, so that none hears what another left behind. */
    private final String path = "/notifications/" + UUID.randomUUID();

    private final StripeSandboxControl sandbox = Servers.shared().stripeSandbox();
    private String endpoint;
    private String secret;

    @BeforeEach
    void theShopAnswersAndIsAnEndpoint() {
        answer(200);
        endpoint = null;
    }

    @AfterEach
    void noFaultsAndNoEndpoint() {
        sandbox.noFaults();
        if (endpoint != null) {
            sandbox.call("DELETE", "webhook_endpoints/" + endpoint, "");
        }
    }

    private void answer(int status) {
        SHOP.stubFor(post(urlPathEqualTo(path)).willReturn(aResponse().withStatus(status)));
    }

    private void listens(String... types) {
        String[] form = new String[2 + 2 * types.length];
        form[0] = "url";
        form[1] = SHOP.baseUrl() + path;
        for (int i = 0; i < types.length; i++) {
            form[2 + 2 * i] = "enabled_events[" + i + "]";
            form[3 + 2 * i] = types[i];
        }
        JsonObject created = sandbox.post("webhook_endpoints", form).json();
        endpoint = created.getString("id");
        secret = created.getString("secret");
    }

    private String session(String... more) {
        return sandbox.createSession(10_000, more).getString("id");
    }

    private List<LoggedRequest> received(int atLeast) {
        Await.until(atLeast + " events have come", () -> all().size() >= atLeast);
        return all();
    }

    private static List<LoggedRequest> requests(String path) {
        return SHOP.findAll(postRequestedFor(urlPathEqualTo(path)));
    }

    private List<LoggedRequest> all() {
        return requests(path);
    }

    /** The event, once Stripe's library has checked its signature. */
    private Event event(LoggedRequest request) {
        return event(request, secret);
    }

    private static Event event(LoggedRequest request, String secret) {
        try {
            return Webhook.constructEvent(request.getBodyAsString(), request.getHeader("Stripe-Signature"), secret);
        } catch (SignatureVerificationException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> types(int atLeast) {
        return received(atLeast).stream()
                .map(request -> event(request).getType())
                .toList();
    }

    @Test
    void eventsAreSignedAndCarryACopyOfTheObject() {
        listens("*");
        String session = session("metadata[reference]", "R1");
        String intent = sandbox.pay(session, "SWISH", "APPROVE").getString("payment_intent");
        assertThat(types(2)).containsExactlyInAnyOrder("payment_intent.succeeded", "checkout.session.completed");
        for (LoggedRequest request : all()) {
            Event event = event(request);
            assertThat(event.getId()).startsWith("evt_");
            assertThat(event.getApiVersion()).isEqualTo(StripeSandboxControl.VERSION);
            assertThat(event.getLivemode()).isFalse();
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
            assertThat(event.getDataObjectDeserializer().getRawJson())
                    .contains(event.getType().startsWith("checkout") ? session : intent);
            assertThatThrownBy(() -> Webhook.constructEvent(
                            request.getBodyAsString(), request.getHeader("Stripe-Signature"), "whsec_other"))
                    .isInstanceOf(SignatureVerificationException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DENY, payment_intent.payment_failed",
        "NO_FUNDS, payment_intent.payment_failed",
        "PROCESS, checkout.session.completed",
    })
    void whatHappensOnThePageIsNotified(String outcome, String type) {
        listens("*");
        sandbox.pay(session(), "CARD", outcome);
        assertThat(types(1)).containsExactly(type);
    }

    @Test
    void whatHappensToAReservationIsNotified() {
        listens("*");
        String[] later = {"payment_intent_data[capture_method]", "manual"};
        String captured = sandbox.pay(session(later), "CARD", "APPROVE").getString("payment_intent");
        assertThat(types(2))
                .containsExactlyInAnyOrder("payment_intent.amount_capturable_updated", "checkout.session.completed");
        sandbox.post("payment_intents/" + captured + "/capture");
        assertThat(types(3)).endsWith("payment_intent.succeeded");
        sandbox.post("refunds", "payment_intent", captured, "amount", "100");
        assertThat(types(5)).contains("refund.created", "charge.refunded");
        sandbox.dispute(captured);
        assertThat(types(6)).endsWith("charge.dispute.created");
        String canceled = sandbox.pay(session(later), "KLARNA", "APPROVE").getString("payment_intent");
        received(8);
        sandbox.post("payment_intents/" + canceled + "/cancel");
        assertThat(types(9)).endsWith("payment_intent.canceled");
    }

    @ParameterizedTest
    @CsvSource({
        "true, checkout.session.async_payment_succeeded, paid",
        "false, checkout.session.async_payment_failed, unpaid"
    })
    void aPaymentThatTakesItsTimeIsNotifiedWhenItIsDecided(boolean succeeds, String type, String status) {
        listens("checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed");
        String session = session();
        assertThat(sandbox.pay(session, "KLARNA", "PROCESS").getString("payment_status"))
                .isEqualTo("unpaid");
        sandbox.settle(session, succeeds);
        assertThat(types(1)).containsExactly(type);
        assertThat(sandbox.session(session).getString("payment_status")).isEqualTo(status);
    }

    @Test
    void aRefundThatTakesItsTimeIsNotifiedWhenItEnds() {
        listens("refund.created", "refund.updated", "refund.failed");
        String intent = sandbox.pay(session(), "SWISH", "APPROVE").getString("payment_intent");
        String refund = sandbox.post("refunds", "payment_intent", intent).json().getString("id");
        assertThat(types(1)).containsExactly("refund.created");
        sandbox.endRefund(refund, true);
        assertThat(types(2)).endsWith("refund.updated");
        sandbox.endRefund(refund, false);
        assertThat(types(4)).contains("refund.failed");
    }

    @Test
    void anExpiredSessionIsNotified() {
        listens("checkout.session.expired");
        sandbox.post("checkout/sessions/" + session() + "/expire");
        assertThat(types(1)).containsExactly("checkout.session.expired");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 404, 500, 503})
    void anythingButSuccessIsSentAgain(int status) {
        answer(status);
        listens("checkout.session.expired");
        String session = session();
        sandbox.post("checkout/sessions/" + session + "/expire");
        List<LoggedRequest> tries = received(2);
        assertThat(event(tries.get(0)).getId()).isEqualTo(event(tries.get(1)).getId());
        assertThat(undelivered()).contains(session);
        answer(204);
        Await.until("it is delivered", () -> state(session).equals("DELIVERED"));
        assertThat(undelivered()).doesNotContain(session);
    }

    private String undelivered() {
        return sandbox.get("events?type=checkout.session.expired&delivery_success=false&limit=100")
                .body();
    }

    private String state(String text) {
        return sandbox.notifications(text).get(0).getString("state");
    }

    @Test
    void aLostEventIsInTheListOnly() {
        listens("checkout.session.expired");
        sandbox.fault("NOTIFY", "LOST", 1, 0);
        String lost = session();
        sandbox.post("checkout/sessions/" + lost + "/expire");
        String next = session();
        sandbox.post("checkout/sessions/" + next + "/expire");
        assertThat(received(1)).hasSize(1);
        assertThat(all().get(0).getBodyAsString()).contains(next);
        assertThat(undelivered()).contains(lost);
    }

    @Test
    void aDoubledEventComesTwiceTheSame() {
        listens("checkout.session.expired");
        sandbox.fault("NOTIFY", "DOUBLED", 1, 0);
        sandbox.post("checkout/sessions/" + session() + "/expire");
        List<LoggedRequest> both = received(2);
        assertThat(event(both.get(0)).getId()).isEqualTo(event(both.get(1)).getId());
    }

    @Test
    void aReorderedEventComesAfterTheNextOne() {
        listens("payment_intent.succeeded", "checkout.session.completed");
        sandbox.fault("NOTIFY", "REORDERED", 1, 0);
        sandbox.pay(session(), "CARD", "APPROVE");
        assertThat(types(2)).containsExactly("checkout.session.completed", "payment_intent.succeeded");
    }

    @Test
    void aForgedEventHasAWrongSignature() {
        listens("checkout.session.expired");
        sandbox.fault("NOTIFY", "FORGED", 1, 0);
        sandbox.post("checkout/sessions/" + session() + "/expire");
        assertThat(received(2).stream().filter(request -> isGenuine(request)).count())
                .isEqualTo(1);
    }

    private boolean isGenuine(LoggedRequest request) {
        try {
            Webhook.constructEvent(request.getBodyAsString(), request.getHeader("Stripe-Signature"), secret);
            return true;
        } catch (SignatureVerificationException e) {
            return false;
        }
    }

    @Test
    void aLyingEventIsGenuineAndSaysThatAllIsPaid() {
        listens("payment_intent.payment_failed", "payment_intent.succeeded");
        sandbox.fault("NOTIFY", "LYING", 1, 0);
        sandbox.pay(session(), "CARD", "DENY");
        assertThat(types(2)).containsExactlyInAnyOrder("payment_intent.succeeded", "payment_intent.payment_failed");
    }

    @Test
    void anEventIsSentAgainOnRequest() {
        listens("checkout.session.expired");
        sandbox.post("checkout/sessions/" + session() + "/expire");
        String id = event(received(1).get(0)).getId();
        sandbox.sendAgain(id);
        assertThat(event(received(2).get(1)).getId()).isEqualTo(id);
    }

    /** By the sandbox's clock, in a sandbox of its own, so that no other test's sessions expire. */
    @Test
    void whatTimeDoesIsDoneByTheClockAndSurvivesKill() {
        ServerProcess process = Servers.sandbox(Servers.newFolder())
                .with("sandbox.stripe.webhook.url", SHOP.baseUrl() + path)
                .with("sandbox.stripe.webhook.secret", "whsec_own")
                .with("sandbox.stripe.webhook.pause", "PT1H")
                .with("sandbox.stripe.webhook.repeats", "3")
                .start()
                .awaitReady();
        URI url = URI.create("http://127.0.0.1:" + process.port() + "/sandbox/");
        StripeSandboxControl own = new StripeSandboxControl(url);
        SandboxControl clock = new SandboxControl(url);
        try {
            String key = UUID.randomUUID().toString();
            String reserved = own.pay(
                            own.createSession(10_000, "payment_intent_data[capture_method]", "manual")
                                    .getString("id"),
                            "CARD",
                            "APPROVE")
                    .getString("payment_intent");
            String swish = own.paid(own.createSession(5_000), "SWISH");
            String refund =
                    own.postOnce(key, "refunds", "payment_intent", swish).json().getString("id");
            String open = own.createSession(7_000).getString("id");
            received(5);
            process.kill();
            process.start().awaitReady();
            assertThat(own.intent(reserved).getString("status")).isEqualTo("requires_capture");
            assertThat(own.postOnce(key, "refunds", "payment_intent", swish)
                            .json()
                            .getString("id"))
                    .isEqualTo(refund);
            assertThat(own.session(open).getString("status")).isEqualTo("open");
            clock.advance(Duration.ofHours(25));
            Await.until(
                    "the session expires",
                    () -> own.session(open).getString("status").equals("expired"));
            assertThat(own.get("refunds/" + refund).json().getString("status")).isEqualTo("succeeded");
            assertThat(own.intent(reserved).getString("status")).isEqualTo("requires_capture");
            answer(500);
            clock.advance(Duration.ofDays(6));
            Await.until(
                    "the authorisation runs out",
                    () -> own.intent(reserved).getString("status").equals("canceled"));
            assertThat(own.intent(reserved).getString("cancellation_reason")).isEqualTo("automatic");
            givesUp(own, clock, reserved);
        } finally {
            process.kill();
        }
    }

    /** After the first try and three repetitions. */
    private void givesUp(StripeSandboxControl own, SandboxControl clock, String intent) {
        for (int tries = 1; tries <= 4; tries++) {
            int expected = tries;
            Await.until(
                    "try " + tries,
                    () -> canceled(own, intent).getJsonArray("tries").size() == expected);
            assertThat(canceled(own, intent).getString("state")).isEqualTo(tries < 4 ? "WAITING" : "GIVEN_UP");
            clock.advance(Duration.ofHours(tries));
        }
        assertThat(event(all().get(all().size() - 1), "whsec_own").getType()).isEqualTo("payment_intent.canceled");
    }

    private static JsonObject canceled(StripeSandboxControl own, String intent) {
        return own.notifications(intent).stream()
                .filter(entry -> entry.getString("body").contains("payment_intent.canceled"))
                .findFirst()
                .orElseThrow();
    }
}
