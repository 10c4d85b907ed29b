package se.kassa.payment.ecster;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.Line;
import se.kassa.order.PostalAddress;
import se.kassa.payment.PaymentRequest;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.testing.BeanFactory;
import se.kassa.testing.EcsterContract;
import se.kassa.testing.TestSettings;

/** Every field of the contract's cart is sent, or docs/ecster/fields.md says why not. */
class CartMessageWriterTest {

    /** A name before the colon of a list item. */
    private static final Pattern NAME = Pattern.compile("`([^`\n]+)`(?=[^:\n]*:)");

    private final Map<String, String> given = new HashMap<>(Map.of(
            "kassa.mode", "test",
            "ecster.base-url", "http://127.0.0.1/ecster",
            "ecster.api-key", "a",
            "ecster.merchant-key", "m",
            "ecster.platform-reference", "5f1c1f4e"));

    private String phone = "+46701740605";

    private JsonObject cart(CustomerType type, String language) {
        return cart(
                type,
                language,
                List.of(
                        new Line(Line.Kind.PRODUCT, "te-1", "Te \"å\"", "100 g", 2, 15000, 100, 600),
                        new Line(Line.Kind.SHIPPING, "frakt", "Frakt", "Ombud", 1, 4900, 0, 2500)));
    }

    private JsonObject cart(CustomerType type, String language, List<Line> lines) {
        ShopSettings settings = TestSettings.shop(Map.of("kassa.public-url", "https://shop.example/"));
        BeanFactory beans =
                new BeanFactory(null, settings, EcsterSettings.read(new SettingsReader(new MapConfig(given))));
        Customer consumer = new Customer(
                        "Björn",
                        "Öberg",
                        "bjorn@example.com",
                        phone,
                        new PostalAddress("Vallgatan 22 A", "c/o Ek", "411 16", "Göteborg", "SE"))
                .ofCompany("Eks Bokhandel AB", "556016-0680");
        PaymentRequest cart = new PaymentRequest(
                "10000",
                "notification-token",
                "receipt-token",
                language,
                "SEK",
                lines,
                new CheckoutDetails(type, consumer, "PARCEL", null));
        return EcsterContract.parse(JsonbBuilder.create()
                        .toJson(beans.get(CartMessageWriter.class).write(cart)))
                .asJsonObject();
    }

    @Test
    void everyContractFieldIsSentOrDocumented() throws Exception {
        Set<String> sent = paths(cart(CustomerType.COMPANY, "sv"), "");
        Set<String> missing = paths(EcsterContract.object("cart"), "").stream()
                .filter(path -> !sent.contains(path))
                .collect(Collectors.toCollection(TreeSet::new));
        String page = Files.readString(Path.of("docs", "ecster", "fields.md"));
        String notSent = page.split("Not sent:", 2)[1].split("\n## ", 2)[0];
        Set<String> explained = NAME.matcher(notSent)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEqualTo(explained);
    }

    /** Of lists, the fields of all entries together. */
    private static Set<String> paths(JsonValue value, String path) {
        if (value instanceof JsonObject object) {
            return object.entrySet().stream()
                    .flatMap(field ->
                            paths(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey())
                                    .stream())
                    .collect(Collectors.toSet());
        }
        boolean rows = value instanceof JsonArray array
                && !array.isEmpty()
                && array.get(0).getValueType() == JsonValue.ValueType.OBJECT;
        return rows
                ? value.asJsonArray().stream()
                        .flatMap(entry -> paths(entry, path + "[]").stream())
                        .collect(Collectors.toSet())
                : Set.of(path);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", ", false"})
    void customerTypeSwitchFollowsTheSetting(String setting, boolean shown) {
        if (setting != null) {
            given.put("ecster.purchase-type-switch", setting);
        }
        JsonObject type =
                cart(CustomerType.PERSON, "sv").getJsonObject("parameters").getJsonObject("purchaseType");
        assertThat(type.getBoolean("show")).isEqualTo(shown);
        assertThat(type.getString("type")).isEqualTo("B2C");
    }

    @Test
    void thePlatformIsThisReleaseOfKassa() {
        JsonObject platform = cart(CustomerType.PERSON, "sv").getJsonObject("platform");
        assertThat(platform.getString("info")).matches("Kassa \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(platform.getString("reference")).isEqualTo("5f1c1f4e");
    }

    @ParameterizedTest
    @CsvSource({"sv, sv", "en, en", "en-GB, en", "no, no", "nb, no", "da, da", "fi, fi", "de, en", "xx, en"})
    void unsupportedLanguageFallsBackToEnglish(String ours, String ecsters) {
        JsonObject cart = cart(CustomerType.PERSON, ours);
        assertThat(cart.getJsonObject("locale").getString("language")).isEqualTo(ecsters);
        assertThat(cart.getString("countryCode")).isEqualTo("SE");
        assertThat(cart.getJsonObject("parameters").getString("shopTermsUrl")).endsWith("/terms?language=" + ours);
    }

    @Test
    void companyIsSentByNameInSecondAddressLineWithoutNationalId() {
        JsonObject consumer = cart(CustomerType.COMPANY, "sv").getJsonObject("consumer");
        assertThat(consumer.containsKey("nationalId")).isFalse();
        assertThat(consumer.getJsonObject("address").getString("line2")).isEqualTo("Eks Bokhandel AB");
    }

    @ParameterizedTest
    @CsvSource({"+46701740605, 0701740605", "070-174 06 05, 0701740605", "+4740612345, +4740612345"})
    void phoneIsSentWithoutCountry(String entered, String sent) {
        phone = entered;
        assertThat(cart(CustomerType.PERSON, "sv")
                        .getJsonObject("consumer")
                        .getJsonObject("contactInfo")
                        .getJsonObject("cellular"))
                .isEqualTo(Json.createObjectBuilder().add("number", sent).build());
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 999),
                        Arbitraries.longs().between(0, 9_999_999_999L),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(0, 600, 1200, 2500))
                .as((quantity, unit, percent, rate) ->
                        new Line(Line.Kind.PRODUCT, "p", "P", quantity, unit, quantity * unit / 100 * percent, rate))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 200)
    void sentRowsSumToTheAmount(@ForAll("lines") List<Line> lines) {
        JsonObject cart = cart(CustomerType.PERSON, "sv", lines).getJsonObject("cart");
        long rows = cart.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                .mapToLong(row -> row.getJsonNumber("quantity").longValueExact()
                                * row.getJsonNumber("unitAmount").longValueExact()
                        - (row.containsKey("discountAmount")
                                ? row.getJsonNumber("discountAmount").longValueExact()
                                : 0))
                .sum();
        assertThat(cart.getJsonNumber("amount").longValueExact()).isEqualTo(rows);
    }
}
