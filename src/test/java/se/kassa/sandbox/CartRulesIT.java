package se.kassa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.Http;
import se.kassa.testing.SandboxControl;
import se.kassa.testing.Servers;

/** What a cart must be, rule by rule, with the answer that refuses it. */
class CartRulesIT {

    private static final JsonObject CART = EcsterContract.with(EcsterContract.object("cart"), "/notificationUrl", null);

    private final SandboxControl sandbox = Servers.shared().sandbox();

    @Test
    void theCartOfTheContractIsTakenAndAnsweredWithItselfAndAKey() {
        Http.Answer answer = sandbox.call("POST", "carts", EcsterContract.text("cart"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(EcsterContract.with(answer.json(), "/checkoutCart", null)).isEqualTo(EcsterContract.object("cart"));
        EcsterContract.assertLike(EcsterContract.object("cart-answer"), answer.json(), "");
    }

    @Test
    void aBodyWithoutEndIsRefused() {
        Http.Answer answer = sandbox.call("POST", "carts", "{\"locale\":\"" + "x".repeat(400_000) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().getInt("code")).isEqualTo(4413);
    }

    @ParameterizedTest(name = "{0} = {1} is refused naming {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/locale | | locale",
                "/locale/language | | locale.language",
                "/locale/language | ~\"SVE\"~ | locale.language",
                "/locale/language | ~\"SV\"~ | locale.language",
                "/locale/country | ~\"se\"~ | locale.country",
                "/countryCode | | countryCode",
                "/countryCode | ~\"Sweden\"~ | countryCode",
                "/countryCode | 46 | countryCode",
                "/parameters | | parameters",
                "/parameters/shopTermsUrl | | parameters.shopTermsUrl",
                "/parameters/shopTermsUrl | ~\"/terms\"~ | parameters.shopTermsUrl",
                "/parameters/returnUrl | ~\"javascript:alert(1)\"~ | parameters.returnUrl",
                "/parameters/defaultDeliveryCountry | ~\"sweden\"~ | parameters.defaultDeliveryCountry",
                "/parameters/purchaseType | true | parameters.purchaseType",
                "/parameters/purchaseType/type | ~\"B2X\"~ | parameters.purchaseType.type",
                "/parameters/purchaseType/show | ~\"yes\"~ | parameters.purchaseType.show",
                "/deliveryMethods | {} | deliveryMethods",
                "/deliveryMethods/0/id | | deliveryMethods[0].id",
                "/deliveryMethods/0/name | | deliveryMethods[0].name",
                "/deliveryMethods/0/price | ~\"29,00\"~ | deliveryMethods[0].price",
                "/deliveryMethods/0/price | -1 | deliveryMethods[0].price",
                "/deliveryMethods/0/selected | 1 | deliveryMethods[0].selected",
                "/cart | | cart",
                "/cart/amount | | cart.amount",
                "/cart/amount | ~\"35700\"~ | cart.amount",
                "/cart/amount | 357.5 | cart.amount",
                "/cart/amount | 35701 | cart.amount",
                "/cart/amount | 0 | cart.amount",
                "/cart/currency | | cart.currency",
                "/cart/currency | ~\"EUR\"~ | cart.currency",
                "/cart/message | 7 | cart.message",
                "/cart/rows | | cart.rows",
                "/cart/rows | [] | cart.rows",
                "/cart/rows/0 | 1 | cart.rows[0]",
                "/cart/rows/0/name | | cart.rows[0].name",
                "/cart/rows/0/name | ~\"\"~ | cart.rows[0].name",
                "/cart/rows/0/quantity | | cart.rows[0].quantity",
                "/cart/rows/0/quantity | 0 | cart.rows[0].quantity",
                "/cart/rows/0/quantity | ~\"2\"~ | cart.rows[0].quantity",
                "/cart/rows/0/unitAmount | | cart.rows[0].unitAmount",
                "/cart/rows/0/unitAmount | 150.5 | cart.rows[0].unitAmount",
                "/cart/rows/0/vatRate | | cart.rows[0].vatRate",
                "/cart/rows/0/vatRate | 25 | cart.rows[0].vatRate",
                "/cart/rows/0/vatRate | 1900 | cart.rows[0].vatRate",
                "/cart/rows/0/discountAmount | 0.5 | cart.rows[0].discountAmount",
                "/cart/rows/0/discountAmount | 1 | cart.amount",
                "/cart/rows/0/partNumber | ~\"123456789012345678901234567890123\"~ | cart.rows[0].partNumber",
                "/cart/rows/0/serials | ~\"A1\"~ | cart.rows[0].serials",
                "/cart/rows/0/serials | [1] | cart.rows[0].serials",
                "/cart/rows/0/fee | ~\"no\"~ | cart.rows[0].fee",
                "/cart/rows/0/provided | 0 | cart.rows[0].provided",
                "/cart/rows/0/unit | 1 | cart.rows[0].unit",
                "/consumer | [] | consumer",
                "/consumer/nationalId | ~\"4805024876\"~ | consumer.nationalId",
                "/consumer/name/firstName | 1 | consumer.name.firstName",
                "/consumer/address/zip | 41116 | consumer.address.zip",
                "/consumer/address/country | ~\"Sverige\"~ | consumer.address.country",
                "/consumer/contactInfo/email | ~\"bjorn\"~ | consumer.contactInfo.email",
                "/consumer/contactInfo/cellular | ~\"0701740605\"~ | consumer.contactInfo.cellular",
                "/orderReference | 10000 | orderReference",
                "/notificationUrl | ~\"shop.example/n\"~ | notificationUrl",
                "/platform/info | {} | platform.info",
            })
    void whatIsMissingOrWrongIsRefusedInEcstersFormNamingTheField(String pointer, String value, String field) {
        Http.Answer answer = sandbox.call(
                "POST", "carts", EcsterContract.with(CART, pointer, value).toString());
        assertThat(answer.status()).isEqualTo(400);
        EcsterContract.assertLike(EcsterContract.object("error"), answer.json(), "");
        assertThat(answer.json().getString("message")).startsWith(field + ": ");
        assertThat(sandbox.calls().get(0).getString("answer")).contains(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cart/rows/0/description, 129", "/orderReference, 65", "/cart/rows/0/partNumber, 33"})
    void whatIsTooLongIsRefused(String rule) {
        String[] parts = rule.split(", ");
        int longest = Integer.parseInt(parts[1]) - 1;
        JsonObject fits = EcsterContract.with(CART, parts[0], '"' + "x".repeat(longest) + '"');
        JsonObject tooLong = EcsterContract.with(CART, parts[0], '"' + "x".repeat(longest + 1) + '"');
        assertThat(sandbox.call("POST", "carts", fits.toString()).status()).isEqualTo(201);
        assertThat(sandbox.call("POST", "carts", tooLong.toString()).body()).contains("more than " + longest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/somethingNew | {\"a\": 1}",
                "/cart/rows/0/colour | \"green\"",
                "/consumer/name/middleName | \"Erik\""
            })
    void unknownFieldsAreTolerated(String pointer, String value) {
        JsonObject cart = EcsterContract.with(CART, pointer, value);
        assertThat(sandbox.call("POST", "carts", cart.toString()).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "\"cart\"", "{\"locale\": }"})
    void whatIsNoJsonObjectIsRefused(String body) {
        Http.Answer answer = sandbox.call("POST", "carts", body);
        assertThat(answer.status()).isEqualTo(400);
        EcsterContract.assertLike(EcsterContract.object("error"), answer.json(), "");
    }

    @ParameterizedTest
    @CsvSource({"wrong, demo-merchant-key", "demo-api-key, wrong", "'', ''"})
    void bothKeysAreDemanded(String apiKey, String merchantKey) {
        Http.Answer answer = sandbox.call("POST", "carts", CART.toString(), apiKey, merchantKey);
        assertThat(answer.status()).isEqualTo(401);
        EcsterContract.assertLike(EcsterContract.object("error"), answer.json(), "");
    }

    @Test
    void anUpdateAnswersWithANewKeyAndUsesTheOldOneUp() {
        String first = sandbox.createCart(CART);
        Http.Answer updated = sandbox.call("PUT", "carts/" + first, CART.toString());
        assertThat(updated.status()).isEqualTo(200);
        String second = updated.json().getJsonObject("checkoutCart").getString("key");
        assertThat(second).isNotEqualTo(first);
        Http.Answer again = sandbox.call("PUT", "carts/" + first, CART.toString());
        assertThat(again.json().getInt("code")).isEqualTo(4424);
        assertThat(again.body()).contains("an update has expired this key");
        assertThat(sandbox.call("PUT", "carts/" + second, CART.toString()).status())
                .isEqualTo(200);
    }

    @Test
    void anUpdateIsHeldToTheSameRules() {
        String key = sandbox.createCart(CART);
        JsonObject wrong = EcsterContract.with(CART, "/cart/amount", "1");
        assertThat(sandbox.call("PUT", "carts/" + key, wrong.toString()).status())
                .isEqualTo(400);
        assertThat(sandbox.call("PUT", "carts/" + key, CART.toString()).status())
                .isEqualTo(200);
    }

    @Test
    void aCartExpiresAfterItsLifetime() {
        String key = sandbox.createCart(CART);
        sandbox.advance(Duration.ofMinutes(61));
        assertThat(sandbox.call("PUT", "carts/" + key, CART.toString()).body()).contains("it has expired");
    }

    @Test
    void aCartThatIsAnOrderCanNotBeUpdated() {
        String key = sandbox.createCart(CART);
        sandbox.pay(key, "CARD", "APPROVE");
        assertThat(sandbox.call("PUT", "carts/" + key, CART.toString()).body()).contains("it has become an order");
    }

    @Test
    void anUnknownKeyIsNotFound() {
        assertThat(sandbox.call("PUT", "carts/nobody", CART.toString()).status())
                .isEqualTo(404);
    }
}
