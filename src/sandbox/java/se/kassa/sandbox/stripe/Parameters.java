package se.kassa.sandbox.stripe;

import static se.kassa.sandbox.stripe.Schema.email;
import static se.kassa.sandbox.stripe.Schema.flag;
import static se.kassa.sandbox.stripe.Schema.integer;
import static se.kassa.sandbox.stripe.Schema.list;
import static se.kassa.sandbox.stripe.Schema.metadata;
import static se.kassa.sandbox.stripe.Schema.oneOf;
import static se.kassa.sandbox.stripe.Schema.text;
import static se.kassa.sandbox.stripe.Schema.times;
import static se.kassa.sandbox.stripe.Schema.url;

/**
 * The parameters of each operation, by the names of Stripe's API. Those of Stripe that the sandbox does not play
 * (customers, coupons, tax rates, prices, subscriptions) are refused like unknown ones.
 */
public final class Parameters {

    /** The largest amount: eight digits. */
    static final long LARGEST_AMOUNT = 99_999_999;

    private static final int URL_LENGTH = 5000;

    private static final Schema ID = text(255);
    private static final Schema EXPAND = list(text(255), 20);
    private static final Schema LIMIT = integer(1, 100);
    private static final Schema CURRENCY = oneOf("sek", "eur", "dkk", "nok", "gbp", "usd");
    private static final Schema METHOD = oneOf("card", "swish", "klarna", "billie");
    private static final Schema MANUAL = Schema.of("capture_method", oneOf("manual"));
    private static final Schema ENABLED = Schema.of("!enabled", flag());
    private static final Schema MESSAGE = Schema.of("!message", text(1200));

    private static final Schema ADDRESS = Schema.of(
            "city", text(5000),
            "country", text(2),
            "line1", text(5000),
            "line2", text(5000),
            "postal_code", text(5000),
            "state", text(5000));

    private static final Schema PRODUCT = Schema.of(
            "!name", text(5000),
            "description", text(40_000),
            "images", list(url(2048), 8),
            "metadata", metadata(),
            "tax_code", text(255),
            "unit_label", text(255));

    private static final Schema PRICE = Schema.of(
            "!currency",
            CURRENCY,
            "!unit_amount",
            integer(0, LARGEST_AMOUNT),
            "!product_data",
            PRODUCT,
            "tax_behavior",
            oneOf("inclusive", "exclusive", "unspecified"));

    private static final Schema INTENT = Schema.of(
            "capture_method", oneOf("automatic", "automatic_async", "manual"),
            "description", text(1000),
            "metadata", metadata(),
            "receipt_email", email(),
            "shipping",
                    Schema.of(
                            "!address", ADDRESS,
                            "!name", text(5000),
                            "carrier", text(5000),
                            "phone", text(5000),
                            "tracking_number", text(5000)),
            "statement_descriptor", text(22),
            "statement_descriptor_suffix", text(22));

    /** Swish has no {@code capture_method}: its money is taken at once. */
    private static final Schema METHOD_OPTIONS = Schema.of(
            "card",
            Schema.of(
                    "capture_method", oneOf("manual"),
                    "request_three_d_secure", oneOf("any", "automatic", "challenge")),
            "klarna",
            MANUAL,
            "billie",
            MANUAL,
            "swish",
            Schema.of("reference", text(5000)));

    public static final Schema.Structure CREATE_SESSION = Schema.of(
            "!mode", oneOf("payment"),
            "!line_items",
                    list(
                            Schema.of("!price_data", PRICE, "!quantity", integer(1, 999_999), "metadata", metadata()),
                            100),
            "!success_url", url(URL_LENGTH),
            "cancel_url", url(URL_LENGTH),
            "client_reference_id", text(200),
            "payment_method_types", list(METHOD, 100),
            "payment_method_options", METHOD_OPTIONS,
            "payment_intent_data", INTENT,
            "customer_email", email(),
            "locale", oneOf("auto", "sv", "en", "en-GB", "da", "nb", "fi", "de"),
            "billing_address_collection", oneOf("auto", "required"),
            "phone_number_collection", ENABLED,
            "tax_id_collection", ENABLED,
            "shipping_address_collection", Schema.of("!allowed_countries", list(text(2), 250)),
            "custom_text",
                    Schema.of(
                            "submit", MESSAGE,
                            "after_submit", MESSAGE,
                            "shipping_address", MESSAGE,
                            "terms_of_service_acceptance", MESSAGE),
            "consent_collection",
                    Schema.of(
                            "terms_of_service", oneOf("none", "required"),
                            "promotions", oneOf("auto", "none")),
            "customer_creation", oneOf("always", "if_required"),
            "submit_type", oneOf("auto", "book", "donate", "pay"),
            "ui_mode", oneOf("hosted", "hosted_page"),
            "expires_at", integer(0, Long.MAX_VALUE),
            "metadata", metadata(),
            "expand", EXPAND);

    /** An operation or a query without parameters of its own. */
    public static final Schema.Structure NONE = Schema.of("expand", EXPAND);

    public static final Schema.Structure LIST_SESSIONS = Schema.of(
            "created", times(),
            "status", oneOf("open", "complete", "expired"),
            "payment_intent", ID,
            "limit", LIMIT,
            "starting_after", ID,
            "ending_before", ID,
            "expand", EXPAND);

    public static final Schema.Structure LIST_LINE_ITEMS =
            Schema.of("limit", LIMIT, "starting_after", ID, "ending_before", ID, "expand", EXPAND);

    public static final Schema.Structure CAPTURE = Schema.of(
            "amount_to_capture", integer(1, LARGEST_AMOUNT),
            "final_capture", flag(),
            "metadata", metadata(),
            "statement_descriptor", text(22),
            "statement_descriptor_suffix", text(22),
            "expand", EXPAND);

    public static final Schema.Structure CANCEL = Schema.of(
            "cancellation_reason",
            oneOf("duplicate", "fraudulent", "requested_by_customer", "abandoned"),
            "expand",
            EXPAND);

    public static final Schema.Structure SEARCH =
            Schema.of("!query", text(1000), "limit", LIMIT, "page", text(255), "expand", EXPAND);

    public static final Schema.Structure REFUND = Schema.of(
            "payment_intent",
            ID,
            "charge",
            ID,
            "amount",
            integer(1, LARGEST_AMOUNT),
            "reason",
            oneOf("duplicate", "fraudulent", "requested_by_customer"),
            "metadata",
            metadata(),
            "expand",
            EXPAND);

    public static final Schema.Structure LIST_REFUNDS = Schema.of(
            "created", times(),
            "payment_intent", ID,
            "charge", ID,
            "limit", LIMIT,
            "starting_after", ID,
            "ending_before", ID,
            "expand", EXPAND);

    public static final Schema.Structure LIST_EVENTS = Schema.of(
            "created",
            times(),
            "type",
            text(255),
            "types",
            list(text(255), 20),
            "delivery_success",
            flag(),
            "limit",
            LIMIT,
            "starting_after",
            ID,
            "ending_before",
            ID,
            "expand",
            EXPAND);

    public static final Schema.Structure CREATE_ENDPOINT = Schema.of(
            "!url", url(URL_LENGTH),
            "!enabled_events", list(text(255), 500),
            "api_version", oneOf(ApiVersions.NAMES),
            "description", text(5000),
            "metadata", metadata(),
            "expand", EXPAND);

    private Parameters() {}
}
