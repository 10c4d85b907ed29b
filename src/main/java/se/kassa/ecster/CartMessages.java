package se.kassa.ecster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import se.kassa.order.Line;
import se.kassa.payment.HostedCart;
import se.kassa.platform.settings.Settings;

/** Writes a cart in Ecster's words. */
@ApplicationScoped
class CartMessages {

    private static final String COUNTRY = "SE";

    /** Languages of Ecster's page; others fall back to English, Norwegian and Danish by Ecster itself (developer site). */
    private static final Set<String> LANGUAGES = Set.of("sv", "en", "no", "da", "fi");

    @Inject
    private Settings settings;

    CartMessage write(HostedCart cart) {
        return new CartMessage(
                new CartMessage.Locale(language(cart.language()), COUNTRY),
                COUNTRY,
                new CartMessage.Parameters(
                        address("terms.xhtml"),
                        address("receipt.xhtml?order=" + cart.receiptToken()),
                        COUNTRY,
                        new CartMessage.PurchaseType("B2C", false)),
                new CartMessage.Cart(
                        cart.amount(),
                        cart.currency(),
                        cart.lines().stream().map(CartMessages::row).toList()),
                cart.reference(),
                address("api/ecster/notifications/" + cart.notificationToken()),
                new CartMessage.Platform(null, "Kassa"));
    }

    /** A row of a cart or a transaction. */
    static CartMessage.Row row(Line line) {
        return new CartMessage.Row(
                line.partNumber(),
                line.name(),
                BigDecimal.valueOf(line.quantity()),
                line.unitAmount(),
                null,
                line.vatRate(),
                line.discountAmount() == 0 ? null : line.discountAmount(),
                line.kind() == Line.Kind.PRODUCT ? null : Boolean.TRUE);
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
