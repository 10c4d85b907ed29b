package se.kassa.payment.stripe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Form;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import se.kassa.order.Customer;
import se.kassa.order.CustomerType;
import se.kassa.order.Line;
import se.kassa.order.PostalAddress;
import se.kassa.payment.PaymentRequest;
import se.kassa.platform.contact.EmailAddress;
import se.kassa.platform.i18n.Texts;
import se.kassa.platform.settings.ShopSettings;

/** Writes the form fields of {@code POST /v1/checkout/sessions}. */
@ApplicationScoped
class SessionForm {

    /** Metadata with which a session says that its payment page asked for the delivery address. */
    static final String ADDRESS_COLLECTED = "address_collected";

    /** The languages of the shop that Stripe's page has; the browser decides about others. */
    private static final Set<String> LANGUAGES = Set.of("sv", "en", "da", "nb", "fi");

    /** A retry of the same request within this time has the same fields, and thus the same idempotency key. */
    private static final Duration EXPIRY_STEP = Duration.ofMinutes(5);

    private static final int MAX_LINE_ITEMS = 100;
    private static final int MAX_DESCRIPTION_LENGTH = 1000;

    @Inject
    private ShopSettings settings;

    @Inject
    private StripeSettings stripe;

    @Inject
    private Clock clock;

    Form write(PaymentRequest request) {
        Texts texts = Texts.shop(Locale.forLanguageTag(request.language()));
        Form form = new Form()
                .param("mode", "payment")
                .param("client_reference_id", request.reference())
                .param("metadata[reference]", request.reference())
                .param("metadata[attempt]", request.attemptDigest())
                .param("payment_intent_data[metadata][reference]", request.reference())
                .param("payment_intent_data[metadata][attempt]", request.attemptDigest())
                .param(
                        "payment_intent_data[description]",
                        cut(texts.format("cart.message", request.reference()), MAX_DESCRIPTION_LENGTH))
                // Stripe replaces the braces, which a URI would encode.
                .param(
                        "success_url",
                        settings.publicUrl() + "order/" + request.receiptToken() + "?session_id={CHECKOUT_SESSION_ID}")
                .param("cancel_url", settings.publicUrl() + "checkout")
                .param("locale", language(request.language()))
                .param("expires_at", Long.toString(expiry()));
        writeMethods(form, request.buying().type() == CustomerType.COMPANY);
        writeCustomer(form, request.buying().customer());
        writeLines(form, request);
        return form;
    }

    private long expiry() {
        long step = EXPIRY_STEP.toSeconds();
        long earliest = clock.instant().plus(stripe.sessionLifetime()).getEpochSecond();
        return (earliest / step + 1) * step;
    }

    private void writeMethods(Form form, boolean company) {
        List<String> offered = StripeMethods.offered(stripe.paymentMethods(), company);
        List<String> methods = offered.isEmpty() ? stripe.paymentMethods() : offered;
        for (int i = 0; i < methods.size(); i++) {
            form.param("payment_method_types[" + i + "]", methods.get(i));
        }
        methods.stream()
                .filter(StripeMethods::isCapturedLater)
                .forEach(method -> form.param("payment_method_options[" + method + "][capture_method]", "manual"));
    }

    /** The payment page asks for what the shopper did not enter at checkout. */
    private void writeCustomer(Form form, Customer customer) {
        Optional.ofNullable(customer)
                .map(Customer::getEmail)
                .flatMap(EmailAddress::parse)
                .ifPresent(email -> form.param("customer_email", email.ascii()));
        if (isComplete(customer)) {
            return;
        }
        form.param("metadata[" + ADDRESS_COLLECTED + "]", "true").param("phone_number_collection[enabled]", "true");
        List<String> countries = settings.countries();
        for (int i = 0; i < countries.size(); i++) {
            form.param("shipping_address_collection[allowed_countries][" + i + "]", countries.get(i));
        }
    }

    private static boolean isComplete(Customer customer) {
        if (customer == null) {
            return false;
        }
        PostalAddress address = customer.getDeliveryAddress();
        return Stream.of(
                        customer.getFirstName(),
                        customer.getLastName(),
                        customer.getEmail(),
                        address.line1(),
                        address.zip(),
                        address.city())
                .noneMatch(value -> value == null || value.isBlank());
    }

    /** Beyond Stripe's limit, the last item is the sum of all further lines. */
    private static void writeLines(Form form, PaymentRequest request) {
        List<Line> lines = request.lines();
        int single = lines.size() <= MAX_LINE_ITEMS ? lines.size() : MAX_LINE_ITEMS - 1;
        for (int i = 0; i < single; i++) {
            writeLine(form, i, request.currency(), lines.get(i));
        }
        if (single < lines.size()) {
            List<Line> rest = lines.subList(single, lines.size());
            writeItem(
                    form,
                    single,
                    request.currency(),
                    rest.get(0).name() + " (+" + (rest.size() - 1) + ")",
                    1,
                    Line.sum(rest));
        }
    }

    /** Stripe knows no discount of a line: a discounted line is one item at its total. */
    private static void writeLine(Form form, int index, String currency, Line line) {
        if (line.discountAmount() == 0) {
            writeItem(form, index, currency, line.name(), line.quantity(), line.unitAmount());
        } else {
            String name = line.quantity() == 1 ? line.name() : line.quantity() + " × " + line.name();
            writeItem(form, index, currency, name, 1, line.amount());
        }
    }

    private static void writeItem(Form form, int index, String currency, String name, int quantity, long unitAmount) {
        String item = "line_items[" + index + "]";
        form.param(item + "[quantity]", Integer.toString(quantity))
                .param(item + "[price_data][currency]", currency.toLowerCase(Locale.ROOT))
                .param(item + "[price_data][unit_amount]", Long.toString(unitAmount))
                .param(item + "[price_data][product_data][name]", name);
    }

    private static String language(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        String stripes = language.equals("no") || language.equals("nn") ? "nb" : language;
        return LANGUAGES.contains(stripes) ? stripes : "auto";
    }

    private static String cut(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength);
    }
}
