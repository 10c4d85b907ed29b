package se.kassa.payment.ecster;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import se.kassa.order.Customer;
import se.kassa.order.PostalAddress;
import se.kassa.payment.ProviderPayment;
import se.kassa.payment.ProviderPayment.TransactionKind;
import se.kassa.payment.ProviderPaymentSummary;
import se.kassa.platform.contact.CompanyNumber;
import se.kassa.platform.text.InputNormalizer;

/**
 * Reads the answer of {@code GET /v1/orders/{orderId}} (developer site, shortened there; {@code invoiceFee} from the
 * WooCommerce plugin, {@code recipient} from the PrestaShop module). Unknown fields are tolerated, missing ones too,
 * where the payment can be judged without them.
 */
final class EcsterOrderResponse {

    private static final String NATIONAL_ID = "nationalId";

    private final JsonObject order;

    EcsterOrderResponse(JsonObject order) {
        this.order = order;
    }

    /** An order in the short form of the search. */
    ProviderPaymentSummary toSummary() {
        String status = text(order, "status");
        return new ProviderPaymentSummary(
                text(order, "id"),
                text(order, "orderReference"),
                EcsterStatus.stateOf(status),
                status,
                amount(order, "amount"),
                text(order, "currency"));
    }

    ProviderPayment toPayment() {
        String status = text(order, "status");
        JsonObject properties = object(order, "properties");
        return new ProviderPayment(
                new ProviderPayment.Identity(text(order, "id"), text(order, "orderReference"), null),
                new ProviderPayment.Status(EcsterStatus.stateOf(status), status, text(properties, "method")),
                new ProviderPayment.Amounts(
                        text(order, "currency"),
                        amount(order, "amount"),
                        fee(properties),
                        amount(order, "debitedAmount"),
                        amount(order, "creditedAmount")),
                customer(),
                rows(),
                transactions(),
                withoutNationalId(order).toString());
    }

    private static long fee(JsonObject properties) {
        return properties.containsKey("invoiceFee") ? amount(properties, "invoiceFee") : amount(properties, "startFee");
    }

    private Customer customer() {
        JsonObject consumer = object(order, "consumer");
        if (consumer.isEmpty()) {
            return null;
        }
        JsonObject name = object(consumer, "name");
        JsonObject contact = object(consumer, "contactInfo");
        PostalAddress address = address(object(consumer, "address"));
        String companyNumber = Optional.ofNullable(text(consumer, NATIONAL_ID))
                .flatMap(CompanyNumber::parseUnchecked)
                .orElse(null);
        String company = companyNumber == null ? null : address.line2();
        Customer buyer = new Customer(
                cut(text(name, "firstName"), 200),
                cut(text(name, "lastName"), 200),
                cut(text(contact, "email"), 320),
                cut(text(object(contact, "cellular"), "number"), 64),
                company == null ? address : address.withLine2(null));
        if (company != null) {
            buyer = buyer.ofCompany(company, companyNumber);
        }
        JsonObject recipient = object(order, "recipient");
        JsonObject delivery = object(recipient, "address");
        return text(delivery, "line1") == null ? buyer : buyer.deliveredTo(fullName(recipient), address(delivery));
    }

    private static String fullName(JsonObject recipient) {
        JsonObject name = object(recipient, "name");
        String joined = Stream.of(text(name, "firstName"), text(name, "lastName"))
                .flatMap(Stream::ofNullable)
                .reduce((first, last) -> first + " " + last)
                .orElse(null);
        return cut(joined, 400);
    }

    private static PostalAddress address(JsonObject address) {
        return new PostalAddress(
                cut(text(address, "line1"), 200),
                cut(text(address, "line2"), 200),
                cut(text(address, "zip"), 32),
                cut(text(address, "city"), 200),
                Optional.ofNullable(text(address, "country"))
                        .filter(country -> country.length() == 2)
                        .orElse(null));
    }

    /** The rows of the original transaction: what was bought, before anything was debited or credited. */
    private List<ProviderPayment.Row> rows() {
        return objects(array(order, "transactions"))
                .filter(transaction -> "ORIGINAL".equals(text(transaction, "type")))
                .flatMap(transaction -> objects(array(transaction, "rows")))
                .map(EcsterOrderResponse::row)
                .toList();
    }

    private static ProviderPayment.Row row(JsonObject row) {
        return new ProviderPayment.Row(
                cut(text(row, "partNumber"), 32),
                cut(text(row, "name"), 255),
                quantity(row),
                amount(row, "unitAmount"),
                amount(row, "discountAmount"),
                row.containsKey("vatRate") ? (int) amount(row, "vatRate") : -1);
    }

    /** In Ecster's words: debits, credits and what was annulled ({@code ANNULL} once on the developer site). */
    private List<ProviderPayment.Transaction> transactions() {
        return objects(array(order, "transactions"))
                .flatMap(transaction -> kind(text(transaction, "type")).stream()
                        .map(kind -> new ProviderPayment.Transaction(
                                text(transaction, "id"),
                                kind,
                                text(transaction, "transactionReference"),
                                amount(transaction, "amount"),
                                text(transaction, "debitTransaction"))))
                .filter(transaction -> transaction.id() != null)
                .toList();
    }

    private static Optional<TransactionKind> kind(String type) {
        return Optional.ofNullable(
                switch (String.valueOf(type)) {
                    case "DEBIT" -> TransactionKind.CAPTURE;
                    case "CREDIT" -> TransactionKind.REFUND;
                    case "ANNUL", "ANNULL" -> TransactionKind.VOID;
                    default -> null;
                });
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    private static int quantity(JsonObject row) {
        return row.get("quantity") instanceof JsonNumber number
                ? number.bigDecimalValue().stripTrailingZeros().scale() > 0
                        ? -1
                        : number.bigDecimalValue().intValue()
                : -1;
    }

    /** The same, without a personal identity number anywhere in it. */
    static JsonStructure withoutNationalId(JsonStructure answer) {
        return answer instanceof JsonObject object ? withoutNationalId(object) : withoutNationalId((JsonArray) answer);
    }

    private static JsonObject withoutNationalId(JsonObject object) {
        JsonObjectBuilder copy = EcsterJson.object();
        for (Map.Entry<String, JsonValue> field : object.entrySet()) {
            if (!field.getKey().equals(NATIONAL_ID)) {
                copy.add(field.getKey(), clean(field.getValue()));
            }
        }
        return copy.build();
    }

    private static JsonArray withoutNationalId(JsonArray array) {
        JsonArrayBuilder copy = EcsterJson.array();
        array.forEach(value -> copy.add(clean(value)));
        return copy.build();
    }

    private static JsonValue clean(JsonValue value) {
        return value instanceof JsonStructure structure ? withoutNationalId(structure) : value;
    }

    private static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    /** A text or a number, fit for the database; null where there is none. */
    static String text(JsonObject object, String field) {
        JsonValue value = object.get(field);
        if (value instanceof JsonString string) {
            return InputNormalizer.storable(string.getString());
        }
        return value instanceof JsonNumber number ? number.toString() : null;
    }

    private static JsonObject object(JsonObject object, String field) {
        return object.get(field) instanceof JsonObject inner ? inner : JsonValue.EMPTY_JSON_OBJECT;
    }

    static JsonArray array(JsonObject object, String field) {
        return object.get(field) instanceof JsonArray inner ? inner : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** A whole number of minor units; 0 where there is none. */
    private static long amount(JsonObject object, String field) {
        if (!(object.get(field) instanceof JsonNumber number)) {
            return 0;
        }
        BigDecimal value = number.bigDecimalValue();
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            return -1;
        }
    }
}
