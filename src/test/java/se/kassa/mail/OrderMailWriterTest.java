package se.kassa.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import se.kassa.accounting.AccountingDocument;
import se.kassa.accounting.DocumentRepository;
import se.kassa.accounting.Seller;
import se.kassa.order.CheckoutDetails;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.Line;
import se.kassa.order.Order;
import se.kassa.order.OrderEvent;
import se.kassa.order.OrderNumber;
import se.kassa.order.PaymentSnapshot;
import se.kassa.order.PaymentState;
import se.kassa.order.PostalAddress;
import se.kassa.platform.money.MoneyFormat;
import se.kassa.platform.settings.MapConfig;
import se.kassa.platform.settings.SettingsReader;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.shipping.AvailableShippingMethods;
import se.kassa.testing.BeanFactory;

/** What stands in the mail to a shopper. */
class OrderMailWriterTest {

    private static final String NAME = "Te \"fint\" <b>å</b> & {{total.value}} 🍵";
    private static final List<Line> LINES = List.of(
            new Line(Line.Kind.PRODUCT, "te", NAME, 3, 8995, 500, 1200),
            new Line(Line.Kind.PRODUCT, "bok", "Svampboken", 1, 24_900, 0, 600),
            new Line(Line.Kind.SHIPPING, "parcel", "Paket", 1, 4900, 0, 2500));
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T23:30:00Z");

    /** Knows one method. */
    private static final class Methods extends AvailableShippingMethods {

        @Override
        public boolean isPickUp(String code) {
            return "PICK_UP".equals(code);
        }
    }

    /** Knows a receipt. */
    private static final class Documents extends DocumentRepository {

        @Override
        public List<AccountingDocument> of(Order order) {
            return List.of(new AccountingDocument(
                    AccountingDocument.Kind.RECEIPT, 12, 1, 1, 1, null, NOW, new Seller(null, null, null, null)));
        }
    }

    private final OrderMailWriter writer = new BeanFactory(
                    null,
                    new Methods(),
                    new Documents(),
                    ShopSettings.read(
                            new SettingsReader(new MapConfig(Map.of("kassa.public-url", "https://shop.example/")))))
            .get(OrderMailWriter.class);

    static Stream<Arguments> everyMail() {
        return Stream.of("sv", "en").flatMap(language -> Stream.of(
                        OrderEvent.Kind.PAID,
                        OrderEvent.Kind.SHIPPED,
                        OrderEvent.Kind.CANCELLED,
                        OrderEvent.Kind.REFUNDED)
                .map(kind -> Arguments.of(language, kind)));
    }

    @ParameterizedTest
    @MethodSource("everyMail")
    void mailPartsContainEveryAmount(String language, OrderEvent.Kind kind) throws IOException {
        Order order = order(language);
        Mail mail = writer.write(fact(kind), order, "anna@example.org");
        keepToLookAt(mail, language + "-" + kind);
        for (String form : List.of(mail.text(), mail.html().replace("&#x3D;", "="))) {
            order.getLines().forEach(line -> assertThat(form).contains(money(line.amount(), language)));
            order.getVat().rates().forEach(rate -> assertThat(form)
                    .contains(money(rate.vat(), language), money(rate.net(), language)));
            assertThat(form)
                    .contains(
                            money(order.getAmount(), language),
                            money(order.getVat().vat(), language));
            assertThat(form)
                    .contains(
                            "10001",
                            language.equals("sv") ? "25 november 2026" : "25 November 2026",
                            "https://shop.example/order/receipt",
                            language.equals("sv") ? "Kvitto R12" : "Receipt R12",
                            "https://shop.example/document?order=receipt");
            assertThat(form).contains("Eks Bokhandel AB 556016-0680", "Anna Öberg", "Storgatan 1", "753 20 Uppsala");
        }
        assertThat(mail.subject()).contains("10001");
        assertThat(mail.id()).isEqualTo("mail-10001-x");
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderEvent.Kind.class,
            names = {"PAID", "REFUNDED"})
    void onlyRefundMailShowsTheRefund(OrderEvent.Kind kind) {
        Mail mail = writer.write(fact(kind), order("sv"), "anna@example.org");
        assertThat(mail.text().contains("Återbetalat nu: " + money(1250, "sv")))
                .isEqualTo(kind == OrderEvent.Kind.REFUNDED);
        assertThat(mail.text().contains("Totalt återbetalat: " + money(3000, "sv")))
                .isEqualTo(kind == OrderEvent.Kind.REFUNDED);
    }

    @ParameterizedTest
    @EnumSource(
            value = OrderEvent.Kind.class,
            names = {"PAID"})
    void userTextIsEscaped(OrderEvent.Kind kind) {
        Mail mail = writer.write(fact(kind), order("sv"), "anna@example.org");
        assertThat(mail.text()).contains("3 × " + NAME);
        assertThat(mail.html())
                .contains("&lt;b&gt;å&lt;/b&gt; &amp; {{total.value}} 🍵")
                .doesNotContain("<b>");
    }

    @Test
    void shippingMailNamesTheCarrier() {
        Order order = order("sv");
        order.ship("PostNord", "SE123", NOW);
        Mail mail = writer.write(fact(OrderEvent.Kind.SHIPPED), order, "anna@example.org");
        assertThat(mail.text()).contains("Spårning: PostNord SE123");
        assertThat(mail.html()).contains("<strong>PostNord SE123</strong>");
    }

    @Test
    void shippingMailLinksToTheCarriersPage() {
        Order order = order("sv");
        order.ship("PostNord", "SE123", NOW);
        Mail mail = writer.write(fact(OrderEvent.Kind.SHIPPED), order, "anna@example.org");
        assertThat(mail.text()).contains("Spåra paketet: https://tracking.postnord.com/se/?id=SE123");
        assertThat(mail.html()).contains("Spåra paketet</a>");
    }

    @ParameterizedTest
    @CsvSource({
        "sv, PAID, Din order 10001, när du kan hämta ordern",
        "sv, SHIPPED, Order 10001 är klar att hämta, väntar på dig i butiken",
        "en, SHIPPED, Order 10001 is ready to collect, waiting for you in our store"
    })
    void pickUpMailNamesTheShopAndNoAddress(String language, OrderEvent.Kind kind, String subject, String intro)
            throws IOException {
        Order order = order(language, "PICK_UP");
        order.ship(null, null, NOW);
        Mail mail = writer.write(fact(kind), order, "anna@example.org");
        keepToLookAt(mail, language + "-pickUp-" + kind);
        assertThat(mail.subject()).startsWith(subject);
        for (String form : List.of(mail.text(), mail.html())) {
            assertThat(form)
                    .contains(intro, language.equals("sv") ? "Hämtas i butik" : "Collect in store", "Svartbäcksgatan 1")
                    .doesNotContain("Storgatan 1", "på väg", "on its way");
        }
    }

    @ParameterizedTest
    @CsvSource({"sv, Betalsätt: Kort", "en, Payment method: Card"})
    void mailShowsPaymentMethodAndContact(String language, String paid) {
        Mail mail = writer.write(fact(OrderEvent.Kind.PAID), order(language), "anna@example.org");
        assertThat(mail.text()).contains(paid, "hej@lovgrens.example", "465 004 00");
        assertThat(mail.html()).contains(paid.replace(": ", ": <strong>"), "hej@lovgrens.example", "465 004 00");
    }

    private static Order order(String language) {
        return order(language, "PARCEL");
    }

    private static Order order(String language, String shippingMethod) {
        Order order = new Order(new OrderNumber("10001"), "receipt", "cart", language, "SEK", LINES, NOW);
        order.setCheckoutDetails(new CheckoutDetails(CustomerType.PERSON, null, shippingMethod, null));
        order.markPaid(LINES, NOW);
        Customer anna = new Customer(
                        "Anna",
                        "Öberg",
                        "anna@example.org",
                        null,
                        new PostalAddress("Storgatan 1", null, "753 20", "Uppsala", "SE"))
                .ofCompany("Eks Bokhandel AB", "556016-0680");
        order.apply(new PaymentSnapshot(PaymentState.AUTHORIZED, "CARD", "READY", 0, 0, anna));
        return order;
    }

    private static OrderEvent fact(OrderEvent.Kind kind) {
        return new OrderEvent("10001-x", kind, "10001", NOW, 1250, "SEK", 56_285, 5000, 3000, null);
    }

    private static String money(long minorUnits, String language) {
        return MoneyFormat.format(minorUnits, "SEK", Locale.forLanguageTag(language));
    }

    private static void keepToLookAt(Mail mail, String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "mail"));
        Files.writeString(folder.resolve(name + ".html"), mail.html());
        Files.writeString(folder.resolve(name + ".txt"), mail.text());
    }
}
