package se.kassa.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
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
    void contractCartIsAccepted() {
        Http.Answer answer = sandbox.call("POST", "carts", EcsterContract.text("cart"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(EcsterContract.with(answer.json(), "/checkoutCart", null)).isEqualTo(EcsterContract.object("cart"));
        EcsterContract.assertLike(EcsterContract.object("cart-answer"), answer.json(), "");
    }

    @Test
    void endlessBodyIsRefused() {
        Http.Answer answer = sandbox.call("POST", "carts", "{\"locale\":\"" + "x".repeat(400_000) + "\"}");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.json().getInt("code")).isEqualTo(4413);
    }

    @AfterEach
    void asBefore() {
        sandbox.strict(Boolean.getBoolean("kassa.test.sandbox.strict"));
    }

    private Http.Answer create(String pointer, String value, boolean strict) {
        sandbox.strict(strict);
        return sandbox.call(
                "POST", "carts", EcsterContract.with(CART, pointer, value).toString());
    }

    @ParameterizedTest(name = "{0} = {1} is refused naming {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/locale | | locale",
                "/locale/language | | locale.language",
                "/locale/language | ~\"SVE\"~ | locale.language",
                "/locale/country | | locale.country",
                "/locale/country | ~\"Sweden\"~ | locale.country",
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
                "/deliveryMethods/0/price | ~\"29 kr\"~ | deliveryMethods[0].price",
                "/deliveryMethods/0/price | -1 | deliveryMethods[0].price",
                "/deliveryMethods/0/price | 28.999999999999996 | deliveryMethods[0].price",
                "/deliveryMethods/0/selected | 2 | deliveryMethods[0].selected",
                "/cart | | cart",
                "/cart/amount | | cart.amount",
                "/cart/amount | 357.5 | cart.amount",
                "/cart/amount | ~\"357.5\"~ | cart.amount",
                "/cart/amount | 32801 | cart.amount",
                "/cart/amount | 1e99999 | cart.amount",
                "/cart/amount | 0 | cart.amount",
                "/cart/currency | | cart.currency",
                "/cart/currency | ~\"kronor\"~ | cart.currency",
                "/cart/rows | | cart.rows",
                "/cart/rows | [] | cart.rows",
                "/cart/rows/0 | 1 | cart.rows[0]",
                "/cart/rows/0/name | | cart.rows[0].name",
                "/cart/rows/0/name | ~\"\"~ | cart.rows[0].name",
                "/cart/rows/0/name | [] | cart.rows[0].name",
                "/cart/rows/0/quantity | | cart.rows[0].quantity",
                "/cart/rows/0/quantity | 0 | cart.rows[0].quantity",
                "/cart/rows/0/quantity | ~\"two\"~ | cart.rows[0].quantity",
                "/cart/rows/0/quantity | true | cart.rows[0].quantity",
                "/cart/rows/0/unitAmount | | cart.rows[0].unitAmount",
                "/cart/rows/0/unitAmount | 150.5 | cart.rows[0].unitAmount",
                "/cart/rows/0/unitAmount | 3995.0000000000005 | cart.rows[0].unitAmount",
                "/cart/rows/0/unitAmount | ~\"894.9999999999999\"~ | cart.rows[0].unitAmount",
                "/cart/rows/0/vatRate | -1 | cart.rows[0].vatRate",
                "/cart/rows/0/vatRate | ~\"25 %\"~ | cart.rows[0].vatRate",
                "/cart/rows/0/discountAmount | 0.5 | cart.rows[0].discountAmount",
                "/cart/rows/0/discountAmount | 1 | cart.amount",
                "/cart/rows/0/serials | ~\"A1\"~ | cart.rows[0].serials",
                "/cart/rows/0/serials | [[]] | cart.rows[0].serials[0]",
                "/cart/rows/0/fee | ~\"no\"~ | cart.rows[0].fee",
                "/consumer | [] | consumer",
                "/consumer/address/country | ~\"Sverige\"~ | consumer.address.country",
                "/consumer/contactInfo/email | ~\"bjorn\"~ | consumer.contactInfo.email",
                "/consumer/contactInfo/cellular | ~\"0701740605\"~ | consumer.contactInfo.cellular",
                "/consumer/contactInfo/cellular/country | ~\"+46 70\"~ | consumer.contactInfo.cellular.country",
                "/notificationUrl | ~\"shop.example/n\"~ | notificationUrl",
                "/platform/info | {} | platform.info",
            })
    void wrongValueIsRefusedWithItsField(String pointer, String value, String field) {
        for (boolean strict : new boolean[] {false, true}) {
            assertRefused(create(pointer, value, strict), field);
        }
        assertThat(sandbox.calls().get(0).getString("answer")).contains(field);
    }

    private static void assertRefused(Http.Answer answer, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        EcsterContract.assertLike(EcsterContract.object("error"), answer.json(), "");
        assertThat(answer.json().getInt("code")).isEqualTo(4000);
        assertThat(answer.json().getString("message")).startsWith(field + ": ");
    }

    @ParameterizedTest(name = "{0} = {1} is taken as {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/parameters/purchaseType/type | ~\"b2c\"~ | ~\"B2C\"~",
                "/parameters/purchaseType/type | ~\"b2b\"~ | ~\"B2B\"~",
                "/parameters/purchaseType/show | ~\"true\"~ | true",
                "/deliveryMethods/0/id | 7 | ~\"7\"~",
                "/deliveryMethods/0/price | ~\"4900\"~ | 4900",
                "/deliveryMethods/0/selected | ~\"false\"~ | false",
                "/cart/amount | ~\"32800\"~ | 32800",
                "/cart/amount | 32800.0 | 32800.0",
                "/cart/amount | ~\"32800.00\"~ | 32800.00",
                "/cart/message | 7 | ~\"7\"~",
                "/cart/rows/0/partNumber | 901 | ~\"901\"~",
                "/cart/rows/0/name | 901 | ~\"901\"~",
                "/cart/rows/0/description | 901 | ~\"901\"~",
                "/cart/rows/0/quantity | ~\"2.0\"~ | 2.0",
                "/cart/rows/0/unitAmount | ~\"15000\"~ | 15000",
                "/cart/rows/0/unit | ~\" \"~ | ~\" \"~",
                "/cart/rows/0/vatRate | ~\"2500\"~ | 2500",
                "/cart/rows/0/vatRate | 2500.0 | 2500.0",
                "/cart/rows/0/discountAmount | ~\"0\"~ | 0",
                "/cart/rows/0/serials | [1] | [~\"1\"~]",
                "/cart/rows/0/fee | ~\"false\"~ | false",
                "/consumer/name/firstName | 1 | ~\"1\"~",
                "/consumer/address/zip | 41116 | ~\"41116\"~",
                "/consumer/contactInfo/email | null | null",
                "/consumer/contactInfo/cellular/number | 701740605 | ~\"701740605\"~",
                "/consumer/contactInfo/cellular/country | ~\"+358\"~ | ~\"+358\"~",
                "/orderReference | 10000 | ~\"10000\"~",
                "/platform/reference | 7 | ~\"7\"~",
            })
    void scalarIsCoerced(String pointer, String value, String taken) {
        for (boolean strict : new boolean[] {false, true}) {
            Http.Answer answer = create(pointer, value, strict);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            assertThat(Json.createPointer(pointer).getValue(answer.json())).hasToString(taken.replace("~", ""));
        }
    }

    @ParameterizedTest(name = "{0} = {1} is refused in strict mode naming {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/locale/language | ~\"SV\"~ | locale.language",
                "/locale/country | ~\"se\"~ | locale.country",
                "/locale/country | ~\"\"~ | locale.country",
                "/countryCode | | countryCode",
                "/countryCode | ~\"\"~ | countryCode",
                "/parameters/shopTermsUrl | false | parameters.shopTermsUrl",
                "/parameters/shopTermsUrl | ~\"\"~ | parameters.shopTermsUrl",
                "/parameters/shopTermsUrl | ~\"https://my_shop.example/villkor\"~ | parameters.shopTermsUrl",
                "/parameters/returnUrl | ~\"https://shop.example/tack så mycket\"~ | parameters.returnUrl",
                "/notificationUrl | ~\"http://127.0.0.1/å?a=b c\"~ | notificationUrl",
                "/parameters/defaultDeliveryCountry | ~\"\"~ | parameters.defaultDeliveryCountry",
                "/deliveryMethods/0/selected | 1 | deliveryMethods[0].selected",
                "/cart/currency | ~\"NOK\"~ | cart.currency",
                "/cart/currency | ~\"sek\"~ | cart.currency",
                "/cart/message | true | cart.message",
                "/cart/rows/0/vatRate | | cart.rows[0].vatRate",
                "/cart/rows/0/vatRate | 1500 | cart.rows[0].vatRate",
                "/cart/rows/0/vatRate | 1850 | cart.rows[0].vatRate",
                "/cart/rows/0/vatRate | 25 | cart.rows[0].vatRate",
                "/cart/rows/0/vatRate | 1200.5193 | cart.rows[0].vatRate",
                "/cart/rows/0/discountAmount | ~\"\"~ | cart.rows[0].discountAmount",
                "/cart/rows/0/provided | 0 | cart.rows[0].provided",
                "/consumer/address/country | ~\"\"~ | consumer.address.country",
                "/consumer/contactInfo/email | ~\"\"~ | consumer.contactInfo.email",
                "/consumer/contactInfo/cellular/country | ~\"SE\"~ | consumer.contactInfo.cellular.country",
            })
    void unknownBehaviourIsLenientUnlessStrict(String pointer, String value, String field) {
        Http.Answer lenient = create(pointer, value, false);
        assertThat(lenient.status()).as(lenient.body()).isEqualTo(201);
        assertRefused(create(pointer, value, true), field);
    }

    @ParameterizedTest
    @CsvSource({
        "/cart/rows/0/partNumber, 32",
        "/cart/rows/0/description, 128",
        "/cart/rows/0/name, 255",
        "/cart/rows/0/unit, 32",
        "/consumer/address/line1, 255",
        "/consumer/contactInfo/cellular/number, 32",
        "/platform/info, 255",
    })
    void unpublishedLengthIsCheckedInStrictModeOnly(String pointer, int longest) {
        String tooLong = '"' + "x".repeat(longest + 1) + '"';
        assertThat(create(pointer, '"' + "x".repeat(longest) + '"', true).status())
                .isEqualTo(201);
        assertThat(create(pointer, tooLong, true).body()).contains("more than " + longest);
        assertThat(create(pointer, tooLong, false).status()).isEqualTo(201);
    }

    @Test
    void longReferenceIsRefused() {
        for (boolean strict : new boolean[] {false, true}) {
            assertThat(create("/orderReference", '"' + "x".repeat(64) + '"', strict)
                            .status())
                    .isEqualTo(201);
            assertThat(create("/orderReference", '"' + "x".repeat(65) + '"', strict)
                            .body())
                    .contains("more than 64");
        }
    }

    @Test
    void nationalIdIsNotSupportedInCart() {
        for (boolean strict : new boolean[] {false, true}) {
            Http.Answer answer = create("/consumer/nationalId", "\"SE480502-4876\"", strict);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json()).isEqualTo(EcsterContract.object("error-national-id"));
        }
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
    void bodyMustBeAJsonObject(String body) {
        Http.Answer answer = sandbox.call("POST", "carts", body);
        assertThat(answer.status()).isEqualTo(400);
        EcsterContract.assertLike(EcsterContract.object("error"), answer.json(), "");
    }

    @ParameterizedTest
    @CsvSource({"wrong, demo-merchant-key", "demo-api-key, wrong", "'', ''"})
    void bothKeysAreRequired(String apiKey, String merchantKey) {
        Http.Answer answer = sandbox.call("POST", "carts", CART.toString(), apiKey, merchantKey);
        assertThat(answer.status()).isEqualTo(401);
        EcsterContract.assertLike(EcsterContract.object("error"), answer.json(), "");
    }

    @Test
    void updateReplacesTheKey() {
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
    void updateFollowsTheSameRules() {
        String key = sandbox.createCart(CART);
        JsonObject wrong = EcsterContract.with(CART, "/cart/amount", "1");
        assertThat(sandbox.call("PUT", "carts/" + key, wrong.toString()).status())
                .isEqualTo(400);
        assertThat(sandbox.call("PUT", "carts/" + key, CART.toString()).status())
                .isEqualTo(200);
    }

    @Test
    void cartExpires() {
        String key = sandbox.createCart(CART);
        sandbox.advance(Duration.ofMinutes(61));
        assertThat(sandbox.call("PUT", "carts/" + key, CART.toString()).body()).contains("it has expired");
    }

    @Test
    void orderedCartCannotBeUpdated() {
        String key = sandbox.createCart(CART);
        sandbox.pay(key, "CARD", "APPROVE");
        assertThat(sandbox.call("PUT", "carts/" + key, CART.toString()).body()).contains("it has become an order");
    }

    @Test
    void unknownKeyIsNotFound() {
        assertThat(sandbox.call("PUT", "carts/nobody", CART.toString()).status())
                .isEqualTo(404);
    }
}
