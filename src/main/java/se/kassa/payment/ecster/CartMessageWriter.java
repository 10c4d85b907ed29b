package se.kassa.payment.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.Line;
import se.kassa.order.PostalAddress;
import se.kassa.payment.PaymentRequest;
import se.kassa.platform.contact.EmailAddress;
import se.kassa.platform.contact.Phone;
import se.kassa.platform.i18n.Languages;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.settings.ShopSettings;
import se.kassa.platform.settings.Version;

/** Writes a cart in Ecster's format. */
@ApplicationScoped
class CartMessageWriter {

    /** Ecster's own country, whose ways to pay and to identify are offered. */
    private static final String COUNTRY = "SE";

    /** Languages of Ecster's page; others fall back to English, Norwegian and Danish by Ecster itself (developer site). */
    private static final Set<String> LANGUAGES = Set.of("sv", "en", "no", "da", "fi");

    @Inject
    private ShopSettings settings;

    @Inject
    private EcsterSettings ecster;

    CartMessage write(PaymentRequest cart) {
        Texts texts = Texts.shop(Locale.forLanguageTag(cart.language()));
        return new CartMessage(
                new CartMessage.Locale(language(cart.language()), COUNTRY),
                COUNTRY,
                new CartMessage.Parameters(
                        address("terms?language=" + cart.language()),
                        address("order/" + cart.receiptToken()),
                        deliveryCountry(cart),
                        new CartMessage.PurchaseType(
                                purchaseType(cart.buying().type()),
                                ecster.cart().purchaseTypeSwitch())),
                new CartMessage.Cart(
                        cart.amount(),
                        cart.currency(),
                        texts.format("cart.message", cart.reference()),
                        cart.lines().stream()
                                .map(line -> row(line, texts.get("unit.piece")))
                                .toList()),
                Optional.ofNullable(cart.buying().customer())
                        .map(CartMessageWriter::consumer)
                        .orElse(null),
                cart.reference(),
                address("api/payments/ecster/notifications/" + cart.notificationToken()),
                new CartMessage.Platform(ecster.cart().platformReference().orElse(null), "Kassa " + Version.text()));
    }

    private static String purchaseType(CustomerType type) {
        return switch (type) {
            case PERSON -> "B2C";
            case COMPANY -> "B2B";
        };
    }

    private String deliveryCountry(PaymentRequest cart) {
        return Optional.ofNullable(cart.buying().customer())
                .map(consumer -> consumer.getAddress().country())
                .orElse(settings.countries().get(0));
    }

    /** A row as a transaction has it. */
    static CartMessage.Row row(Line line) {
        return row(line, Texts.shop(Languages.DEFAULT).get("unit.piece"));
    }

    private static CartMessage.Row row(Line line, String unit) {
        return new CartMessage.Row(
                line.sku(),
                line.name(),
                line.description(),
                BigDecimal.valueOf(line.quantity()),
                line.unitAmount(),
                unit,
                line.vatRate(),
                line.discountAmount() == 0 ? null : line.discountAmount(),
                line.kind() == Line.Kind.PRODUCT ? null : Boolean.TRUE);
    }

    private static CartMessage.Consumer consumer(Customer consumer) {
        PostalAddress address = consumer.getAddress();
        String company = consumer.getCompanyName();
        return new CartMessage.Consumer(
                new CartMessage.Name(consumer.getFirstName(), consumer.getLastName()),
                new CartMessage.Address(
                        address.line1(),
                        company == null ? address.line2() : company,
                        address.city(),
                        address.zip(),
                        address.country()),
                new CartMessage.ContactInfo(
                        Optional.ofNullable(consumer.getEmail())
                                .flatMap(EmailAddress::parse)
                                .map(EmailAddress::ascii)
                                .orElse(null),
                        Optional.ofNullable(consumer.getPhone())
                                .flatMap(number -> Phone.parse(number, COUNTRY))
                                .map(CartMessageWriter::cellular)
                                .orElse(null)));
    }

    private static CartMessage.Cellular cellular(Phone phone) {
        return new CartMessage.Cellular(phone.country().equals(COUNTRY) ? phone.national() : phone.international());
    }

    private static String language(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        String ecsters = language.equals("nb") || language.equals("nn") ? "no" : language;
        return LANGUAGES.contains(ecsters) ? ecsters : "en";
    }

    private String address(String path) {
        return settings.publicUrl().resolve(path).toString();
    }
}
