package se.kassa.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * What Ecster demands of a cart (developer site; VAT rates and lengths as the WooCommerce plugin keeps them). Unknown
 * fields are tolerated.
 */
public final class CartRules {

    private static final Set<Long> VAT_RATES = Set.of(0L, 600L, 1200L, 2500L);

    private final JsonObject cart;

    private CartRules(JsonObject cart) {
        this.cart = cart;
    }

    /** @throws EcsterError naming the first field that is wrong */
    public static void check(JsonObject cart) {
        new CartRules(cart).check();
    }

    private void check() {
        JsonObject locale = object(cart, "locale", "locale");
        pattern(text(locale, "language", "locale.language", 2), "[a-z]{2}", "locale.language", "must be ISO 639-1");
        country(text(locale, "country", "locale.country", 2), "locale.country");
        country(text(cart, "countryCode", "countryCode", 2), "countryCode");
        JsonObject parameters = object(cart, "parameters", "parameters");
        address(text(parameters, "shopTermsUrl", "parameters.shopTermsUrl", 2000), "parameters.shopTermsUrl");
        address(optionalText(parameters, "returnUrl", "parameters.returnUrl", 2000), "parameters.returnUrl");
        country(
                optionalText(parameters, "defaultDeliveryCountry", "parameters.defaultDeliveryCountry", 2),
                "parameters.defaultDeliveryCountry");
        purchaseType(parameters);
        deliveryMethods();
        consumer();
        JsonObject platform = optionalObject(cart, "platform", "platform");
        optionalText(platform, "reference", "platform.reference", 255);
        optionalText(platform, "info", "platform.info", 255);
        optionalText(cart, "orderReference", "orderReference", 64);
        address(optionalText(cart, "notificationUrl", "notificationUrl", 2000), "notificationUrl");
        checkAmounts(object(cart, "cart", "cart"));
    }

    private static void purchaseType(JsonObject parameters) {
        String path = "parameters.purchaseType";
        if (isAbsent(parameters.get("purchaseType"))) {
            return;
        }
        JsonObject purchaseType = object(parameters, "purchaseType", path);
        pattern(text(purchaseType, "type", path + ".type", 3), "B2C|B2B", path + ".type", "must be B2C or B2B");
        flag(purchaseType, "show", path + ".show");
    }

    private void deliveryMethods() {
        List<? extends JsonValue> methods = list(cart, "deliveryMethods", "deliveryMethods");
        for (int i = 0; i < methods.size(); i++) {
            String path = "deliveryMethods[" + i + "]";
            JsonObject method = entry(methods.get(i), path);
            text(method, "id", path + ".id", 64);
            text(method, "name", path + ".name", 255);
            optionalText(method, "description", path + ".description", 255);
            if (whole(method, "price", path + ".price").signum() < 0) {
                throw EcsterError.invalid(path + ".price", "must not be negative");
            }
            flag(method, "selected", path + ".selected");
        }
    }

    private void consumer() {
        JsonObject consumer = optionalObject(cart, "consumer", "consumer");
        pattern(
                optionalText(consumer, "nationalId", "consumer.nationalId", 20),
                "[A-Z]{2}[0-9]{6,8}-?[0-9]{4}",
                "consumer.nationalId",
                "must look like SE480502-4876");
        JsonObject name = optionalObject(consumer, "name", "consumer.name");
        optionalText(name, "firstName", "consumer.name.firstName", 255);
        optionalText(name, "lastName", "consumer.name.lastName", 255);
        JsonObject address = optionalObject(consumer, "address", "consumer.address");
        for (String line : List.of("line1", "line2", "city", "zip", "province")) {
            optionalText(address, line, "consumer.address." + line, 255);
        }
        country(optionalText(address, "country", "consumer.address.country", 2), "consumer.address.country");
        JsonObject contact = optionalObject(consumer, "contactInfo", "consumer.contactInfo");
        pattern(
                optionalText(contact, "email", "consumer.contactInfo.email", 320),
                "[^@\\s]+@[^@\\s]+",
                "consumer.contactInfo.email",
                "must be an e-mail address");
        JsonObject cellular = optionalObject(contact, "cellular", "consumer.contactInfo.cellular");
        optionalText(cellular, "number", "consumer.contactInfo.cellular.number", 32);
        country(
                optionalText(cellular, "country", "consumer.contactInfo.cellular.country", 2),
                "consumer.contactInfo.cellular.country");
    }

    private static void checkAmounts(JsonObject content) {
        if (!"SEK".equals(text(content, "currency", "cart.currency", 3))) {
            throw EcsterError.invalid("cart.currency", "must be SEK");
        }
        BigDecimal amount = whole(content, "amount", "cart.amount");
        optionalText(content, "message", "cart.message", 2000);
        BigDecimal sum = sumOfRows(content.get("rows"), "cart.rows");
        if (sum.compareTo(amount) != 0) {
            throw EcsterError.invalid("cart.amount", "is " + amount + ", the rows sum to " + sum.toPlainString());
        }
        if (amount.signum() <= 0) {
            throw EcsterError.invalid("cart.amount", "must be above zero");
        }
    }

    /**
     * Checks rows and adds them up.
     *
     * @throws EcsterError naming the first field that is wrong
     */
    static BigDecimal sumOfRows(JsonValue value, String path) {
        if (!(value instanceof JsonArray rows) || rows.isEmpty()) {
            throw EcsterError.invalid(path, "must have at least one row");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < rows.size(); i++) {
            String row = path + "[" + i + "]";
            sum = sum.add(rowAmount(entry(rows.get(i), row), row));
        }
        return sum;
    }

    private static BigDecimal rowAmount(JsonObject row, String path) {
        optionalText(row, "partNumber", path + ".partNumber", 32);
        text(row, "name", path + ".name", 255);
        optionalText(row, "description", path + ".description", 128);
        optionalText(row, "unit", path + ".unit", 32);
        flag(row, "fee", path + ".fee");
        flag(row, "provided", path + ".provided");
        List<? extends JsonValue> serials = list(row, "serials", path + ".serials");
        if (!serials.stream().allMatch(JsonString.class::isInstance)) {
            throw EcsterError.invalid(path + ".serials", "must be texts");
        }
        if (!VAT_RATES.contains(whole(row, "vatRate", path + ".vatRate").longValueExact())) {
            throw EcsterError.invalid(path + ".vatRate", "must be 0, 600, 1200 or 2500");
        }
        BigDecimal quantity = number(row, "quantity", path + ".quantity");
        if (quantity.signum() <= 0) {
            throw EcsterError.invalid(path + ".quantity", "must be above zero");
        }
        BigDecimal discount = isAbsent(row.get("discountAmount"))
                ? BigDecimal.ZERO
                : whole(row, "discountAmount", path + ".discountAmount");
        return quantity.multiply(whole(row, "unitAmount", path + ".unitAmount")).subtract(discount);
    }

    private static boolean isAbsent(JsonValue value) {
        return value == null || value.getValueType() == JsonValue.ValueType.NULL;
    }

    private static JsonObject entry(JsonValue value, String path) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw EcsterError.invalid(path, "must be an object");
    }

    private static JsonObject optionalObject(JsonObject parent, String name, String path) {
        return isAbsent(parent.get(name)) ? JsonValue.EMPTY_JSON_OBJECT : entry(parent.get(name), path);
    }

    private static List<? extends JsonValue> list(JsonObject parent, String name, String path) {
        if (isAbsent(parent.get(name))) {
            return List.of();
        }
        if (parent.get(name) instanceof JsonArray array) {
            return array;
        }
        throw EcsterError.invalid(path, "must be a list");
    }

    private static void flag(JsonObject parent, String name, String path) {
        JsonValue value = parent.get(name);
        if (!isAbsent(value) && !value.equals(JsonValue.TRUE) && !value.equals(JsonValue.FALSE)) {
            throw EcsterError.invalid(path, "must be true or false");
        }
    }

    private static void country(String value, String path) {
        pattern(value, "[A-Z]{2}", path, "must be ISO 3166-1 alpha-2");
    }

    private static void pattern(String value, String pattern, String path, String rule) {
        if (value != null && !value.matches(pattern)) {
            throw EcsterError.invalid(path, rule);
        }
    }

    private static JsonObject object(JsonObject parent, String name, String path) {
        if (parent.get(name) instanceof JsonObject object) {
            return object;
        }
        throw EcsterError.invalid(path, "is mandatory");
    }

    private static String text(JsonObject parent, String name, String path, int longest) {
        String value = optionalText(parent, name, path, longest);
        if (value == null || value.isBlank()) {
            throw EcsterError.invalid(path, "is mandatory");
        }
        return value;
    }

    private static String optionalText(JsonObject parent, String name, String path, int longest) {
        JsonValue value = parent.get(name);
        if (isAbsent(value)) {
            return null;
        }
        if (!(value instanceof JsonString string)) {
            throw EcsterError.invalid(path, "must be a text");
        }
        if (string.getString().length() > longest) {
            throw EcsterError.invalid(path, "has more than " + longest + " characters");
        }
        return string.getString();
    }

    private static BigDecimal number(JsonObject parent, String name, String path) {
        if (parent.get(name) instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        throw EcsterError.invalid(path, "is mandatory and a number");
    }

    private static BigDecimal whole(JsonObject parent, String name, String path) {
        BigDecimal value = number(parent, name, path);
        if (value.stripTrailingZeros().scale() > 0 || value.precision() > 12) {
            throw EcsterError.invalid(path, "must be a whole number of minor units");
        }
        return value;
    }

    private static void address(String value, String path) {
        if (value == null) {
            return;
        }
        try {
            URI address = URI.create(value);
            if (address.getHost() == null || !address.getScheme().matches("https?")) {
                throw EcsterError.invalid(path, "must be an absolute web address");
            }
        } catch (IllegalArgumentException e) {
            throw EcsterError.invalid(path, "must be an absolute web address");
        }
    }
}
