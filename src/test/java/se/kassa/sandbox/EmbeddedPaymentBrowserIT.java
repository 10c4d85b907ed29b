package se.kassa.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.Await;
import se.kassa.testing.BrowserExtension;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;

/** The embedded payment as the browser side of a plugin sees it, callback by callback, in a real browser. */
@ExtendWith(BrowserExtension.class)
class EmbeddedPaymentBrowserIT {

    private static final String TWO_METHODS =
            "[{\"id\": \"box\", \"name\": \"Ombud\", \"price\": \"4900\", \"selected\": %s},"
                    + " {\"id\": \"home\", \"name\": \"Hem\", \"price\": 9900, \"selected\": false}]";

    @RegisterExtension
    static final WireMockExtension SHOP = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private final SandboxControl sandbox = Servers.shared().sandbox();
    private JsonObject cart;
    private Page page;
    private FrameLocator frame;

    @BeforeEach
    void shopWithACart(Page browserPage) {
        page = browserPage;
        String html = resource("/embedded/shop.html")
                .replace(
                        "SCRIPT",
                        sandbox.url()
                                .resolve("ecster/pay/integration/ecster-pay.js")
                                .toString());
        SHOP.stubFor(get(urlPathEqualTo("/checkout"))
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody(html)));
        SHOP.stubFor(post(urlPathEqualTo("/oen")).willReturn(aResponse().withStatus(200)));
        String origin = "http://localhost:" + SHOP.getPort();
        cart = EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", '"' + origin + "/oen\"");
        cart = EcsterContract.with(cart, "/parameters/shopTermsUrl", '"' + origin + "/terms\"");
        cart = EcsterContract.with(cart, "/parameters/purchaseType", "{\"type\": \"b2c\", \"show\": true}");
        cart = EcsterContract.with(cart, "/deliveryMethods", TWO_METHODS.formatted("true"));
        page.navigate(origin + "/checkout");
        frame = page.frameLocator("#ecster-pay-ctr iframe");
    }

    private static String resource(String name) {
        try (InputStream file = EmbeddedPaymentBrowserIT.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String start(String more) {
        String key = sandbox.createCart(cart);
        page.evaluate("([key, more]) => begin(key, eval('(' + more + ')'))", List.of(key, more));
        return key;
    }

    private String started() {
        String key = start("{}");
        hears("onCheckoutStartSuccess");
        return key;
    }

    private List<?> log() {
        return (List<?>) page.evaluate("window.log");
    }

    private void hears(String entry) {
        Await.until(entry + " in " + log(), () -> log().stream()
                .anyMatch(line -> line.toString().startsWith(entry)));
    }

    private boolean heard(String name) {
        return log().stream().anyMatch(line -> line.toString().startsWith(name));
    }

    private void identify(String person) {
        frame.locator("#person").selectOption(person);
        frame.locator("#identify").click();
        hears("onCustomerAuthenticated");
    }

    private void buy(String method, String outcome) {
        frame.locator("input[value='" + method + "']").check();
        frame.locator("#outcome").selectOption(outcome);
        frame.locator("#buy").click();
    }

    private void answer(String arguments) {
        hears("onBeforeSubmit");
        page.evaluate("window.answers[window.answers.length - 1](" + arguments + ")");
    }

    private JsonObject orderOf(String entry) {
        hears(entry);
        String line = log().stream()
                .map(Object::toString)
                .filter(text -> text.startsWith(entry))
                .findFirst()
                .orElseThrow();
        return sandbox.order(EcsterContract.parse(line.substring(line.indexOf('{')))
                .asJsonObject()
                .getString("internalReference"));
    }

    @Test
    void purchaseCallsBackInOrder() {
        started();
        identify("ANNA");
        buy("CARD", "APPROVE");
        answer("true");
        JsonObject order = orderOf("onPaymentSuccess");
        assertThat(order.getString("status")).isEqualTo("READY");
        assertThat(order.getInt("amount")).isEqualTo(32800 + 4900);
        assertThat(log().stream()
                        .map(line -> line.toString().replaceFirst(" .*", ""))
                        .toList())
                .isEqualTo(List.of(
                        "onCheckoutStartInit",
                        "onCheckoutStartSuccess",
                        "onCustomerAuthenticated",
                        "onChangedContactInfo",
                        "onChangedDeliveryAddress",
                        "onPaymentMethodSelected",
                        "onBeforeSubmit",
                        "onPaymentSuccess"));
        assertThat(page.url()).endsWith("/checkout");
    }

    @Test
    void customerIsHandedOverInFlatTexts() {
        started();
        identify("COMPANY");
        assertThat(log().toString())
                .contains("onCustomerAuthenticated {\"customer\":{\"firstName\":\"Karin\",\"lastName\":\"Ek\","
                        + "\"address\":\"Kungsgatan 12\",\"address2\":\"Eks Bokhandel AB\",\"city\":\"Uppsala\","
                        + "\"zip\":\"753 21\",\"countryCode\":\"SE\",\"email\":\"company@example.com\","
                        + "\"cellular\":\"0701740605\"}}");
    }

    @Test
    void changesOfContactAndAddressAreToldAndOrdered() {
        started();
        identify("ANNA");
        frame.locator("#email").fill("anna@shop.example");
        frame.locator("#address").fill("Nya gatan 7");
        frame.locator("#city").fill("Lund");
        frame.locator("#city").blur();
        hears("onChangedContactInfo {\"email\":\"anna@shop.example\",\"cellular\":\"0701740605\"}");
        hears("onChangedDeliveryAddress {\"firstName\":\"Anna\",\"lastName\":\"Åkesson\",\"address\":\"Nya gatan 7\","
                + "\"address2\":\"\",\"city\":\"Lund\",\"zip\":\"114 55\",\"countryCode\":\"SE\",\"region\":\"\"}");
        buy("CARD", "APPROVE");
        answer("true");
        JsonObject order = orderOf("onPaymentSuccess");
        assertThat(order.getJsonObject("consumer").getJsonObject("contactInfo").getString("email"))
                .isEqualTo("anna@shop.example");
        assertThat(order.getJsonObject("recipient").getJsonObject("address").getString("line1"))
                .isEqualTo("Nya gatan 7");
    }

    @Test
    void chosenDeliveryCounts() {
        started();
        identify("ANNA");
        frame.locator("input[value='home']").check();
        hears("onChangedDeliveryMethod {\"id\":\"home\"");
        assertThat(frame.locator("#total")).containsText("427,00");
        buy("CARD", "APPROVE");
        answer("true");
        JsonObject order = orderOf("onPaymentSuccess");
        assertThat(order.getInt("amount")).isEqualTo(32800 + 9900);
        assertThat(order.toString()).contains("\"name\":\"Fraktavgift\",\"quantity\":1,\"unitAmount\":9900");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void withoutASelectedDeliveryNothingIsBought(String shown) {
        cart = EcsterContract.with(cart, "/deliveryMethods", TWO_METHODS.formatted("false"));
        start("{showDelivery: " + shown + "}");
        hears("onCheckoutStartSuccess");
        identify("ANNA");
        buy("CARD", "APPROVE");
        assertThat(frame.locator("#message")).hasText("Välj leveranssätt.");
        assertThat(heard("onBeforeSubmit")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "false, {}"})
    void nothingIsPaidUnlessTheShopAllowsIt(String refusal) {
        String key = started();
        identify("ANNA");
        buy("CARD", "APPROVE");
        hears("onBeforeSubmit");
        assertThat(frame.locator("#waiting")).isVisible();
        Await.millis(500);
        assertThat(sandbox.isOrdered(key)).isFalse();
        answer(refusal);
        assertThat(frame.locator("#waiting")).isHidden();
        answer("true");
        Await.millis(500);
        assertThat(sandbox.isOrdered(key)).isFalse();
        frame.locator("#buy").click();
        Await.until("the shop is asked again", () -> page.evaluate("window.answers.length")
                .equals(2));
        answer("true, {}");
        answer("true, {}");
        orderOf("onPaymentSuccess");
        assertThat(log().stream().filter(line -> line.toString().startsWith("onPaymentSuccess")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"DENY, onPaymentDenied", "FAIL, onPaymentFailure"})
    void deniedPaymentStaysAndCanBePaidAnotherWay(String outcome, String callback) {
        started();
        identify("ANNA");
        buy("INVOICE", outcome);
        answer("true");
        hears(callback);
        assertThat(heard("onPaymentSuccess")).isFalse();
        buy("SWISH", "APPROVE");
        Await.until("the shop is asked again", () -> page.evaluate("window.answers.length")
                .equals(2));
        answer("true");
        assertThat(orderOf("onPaymentSuccess").getString("status")).isEqualTo("FULLY_DELIVERED");
    }

    @Test
    void shopIsNotifiedOfThePendingPaymentFirst() {
        started();
        identify("ANNA");
        buy("CARD", "APPROVE");
        answer("true");
        String id = orderOf("onPaymentSuccess").getString("id");
        assertThat(sandbox.notifications(id))
                .extracting(entry -> EcsterContract.parse(entry.getString("body"))
                        .asJsonObject()
                        .getString("status"))
                .containsExactly("PENDING_PAYMENT", "READY");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void resultIsShownWhereTheShopAsksForIt(String option, boolean shown) {
        start("{showPaymentResult: " + option + ", onBeforeSubmit: undefined}");
        hears("onCheckoutStartSuccess");
        identify("ANNA");
        buy("CARD", "APPROVE");
        hears("onPaymentSuccess");
        assertThat(frame.locator("#fields")).isHidden();
        assertThat(frame.locator("#message"))
                .isVisible(
                        new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions().setVisible(shown));
    }

    private String put(String key, long amount) {
        JsonObject changed = EcsterContract.with(
                EcsterContract.with(cart, "/cart/amount", "" + (32800 + amount)),
                "/cart/rows/0/unitAmount",
                "" + (15000 + amount / 2));
        return sandbox.call("PUT", "carts/" + key, changed.toString())
                .json()
                .getJsonObject("checkoutCart")
                .getString("key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"updateCart", "initUpdateCart"})
    void updateLocksTheFrameAndKeepsWhatWasTyped(String function) {
        String key = started();
        identify("ANNA");
        frame.locator("#email").fill("anna@shop.example");
        frame.locator("input[value='CARD']").check();
        page.evaluate("key => { window.done = EcsterPay." + function + "(key) }", key);
        assertThat(page.evaluate("typeof window.done")).isEqualTo("function");
        assertThat(frame.locator("#buy")).isDisabled();
        assertThatThrownBy(() -> page.evaluate("EcsterPay.updateCart('again')"))
                .isInstanceOf(PlaywrightException.class)
                .hasMessageContaining("an update is going on");
        page.evaluate("key => window.done(key)", put(key, 1000));
        hears("onCheckoutUpdateSuccess");
        assertThat(log().stream().map(Object::toString).toList())
                .containsSubsequence(
                        "onCheckoutUpdateInit", "initUpdateCart", "onCheckoutUpdateSuccess", "finishUpdateCart");
        assertThat(frame.locator("#buy")).isEnabled();
        assertThat(frame.locator("#email")).hasValue("anna@shop.example");
        assertThat(frame.locator("input[value='CARD']")).isChecked();
        assertThat(frame.locator("#total")).containsText("387,00");
        frame.locator("#buy").click();
        answer("true");
        assertThat(orderOf("onPaymentSuccess").getInt("amount")).isEqualTo(32800 + 1000 + 4900);
    }

    @Test
    void updateWithoutAKeyUnlocks() {
        String key = started();
        page.evaluate("key => EcsterPay.updateCart(key)()", key);
        hears("onCheckoutUpdateFailure");
        assertThat(frame.locator("#buy")).isEnabled();
    }

    @Test
    void updateThatIsNeverFinishedUnlocksByItself() {
        String key = started();
        page.evaluate("key => { window.done = EcsterPay.updateCart(key) }", key);
        assertThat(frame.locator("#buy")).isDisabled();
        Await.until("the frame is unlocked", Duration.ofSeconds(30), () -> heard("onCheckoutUpdateFailure"));
        assertThat(frame.locator("#buy")).isEnabled();
        page.evaluate("key => window.done(key)", put(key, 1000));
        hears("onCheckoutUpdateSuccess");
        assertThat(frame.locator("#total")).containsText("387,00");
    }

    @Test
    void eventsWaitUntilTheUpdateIsOver() {
        String key = start("{onChangedContactInfo() { log.push('contact'); window.done = EcsterPay.updateCart(); }}");
        hears("onCheckoutStartSuccess");
        identify("ANNA");
        hears("contact");
        Await.millis(300);
        assertThat(heard("onChangedDeliveryAddress")).isFalse();
        page.evaluate("key => window.done(key)", put(key, 1000));
        hears("onChangedDeliveryAddress");
    }

    @Test
    void cartThatWasUpdatedElsewhereIsNotPaid() {
        String key = started();
        identify("ANNA");
        put(key, 1000);
        buy("CARD", "APPROVE");
        answer("true");
        hears("onCheckoutUpdateFailure");
        assertThat(heard("onPaymentSuccess")).isFalse();
        assertThat(frame.locator("#message")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "used", "replaced"})
    void keyThatCannotBePaidFailsToStart(String kind) {
        String key = kind.equals("unknown") ? "nobody" : sandbox.createCart(cart);
        if (kind.equals("used")) {
            sandbox.pay(key, "CARD", "APPROVE");
        } else if (kind.equals("replaced")) {
            put(key, 1000);
        }
        page.evaluate("key => begin(key)", key);
        hears("onCheckoutStartFailure");
        assertThat(heard("onCheckoutStartSuccess")).isFalse();
    }

    @Test
    void secondStartReplacesTheFrameAndSilencesTheFirst() {
        start("{onCheckoutStartSuccess() { log.push('first') }}");
        page.evaluate("document.getElementById('ecster-pay-ctr').textContent = ''");
        start("{onCheckoutStartSuccess() { log.push('second') }}");
        hears("second");
        Await.millis(1500);
        assertThat(page.locator("#ecster-pay-ctr iframe")).hasCount(1);
        assertThat(heard("first")).isFalse();
        assertThat(heard("onCheckoutStartFailure")).isFalse();
    }

    @Test
    void otherOriginsCannotFrameThePayment() {
        SHOP.stubFor(get(urlPathEqualTo("/other"))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "text/html")
                        .withBody(resource("/embedded/shop.html")
                                .replace(
                                        "SCRIPT",
                                        sandbox.url()
                                                .resolve("ecster/pay/integration/ecster-pay.js")
                                                .toString()))));
        Page other = page.context().browser().newPage();
        try {
            other.navigate("http://127.0.0.1:" + SHOP.getPort() + "/other");
            other.evaluate("key => begin(key)", sandbox.createCart(cart));
            other.waitForFunction("window.log.length > 1");
            assertThat(other.evaluate("window.log").toString())
                    .contains("onCheckoutStartFailure")
                    .doesNotContain("onCheckoutStartSuccess");
            assertThat(other.frameLocator("#ecster-pay-ctr iframe").locator("#fields"))
                    .hasCount(0);
        } finally {
            other.close();
        }
    }

    @Test
    void messagesOfOthersAreIgnored() {
        String key = started();
        identify("ANNA");
        buy("CARD", "APPROVE");
        hears("onBeforeSubmit");
        page.evaluate("window.postMessage({ecsterPay: '1', type: 'success', data: {internalReference: 'x'}}, '*')");
        page.evaluate("""
                () => new Promise(done => {
                  const other = document.createElement('iframe');
                  other.srcdoc = '<script>parent.frames[0].postMessage('
                    + '{ecsterPay: "1", type: "submit", data: true}, "*");'
                    + 'parent.postMessage({ecsterPay: "1", type: "success", data: {internalReference: "x"}}, "*")</scr' + 'ipt>';
                  other.onload = () => setTimeout(done, 500);
                  document.body.appendChild(other);
                })""");
        assertThat(heard("onPaymentSuccess")).isFalse();
        assertThat(sandbox.isOrdered(key)).isFalse();
    }
}
