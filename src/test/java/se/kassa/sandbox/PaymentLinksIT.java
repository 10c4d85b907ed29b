package se.kassa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.Test;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;

/** {@code POST /v1/paymentlinks}: a cart with a link of its own. */
class PaymentLinksIT {

    private final SandboxControl sandbox = Servers.shared().sandbox();

    private static JsonObject link(String validTo) {
        JsonObject cart = EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", null);
        JsonObject sent = EcsterContract.with(cart, "/parameters/sendLink", "true");
        return EcsterContract.with(sent, "/parameters/validTo", '"' + validTo + '"');
    }

    private Http.Answer create(JsonObject link) {
        return sandbox.call("POST", "paymentlinks", link.toString());
    }

    @Test
    void linkLeadsToThePaymentAndCanBePaidLaterThanACart() {
        Http.Answer answer = create(link("2099-12-31"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        EcsterContract.assertLike(EcsterContract.object("cart-answer"), answer.json(), "");
        String url = answer.json().getJsonObject("paymentLink").getString("url");
        sandbox.advance(java.time.Duration.ofHours(3));
        assertThat(Http.get(URI.create(url)).body()).contains("Att betala");
        String key = answer.json().getJsonObject("checkoutCart").getString("key");
        assertThat(sandbox.pay(key, "CARD", "APPROVE").getString("status")).isEqualTo("READY");
        assertThat(Http.get(URI.create(url)).body()).doesNotContain("Att betala");
    }

    @Test
    void linkIsHeldToTheRulesOfACart() {
        JsonObject wrong = EcsterContract.with(link("2099-12-31"), "/cart/amount", "1");
        assertThat(create(wrong).json().getString("message")).startsWith("cart.amount: ");
        JsonObject identified = EcsterContract.with(link("2099-12-31"), "/consumer/nationalId", "\"SE480502-4876\"");
        assertThat(create(identified).json()).isEqualTo(EcsterContract.object("error-national-id"));
    }

    @Test
    void endOfTheLinkIsADayOrATimeToCome() {
        assertThat(create(link("soon")).json().getString("message")).startsWith("parameters.validTo: ");
        assertThat(create(link("2020-01-01")).json().getString("message")).startsWith("parameters.validTo: ");
        assertThat(create(link("2099-12-31T12:00:00Z")).status()).isEqualTo(201);
    }

    @Test
    void linkIsNotUpdatedAsACart() {
        String key =
                create(link("2099-12-31")).json().getJsonObject("checkoutCart").getString("key");
        assertThat(sandbox.call("PUT", "carts/" + key, link("2099-12-31").toString())
                        .json()
                        .getInt("code"))
                .isEqualTo(4424);
    }
}
