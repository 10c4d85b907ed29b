package se.kassa.payment.stripe;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import se.kassa.order.Customer;
import se.kassa.order.PostalAddress;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.ProviderPayment.Transaction;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.ProviderPaymentSummary;

/** Turns a PaymentIntent with its latest charge, its Checkout Session and its refunds into a payment. */
final class StripePaymentMapper {

    /** Metadata with our reference of the attempt. */
    static final String REFERENCE = "reference";

    /** Metadata with the digest of the attempt's token: other shops of the account may have the same references. */
    static final String ATTEMPT = "attempt";

    /** Metadata with our reference of a capture or refund. */
    static final String OPERATION = "operation";

    /** How long Stripe keeps an authorisation as a rule, where the charge does not say. */
    private static final Duration AUTHORISATION = Duration.ofDays(7);

    /** Fields that are secret or personal and that nobody needs in the history of an order. */
    private static final Set<String> DROPPED = Set.of(
            "client_secret",
            "fingerprint",
            "billing_details",
            "shipping",
            "receipt_email",
            "receipt_url",
            "customer_details",
            "customer_email",
            "collected_information",
            "tax_ids",
            "dob",
            "payer_details",
            "buyer_id");

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private StripePaymentMapper() {}

    /**
     * @param session empty if it is not known
     * @param refunds all refunds of the payment, in any state
     */
    static ProviderPayment payment(StripeObject intent, StripeObject session, List<StripeObject> refunds) {
        StripeObject charge = intent.object("latest_charge");
        StripeStatus status = StripeStatus.of(intent, session);
        return new ProviderPayment(
                new ProviderPayment.Identity(
                        intent.text("id"),
                        intent.object("metadata").text(REFERENCE),
                        intent.object("metadata").text(ATTEMPT)),
                new ProviderPayment.Status(
                        status.state(),
                        status.word(),
                        charge.object("payment_method_details").text("type", 64),
                        authorisationExpiresAt(intent, charge),
                        charge.flag("disputed")),
                new ProviderPayment.Amounts(
                        currency(intent),
                        intent.amount("amount"),
                        0,
                        intent.amount("amount_received"),
                        refunded(refunds)),
                customer(session),
                List.of(),
                transactions(intent, charge, refunds),
                response(intent, session, refunds));
    }

    private static long refunded(List<StripeObject> refunds) {
        return refunds.stream()
                .filter(StripePaymentMapper::isRefunded)
                .mapToLong(refund -> refund.amount("amount"))
                .sum();
    }

    /** All that the payment is made from: a refund can succeed, or a session expire, without a change of the intent. */
    private static String response(StripeObject intent, StripeObject session, List<StripeObject> refunds) {
        JsonArrayBuilder all = BUILDERS.createArrayBuilder();
        refunds.forEach(refund -> all.add(cleaned(refund.json())));
        JsonObjectBuilder answer =
                BUILDERS.createObjectBuilder(cleaned(intent.json())).add("refunds", all);
        if (session.text("status") != null) {
            answer.add("session_status", session.text("status"));
        }
        return answer.build().toString();
    }

    /** A session in a list whose intent is expanded; empty if nobody has begun to pay it. */
    static Optional<ProviderPaymentSummary> summary(StripeObject session) {
        String id = session.id("payment_intent");
        if (id == null) {
            return Optional.empty();
        }
        StripeStatus status = StripeStatus.of(session.object("payment_intent"), session);
        return Optional.of(new ProviderPaymentSummary(
                id,
                session.object("metadata").text(REFERENCE),
                session.object("metadata").text(ATTEMPT),
                status.state(),
                status.word(),
                session.amount("amount_total"),
                currency(session)));
    }

    private static String currency(StripeObject object) {
        String currency = object.text("currency");
        return currency == null ? null : currency.toUpperCase(Locale.ROOT);
    }

    static boolean isRefunded(StripeObject refund) {
        return "succeeded".equals(refund.text("status"));
    }

    /** The capture and the completed refunds, oldest first; and the end of an authorisation that was not captured. */
    private static List<Transaction> transactions(
            StripeObject intent, StripeObject charge, List<StripeObject> refunds) {
        List<Transaction> transactions = new ArrayList<>();
        String chargeId = intent.id("latest_charge");
        if (chargeId != null && intent.amount("amount_received") > 0) {
            transactions.add(new Transaction(
                    chargeId,
                    TransactionKind.CAPTURE,
                    intent.object("metadata").text(OPERATION),
                    intent.amount("amount_received"),
                    null));
        }
        refunds.stream()
                .filter(StripePaymentMapper::isRefunded)
                .filter(refund -> refund.text("id") != null)
                .sorted(Comparator.comparingLong(refund -> refund.amount("created")))
                .map(refund -> new Transaction(
                        refund.text("id"),
                        TransactionKind.REFUND,
                        refund.object("metadata").text(OPERATION),
                        refund.amount("amount"),
                        refund.id("charge")))
                .forEach(transactions::add);
        if (chargeId != null && "canceled".equals(intent.text("status"))) {
            transactions.add(
                    new Transaction(intent.text("id"), TransactionKind.VOID, null, intent.amount("amount"), null));
        }
        return transactions;
    }

    private static OffsetDateTime authorisationExpiresAt(StripeObject intent, StripeObject charge) {
        if (!"requires_capture".equals(intent.text("status"))) {
            return null;
        }
        StripeObject details = charge.object("payment_method_details");
        String method = details.text("type");
        return Optional.ofNullable(method)
                .flatMap(type -> details.object(type).time("capture_before"))
                .or(() ->
                        charge.time("created").or(() -> intent.time("created")).map(since -> since.plus(AUTHORISATION)))
                .orElse(null);
    }

    /** What the payment page asked for; null if the shopper had entered it at checkout. */
    private static Customer customer(StripeObject session) {
        if (!"true".equals(session.object("metadata").text(SessionForm.ADDRESS_COLLECTED))) {
            return null;
        }
        StripeObject shipping = session.object("collected_information").object("shipping_details");
        StripeObject details = session.object("customer_details");
        String name = Optional.ofNullable(shipping.text("name", 400)).orElse(details.text("name", 400));
        if (name == null) {
            return null;
        }
        int space = name.strip().lastIndexOf(' ');
        return new Customer(
                space < 0 ? null : cut(name.strip().substring(0, space)),
                cut(name.strip().substring(space + 1)),
                details.text("email", 320),
                details.text("phone", 64),
                address(shipping.isEmpty() ? details.object("address") : shipping.object("address")));
    }

    private static PostalAddress address(StripeObject address) {
        String country = address.text("country");
        return new PostalAddress(
                address.text("line1", 200),
                address.text("line2", 200),
                address.text("postal_code", 32),
                address.text("city", 200),
                country == null || country.length() != 2 ? null : country);
    }

    private static String cut(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }

    /** A copy without secrets and personal data. */
    static JsonObject cleaned(JsonObject object) {
        JsonObjectBuilder copy = BUILDERS.createObjectBuilder();
        for (Map.Entry<String, JsonValue> field : object.entrySet()) {
            if (!DROPPED.contains(field.getKey())) {
                copy.add(field.getKey(), cleaned(field.getValue()));
            }
        }
        return copy.build();
    }

    private static JsonValue cleaned(JsonValue value) {
        if (value instanceof JsonObject object) {
            return cleaned(object);
        }
        if (value instanceof JsonArray array) {
            JsonArrayBuilder copy = BUILDERS.createArrayBuilder();
            array.forEach(element -> copy.add(cleaned(element)));
            return copy.build();
        }
        return value;
    }
}
