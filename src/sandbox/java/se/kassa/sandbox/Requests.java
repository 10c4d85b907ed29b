package se.kassa.sandbox;

import jakarta.json.JsonObject;

/** The requests of Ecster's API that have a body, field by field (developer site; WooCommerce and Magento 2 plugins). */
final class Requests {

    private static final Shape ROWS = Shape.list(Shape.object(
            "partNumber", Shape.TEXT,
            "name", Shape.TEXT,
            "description", Shape.TEXT,
            "quantity", Shape.NUMBER,
            "unitAmount", Shape.NUMBER,
            "unit", Shape.TEXT,
            "vatRate", Shape.NUMBER,
            "discountAmount", Shape.NUMBER,
            "serials", Shape.list(Shape.TEXT),
            "fee", Shape.FLAG,
            "provided", Shape.FLAG));

    private static final Shape CONSUMER = Shape.object(
            "name",
            Shape.object("firstName", Shape.TEXT, "lastName", Shape.TEXT),
            "address",
            Shape.object(
                    "line1", Shape.TEXT,
                    "line2", Shape.TEXT,
                    "city", Shape.TEXT,
                    "zip", Shape.TEXT,
                    "province", Shape.TEXT,
                    "country", Shape.CODE),
            "contactInfo",
            Shape.object(
                    "email",
                    Shape.OPTIONAL_TEXT,
                    "cellular",
                    Shape.object("number", Shape.TEXT, "country", Shape.CODE)));

    private static final Shape CART = Shape.object(
            "locale",
            Shape.object("language", Shape.SMALL_CODE, "country", Shape.CODE),
            "countryCode",
            Shape.CODE,
            "parameters",
            Shape.object(
                    "shopTermsUrl",
                    Shape.OPTIONAL_TEXT,
                    "returnUrl",
                    Shape.OPTIONAL_TEXT,
                    "defaultDeliveryCountry",
                    Shape.CODE,
                    "purchaseType",
                    Shape.object("type", Shape.WORD, "show", Shape.FLAG),
                    "inPerson",
                    Shape.FLAG,
                    "validTo",
                    Shape.OPTIONAL_TEXT),
            "deliveryMethods",
            Shape.list(Shape.object(
                    "id", Shape.TEXT,
                    "name", Shape.TEXT,
                    "description", Shape.TEXT,
                    "price", Shape.NUMBER,
                    "selected", Shape.FLAG)),
            "cart",
            Shape.object("amount", Shape.NUMBER, "currency", Shape.CODE, "message", Shape.TEXT, "rows", ROWS),
            "consumer",
            CONSUMER,
            "orderReference",
            Shape.TEXT,
            "notificationUrl",
            Shape.OPTIONAL_TEXT,
            "platform",
            Shape.object("reference", Shape.TEXT, "info", Shape.TEXT));

    private static final Shape TRANSACTION = Shape.object(
            "type", Shape.WORD,
            "amount", Shape.NUMBER,
            "transactionReference", Shape.TEXT,
            "debitTransaction", Shape.TEXT,
            "closeDebit", Shape.FLAG,
            "rows", ROWS,
            "message", Shape.TEXT);

    private static final Shape REFERENCE = Shape.object("orderReference", Shape.TEXT);

    private Requests() {}

    static JsonObject cart(JsonObject body, boolean strict) {
        return CART.read(body, "", strict).asJsonObject();
    }

    /** A debit, credit, annulment or refund. */
    static JsonObject transaction(JsonObject body, boolean strict) {
        return TRANSACTION.read(body, "", strict).asJsonObject();
    }

    static JsonObject reference(JsonObject body, boolean strict) {
        return REFERENCE.read(body, "", strict).asJsonObject();
    }
}
