package se.kassa.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Set;

/**
 * What Ecster demands of a cart (developer site; VAT rates and lengths as the WooCommerce plugin keeps them). Unknown
 * fields are tolerated.
 */
public final class CartRules {

    private static final Set<Integer> VAT_RATES = Set.of(0, 600, 1200, 2500);

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
        text(locale, "language", "locale.language", 2);
        text(locale, "country", "locale.country", 2);
        text(cart, "countryCode", "countryCode", 2);
        JsonObject parameters = object(cart, "parameters", "parameters");
        address(text(parameters, "shopTermsUrl", "parameters.shopTermsUrl", 2000), "parameters.shopTermsUrl");
        address(optionalText(parameters, "returnUrl", "parameters.returnUrl", 2000), "parameters.returnUrl");
        purchaseType(parameters);
        optionalText(cart, "orderReference", "orderReference", 64);
        address(optionalText(cart, "notificationUrl", "notificationUrl", 2000), "notificationUrl");
        checkAmounts(object(cart, "cart", "cart"));
    }

    private static void purchaseType(JsonObject parameters) {
        if (parameters.get("purchaseType") instanceof JsonObject purchaseType) {
            String type = text(purchaseType, "type", "parameters.purchaseType.type", 3);
            if (!type.equals("B2C") && !type.equals("B2B")) {
                throw EcsterError.invalid("parameters.purchaseType.type", "must be B2C or B2B");
            }
        }
    }

    private static void checkAmounts(JsonObject content) {
        if (!"SEK".equals(text(content, "currency", "cart.currency", 3))) {
            throw EcsterError.invalid("cart.currency", "must be SEK");
        }
        BigDecimal amount = whole(content, "amount", "cart.amount");
        if (!(content.get("rows") instanceof JsonArray rows) || rows.isEmpty()) {
            throw EcsterError.invalid("cart.rows", "must have at least one row");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < rows.size(); i++) {
            sum = sum.add(rowAmount(rows.get(i), "cart.rows[" + i + "]"));
        }
        if (sum.compareTo(amount) != 0) {
            throw EcsterError.invalid("cart.amount", "is " + amount + ", the rows sum to " + sum.toPlainString());
        }
        if (amount.signum() <= 0) {
            throw EcsterError.invalid("cart.amount", "must be above zero");
        }
    }

    private static BigDecimal rowAmount(JsonValue value, String path) {
        if (!(value instanceof JsonObject row)) {
            throw EcsterError.invalid(path, "must be an object");
        }
        optionalText(row, "partNumber", path + ".partNumber", 32);
        text(row, "name", path + ".name", 255);
        optionalText(row, "description", path + ".description", 128);
        if (!VAT_RATES.contains(whole(row, "vatRate", path + ".vatRate").intValueExact())) {
            throw EcsterError.invalid(path + ".vatRate", "must be 0, 600, 1200 or 2500");
        }
        BigDecimal quantity = number(row, "quantity", path + ".quantity");
        if (quantity.signum() <= 0) {
            throw EcsterError.invalid(path + ".quantity", "must be above zero");
        }
        BigDecimal discount = row.containsKey("discountAmount")
                ? whole(row, "discountAmount", path + ".discountAmount")
                : BigDecimal.ZERO;
        return quantity.multiply(whole(row, "unitAmount", path + ".unitAmount")).subtract(discount);
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
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
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
