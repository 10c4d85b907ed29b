package se.kassa.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import com.stripe.param.checkout.SessionCreateParams;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.Line;
import se.kassa.order.PostalAddress;
import se.kassa.payment.PaymentRequest;
import se.kassa.platform.security.Tokens;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.testing.BeanFactory;

class SessionFormTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_100L);
    private static final Customer CUSTOMER = new Customer(
            "Åsa", "Öberg", "asa@exämple.se", "0701234567", new PostalAddress("Gatan 1", null, "11122", "Ort", "SE"));
    private static final Line COFFEE = new Line(Line.Kind.PRODUCT, "k1", "Kaffe", 2, 8900, 0, 1200);
    private static final Line TEA = new Line(Line.Kind.PRODUCT, "t1", "Te & \"kaka\"", 3, 5000, 1001, 1200);
    private static final Line SHIPPING = new Line(Line.Kind.SHIPPING, "frakt", "Frakt", 1, 4900, 4900, 2500);

    private final Map<String, String> given = new HashMap<>(Map.of(
            "kassa.public-url", "https://shop.example/butik/",
            "kassa.countries", "SE,FI",
            "stripe.secret-key", "sk_live_1",
            "stripe.webhook-secret", "whsec_1",
            "stripe.payment-methods", "card,swish,klarna,billie"));

    private MultivaluedMap<String, String> write(CustomerType type, Customer customer, String language, Line... lines) {
        SettingsReader reader = new SettingsReader(new MapConfig(given));
        BeanFactory beans = new BeanFactory(
                null, ShopSettings.read(reader), StripeSettings.read(reader), Clock.fixed(NOW, ZoneOffset.UTC));
        reader.check();
        SessionForm form = beans.get(SessionForm.class);
        Form written = form.write(new PaymentRequest(
                "R-10001-2",
                "token",
                "receipt",
                language,
                "SEK",
                List.of(lines),
                new CheckoutDetails(type, customer, null, null)));
        return written.asMap();
    }

    private MultivaluedMap<String, String> write(Line... lines) {
        return write(CustomerType.PERSON, CUSTOMER, "sv", lines);
    }

    private static long total(MultivaluedMap<String, String> form) {
        return IntStream.range(0, 200)
                .filter(i -> form.containsKey("line_items[" + i + "][quantity]"))
                .mapToLong(i -> Long.parseLong(form.getFirst("line_items[" + i + "][quantity]"))
                        * Long.parseLong(form.getFirst("line_items[" + i + "][price_data][unit_amount]")))
                .sum();
    }

    @Test
    void versionIsThatOfTheLibraryWhoseParametersAreCompared() {
        assertThat(StripeProtocol.API_VERSION).isEqualTo(Stripe.API_VERSION);
    }

    @Test
    void stripeKnowsEveryField() {
        given.put("stripe.payment-methods", "card,swish,klarna");
        assertThat(StripeParameters.unknown(
                        write(CustomerType.PERSON, null, "sv", COFFEE, TEA).keySet(), SessionCreateParams.class))
                .isEmpty();
        given.put("stripe.payment-methods", "card,billie");
        assertThat(StripeParameters.unknown(
                        write(CustomerType.COMPANY, CUSTOMER, "sv", COFFEE, TEA).keySet(), SessionCreateParams.class))
                .isEmpty();
        assertThat(StripeParameters.unknown(
                        List.of("line_items[0][unit]", "payment_method_options[swish][capture_method]", "other"),
                        SessionCreateParams.class))
                .hasSize(3);
    }

    @Test
    void referenceAndAttemptAreOnSessionAndPayment() {
        MultivaluedMap<String, String> form = write(COFFEE);
        assertThat(Stream.of("client_reference_id", "metadata[reference]", "payment_intent_data[metadata][reference]")
                        .map(form::getFirst))
                .containsOnly("R-10001-2");
        assertThat(Stream.of("metadata[attempt]", "payment_intent_data[metadata][attempt]")
                        .map(form::getFirst))
                .containsOnly(Tokens.sha256("token"));
        assertThat(form.toString()).doesNotContain("token=").doesNotContain("[token]");
    }

    @Test
    void addressesLeadBackToTheShop() {
        MultivaluedMap<String, String> form = write(COFFEE);
        assertThat(form.getFirst("success_url"))
                .isEqualTo("https://shop.example/butik/order/receipt?session_id={CHECKOUT_SESSION_ID}");
        assertThat(form.getFirst("cancel_url")).isEqualTo("https://shop.example/butik/checkout");
    }

    @Test
    void linesKeepTheirQuantity() {
        MultivaluedMap<String, String> form = write(COFFEE);
        assertThat(form.getFirst("line_items[0][quantity]")).isEqualTo("2");
        assertThat(form.getFirst("line_items[0][price_data][unit_amount]")).isEqualTo("8900");
        assertThat(form.getFirst("line_items[0][price_data][currency]")).isEqualTo("sek");
        assertThat(form.getFirst("line_items[0][price_data][product_data][name]"))
                .isEqualTo("Kaffe");
    }

    @Test
    void discountedLineIsOneItemAtItsTotal() {
        MultivaluedMap<String, String> form = write(COFFEE, TEA, SHIPPING);
        assertThat(form.getFirst("line_items[1][quantity]")).isEqualTo("1");
        assertThat(form.getFirst("line_items[1][price_data][unit_amount]")).isEqualTo("13999");
        assertThat(form.getFirst("line_items[1][price_data][product_data][name]"))
                .isEqualTo("3 × Te & \"kaka\"");
        assertThat(form.getFirst("line_items[2][price_data][unit_amount]")).isEqualTo("0");
        assertThat(total(form)).isEqualTo(Line.sum(List.of(COFFEE, TEA, SHIPPING)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100, 101, 150})
    void itemsAreAtMostAHundredAndSumToTheTotal(int count) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(new Line(Line.Kind.PRODUCT, "k" + i, "Vara " + i, 1 + i % 3, 101 + i, i % 7, 2500));
        }
        MultivaluedMap<String, String> form = write(lines.toArray(Line[]::new));
        assertThat(form.keySet().stream().filter(name -> name.endsWith("[quantity]")))
                .hasSize(Math.min(count, 100));
        assertThat(total(form)).isEqualTo(Line.sum(lines));
    }

    @Test
    void methodsThatCanWaitAreCapturedLater() {
        MultivaluedMap<String, String> form = write(COFFEE);
        assertThat(IntStream.range(0, 4).mapToObj(i -> form.getFirst("payment_method_types[" + i + "]")))
                .containsExactly("card", "swish", "klarna", null);
        assertThat(form.getFirst("payment_method_options[card][capture_method]"))
                .isEqualTo("manual");
        assertThat(form.getFirst("payment_method_options[klarna][capture_method]"))
                .isEqualTo("manual");
        assertThat(form.keySet().stream().filter(name -> name.contains("swish") || name.contains("billie")))
                .isEmpty();
    }

    @Test
    void companiesAreOfferedBillieAndNotKlarna() {
        MultivaluedMap<String, String> form = write(CustomerType.COMPANY, CUSTOMER, "sv", COFFEE);
        assertThat(IntStream.range(0, 4).mapToObj(i -> form.getFirst("payment_method_types[" + i + "]")))
                .containsExactly("card", "swish", "billie", null);
        assertThat(form.getFirst("payment_method_options[billie][capture_method]"))
                .isEqualTo("manual");
    }

    @Test
    void missingCustomerDetailsAreAskedFor() {
        assertThat(write(COFFEE).keySet())
                .contains("customer_email")
                .noneMatch(name -> name.startsWith("shipping_address_collection"))
                .doesNotContain("metadata[address_collected]");
        MultivaluedMap<String, String> form = write(CustomerType.PERSON, null, "sv", COFFEE);
        assertThat(form.getFirst("shipping_address_collection[allowed_countries][1]"))
                .isEqualTo("FI");
        assertThat(form.getFirst("metadata[address_collected]")).isEqualTo("true");
        assertThat(form.keySet()).doesNotContain("customer_email");
    }

    @ParameterizedTest
    @CsvSource({"sv, sv", "en, en", "en-GB, en", "nb, nb", "no, nb", "nn, nb", "da, da", "fi, fi", "de, auto"})
    void pageHasTheShoppersLanguage(String language, String locale) {
        assertThat(write(CustomerType.PERSON, CUSTOMER, language, COFFEE).getFirst("locale"))
                .isEqualTo(locale);
    }

    @ParameterizedTest
    @CsvSource({"PT30M, 1800, 2100", "PT1H, 3600, 3900", "PT23H, 82800, 83100"})
    void sessionExpiresWithinStripesLimits(String lifetime, long least, long most) {
        given.put("stripe.session-lifetime", lifetime);
        long seconds = Long.parseLong(write(COFFEE).getFirst("expires_at")) - NOW.getEpochSecond();
        assertThat(seconds).isGreaterThan(least).isLessThanOrEqualTo(most);
    }
}
