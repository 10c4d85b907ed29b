package se.kassa.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Ecster demands of a cart (developer site; the WooCommerce and Magento 2 plugins). Unknown fields are tolerated.
 * Rules that nobody has seen, and what the plugins sent without anybody knowing the answer, are checked in strict mode
 * only.
 */
public final class CartRules {

    private static final Set<BigDecimal> VAT_RATES =
            Set.of(BigDecimal.ZERO, BigDecimal.valueOf(600), BigDecimal.valueOf(1200), BigDecimal.valueOf(2500));
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);
    private static final int MOST_DIGITS = 12;
    private static final int LONGEST_REFERENCE = 64;
    private static final int LONGEST_ADDRESS = 2000;
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private final JsonObject cart;
    private final boolean strict;

    private CartRules(JsonObject cart, boolean strict) {
        this.cart = cart;
        this.strict = strict;
    }

    /**
     * Reads and checks a cart.
     *
     * @return the cart with every scalar in its own type
     * @throws EcsterError naming the first field that is wrong
     */
    public static JsonObject read(JsonObject body, boolean strict) {
        JsonObject cart = Requests.cart(body, strict);
        new CartRules(cart, strict).check();
        return cart;
    }

    private void check() {
        JsonObject locale = object(cart, "locale", "locale");
        pattern(text(locale, "language", "locale.language", 2), "[a-z]{2}", "locale.language", "must be ISO 639-1");
        country(unlessUnset(locale, "country", "locale.country", 2), "locale.country");
        country(
                strict
                        ? text(cart, "countryCode", "countryCode", 2)
                        : optionalText(cart, "countryCode", "countryCode", 2),
                "countryCode");
        JsonObject parameters = object(cart, "parameters", "parameters");
        address(
                unlessUnset(parameters, "shopTermsUrl", "parameters.shopTermsUrl", LONGEST_ADDRESS),
                "parameters.shopTermsUrl");
        address(optionalText(parameters, "returnUrl", "parameters.returnUrl", LONGEST_ADDRESS), "parameters.returnUrl");
        country(
                optionalText(parameters, "defaultDeliveryCountry", "parameters.defaultDeliveryCountry", 2),
                "parameters.defaultDeliveryCountry");
        purchaseType(parameters);
        deliveryMethods();
        consumer();
        JsonObject platform = optionalObject(cart, "platform");
        optionalText(platform, "reference", "platform.reference", guessed(255));
        optionalText(platform, "info", "platform.info", guessed(255));
        optionalText(cart, "orderReference", "orderReference", LONGEST_REFERENCE);
        address(optionalText(cart, "notificationUrl", "notificationUrl", LONGEST_ADDRESS), "notificationUrl");
        checkAmounts(object(cart, "cart", "cart"));
    }

    /** A length that nobody has seen: checked in strict mode only. */
    private int guessed(int longest) {
        return strict ? longest : UNLIMITED;
    }

    private static void purchaseType(JsonObject parameters) {
        String path = "parameters.purchaseType";
        JsonObject purchaseType = optionalObject(parameters, "purchaseType");
        if (!purchaseType.isEmpty()) {
            pattern(text(purchaseType, "type", path + ".type", 3), "B2C|B2B", path + ".type", "must be B2C or B2B");
        }
    }

    private void deliveryMethods() {
        JsonArray methods = cart.get("deliveryMethods") instanceof JsonArray all ? all : JsonValue.EMPTY_JSON_ARRAY;
        for (int i = 0; i < methods.size(); i++) {
            String path = "deliveryMethods[" + i + "]";
            JsonObject method = methods.getJsonObject(i);
            text(method, "id", path + ".id", guessed(64));
            text(method, "name", path + ".name", guessed(255));
            optionalText(method, "description", path + ".description", guessed(255));
            if (whole(method, "price", path + ".price").signum() < 0) {
                throw EcsterError.invalid(path + ".price", "must not be negative");
            }
        }
    }

    private void consumer() {
        JsonObject consumer = optionalObject(cart, "consumer");
        if (!isAbsent(consumer.get("nationalId"))) {
            throw EcsterError.nationalIdNotSupported();
        }
        JsonObject name = optionalObject(consumer, "name");
        optionalText(name, "firstName", "consumer.name.firstName", guessed(255));
        optionalText(name, "lastName", "consumer.name.lastName", guessed(255));
        JsonObject address = optionalObject(consumer, "address");
        for (String line : List.of("line1", "line2", "city", "zip", "province")) {
            optionalText(address, line, "consumer.address." + line, guessed(255));
        }
        country(optionalText(address, "country", "consumer.address.country", 2), "consumer.address.country");
        JsonObject contact = optionalObject(consumer, "contactInfo");
        pattern(
                optionalText(contact, "email", "consumer.contactInfo.email", guessed(320)),
                "[^@\\s]+@[^@\\s]+",
                "consumer.contactInfo.email",
                "must be an e-mail address");
        JsonObject cellular = optionalObject(contact, "cellular");
        optionalText(cellular, "number", "consumer.contactInfo.cellular.number", guessed(32));
        pattern(
                optionalText(cellular, "country", "consumer.contactInfo.cellular.country", 5),
                strict ? "\\+[0-9]{1,4}" : "\\+[0-9]{1,4}|[A-Z]{2}",
                "consumer.contactInfo.cellular.country",
                "must be a calling code like +46");
    }

    private void checkAmounts(JsonObject content) {
        pattern(
                text(content, "currency", "cart.currency", 3),
                strict ? "SEK" : "[A-Z]{3}",
                "cart.currency",
                strict ? "must be SEK" : "must be ISO 4217");
        BigDecimal amount = whole(content, "amount", "cart.amount");
        optionalText(content, "message", "cart.message", guessed(2000));
        BigDecimal sum = sumOfRows(content.get("rows"), "cart.rows", strict);
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
    static BigDecimal sumOfRows(JsonValue value, String path, boolean strict) {
        if (!(value instanceof JsonArray rows) || rows.isEmpty()) {
            throw EcsterError.invalid(path, "must have at least one row");
        }
        CartRules rules = new CartRules(JsonValue.EMPTY_JSON_OBJECT, strict);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < rows.size(); i++) {
            sum = sum.add(rules.rowAmount(rows.getJsonObject(i), path + "[" + i + "]"));
        }
        return sum;
    }

    private BigDecimal rowAmount(JsonObject row, String path) {
        optionalText(row, "partNumber", path + ".partNumber", guessed(32));
        text(row, "name", path + ".name", guessed(255));
        optionalText(row, "description", path + ".description", guessed(128));
        optionalText(row, "unit", path + ".unit", guessed(32));
        vatRate(row, path + ".vatRate");
        BigDecimal quantity = number(row, "quantity", path + ".quantity");
        if (quantity.signum() <= 0) {
            throw EcsterError.invalid(path + ".quantity", "must be above zero");
        }
        BigDecimal discount = isAbsent(row.get("discountAmount"))
                ? BigDecimal.ZERO
                : whole(row, "discountAmount", path + ".discountAmount");
        return quantity.multiply(whole(row, "unitAmount", path + ".unitAmount")).subtract(discount);
    }

    /** Shops sent other rates than Sweden's, quotients, or none; nobody knows how that was answered. */
    private void vatRate(JsonObject row, String path) {
        if (!strict && isAbsent(row.get("vatRate"))) {
            return;
        }
        BigDecimal rate = number(row, "vatRate", path);
        if (strict && VAT_RATES.stream().noneMatch(known -> known.compareTo(rate) == 0)) {
            throw EcsterError.invalid(path, "must be 0, 600, 1200 or 2500");
        }
        if (rate.signum() < 0 || rate.compareTo(WHOLE) > 0) {
            throw EcsterError.invalid(path, "must be percent times 100");
        }
    }

    static boolean isAbsent(JsonValue value) {
        return value == null || value.getValueType() == JsonValue.ValueType.NULL;
    }

    private static JsonObject optionalObject(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
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

    /** A mandatory text; but where it is sent empty, strict mode only refuses that. */
    private String unlessUnset(JsonObject parent, String name, String path, int longest) {
        boolean sentEmpty = !strict && parent.containsKey(name) && isAbsent(parent.get(name));
        return sentEmpty ? null : text(parent, name, path, longest);
    }

    private static String text(JsonObject parent, String name, String path, int longest) {
        return Optional.ofNullable(optionalText(parent, name, path, longest))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> EcsterError.invalid(path, "is mandatory"));
    }

    private static String optionalText(JsonObject parent, String name, String path, int longest) {
        if (!(parent.get(name) instanceof JsonString string)) {
            return null;
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

    /** A number of minor units; {@code 25000.0} is whole, and fractions were never taken (both plugins). */
    static BigDecimal whole(JsonObject parent, String name, String path) {
        BigDecimal value = number(parent, name, path);
        try {
            BigInteger units = value.toBigIntegerExact();
            if (units.abs().toString().length() <= MOST_DIGITS) {
                return new BigDecimal(units);
            }
        } catch (ArithmeticException e) {
            throw EcsterError.invalid(path, "must be a whole number of minor units");
        }
        throw EcsterError.invalid(path, "has more than " + MOST_DIGITS + " digits");
    }

    private void address(String value, String path) {
        boolean taken = value == null || (strict ? WebAddress.isCorrect(value) : WebAddress.isAbsolute(value));
        if (!taken) {
            throw EcsterError.invalid(path, "must be an absolute web address");
        }
    }
}
