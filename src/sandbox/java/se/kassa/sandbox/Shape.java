package se.kassa.sandbox;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The types of a request: the one rule by which scalars are coerced. A number may be written as text and a text as
 * number (both plugins that were used in production do so); unknown fields are kept. What nobody knows of is taken, but
 * not in strict mode: a flag as number or text as flag, codes in another case, and empty texts instead of a code, a
 * number or an address.
 */
@FunctionalInterface
interface Shape {

    int LONGEST_NUMBER = 40;
    int LARGEST_EXPONENT = 15;

    /** A text. */
    Shape TEXT = Shape::text;

    /** A number: of minor units or pieces. */
    Shape NUMBER = Shape::number;

    /** True or false. */
    Shape FLAG = Shape::flag;

    /** A text that is empty where it is not known, like an e-mail address. */
    Shape OPTIONAL_TEXT = (value, path, strict) -> isUnset(value, strict) ? JsonValue.NULL : text(value, path, strict);

    /** A word in capitals whose case does not matter (WooCommerce plugin). */
    Shape WORD = (value, path, strict) -> changed(text(value, path, strict), text -> text.toUpperCase(Locale.ROOT));

    /** A code in capitals, for example of a country. */
    Shape CODE = code(text -> text.toUpperCase(Locale.ROOT));

    /** A code in small letters, for example of a language. */
    Shape SMALL_CODE = code(text -> text.toLowerCase(Locale.ROOT));

    /**
     * Reads a value.
     *
     * @param path the field for an error
     * @return the value in the shape's own type; {@link JsonValue#NULL} where it counts as absent
     * @throws EcsterError where it does not fit
     */
    JsonValue read(JsonValue value, String path, boolean strict);

    /** An object with these fields: name, shape, name, shape and so on. */
    static Shape object(Object... fields) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            shapes.put((String) fields[i], (Shape) fields[i + 1]);
        }
        return (value, path, strict) -> {
            if (!(value instanceof JsonObject object)) {
                throw EcsterError.invalid(path.isEmpty() ? "body" : path, "must be an object");
            }
            JsonObjectBuilder copy = Json.createObjectBuilder();
            object.forEach((name, field) -> {
                Shape shape = shapes.get(name);
                boolean kept = shape == null || field.getValueType() == JsonValue.ValueType.NULL;
                copy.add(name, kept ? field : shape.read(field, path.isEmpty() ? name : path + "." + name, strict));
            });
            return copy.build();
        };
    }

    /** A list of such entries. */
    static Shape list(Shape entry) {
        return (value, path, strict) -> {
            if (!(value instanceof JsonArray array)) {
                throw EcsterError.invalid(path, "must be a list");
            }
            JsonArrayBuilder copy = Json.createArrayBuilder();
            for (int i = 0; i < array.size(); i++) {
                copy.add(entry.read(array.get(i), path + "[" + i + "]", strict));
            }
            return copy.build();
        };
    }

    private static Shape code(UnaryOperator<String> usual) {
        return (value, path, strict) -> isUnset(value, strict)
                ? JsonValue.NULL
                : changed(text(value, path, strict), strict ? UnaryOperator.identity() : usual);
    }

    private static JsonValue changed(JsonString text, UnaryOperator<String> change) {
        return Json.createValue(change.apply(text.getString()));
    }

    private static boolean isUnset(JsonValue value, boolean strict) {
        return !strict
                && (JsonValue.FALSE.equals(value)
                        || value instanceof JsonString text && text.getString().isBlank());
    }

    private static boolean isFlag(JsonValue value) {
        return JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value);
    }

    private static JsonString text(JsonValue value, String path, boolean strict) {
        if (value instanceof JsonString text) {
            return text;
        }
        if (value instanceof JsonNumber || isFlag(value) && !strict) {
            return Json.createValue(value.toString());
        }
        throw EcsterError.invalid(path, "must be a text");
    }

    private static JsonValue number(JsonValue value, String path, boolean strict) {
        if (isUnset(value, strict)) {
            return JsonValue.NULL;
        }
        JsonValue number = value instanceof JsonString text ? parsed(text.getString()) : value;
        if (number instanceof JsonNumber found && isReasonable(found.bigDecimalValue())) {
            return found;
        }
        throw EcsterError.invalid(path, "must be a number");
    }

    private static JsonValue parsed(String text) {
        String digits = text.strip();
        return digits.length() <= LONGEST_NUMBER && digits.matches("-?[0-9]+([.][0-9]+)?")
                ? Json.createValue(new BigDecimal(digits))
                : JsonValue.NULL;
    }

    private static boolean isReasonable(BigDecimal number) {
        return number.precision() <= LONGEST_NUMBER
                && number.scale() <= LONGEST_NUMBER
                && number.scale() >= -LARGEST_EXPONENT;
    }

    private static JsonValue flag(JsonValue value, String path, boolean strict) {
        if (isFlag(value)) {
            return value;
        }
        String written = value instanceof JsonString text
                ? text.getString().strip().toLowerCase(Locale.ROOT)
                : strict ? "" : value.toString();
        return switch (written) {
            case "true" -> JsonValue.TRUE;
            case "false" -> JsonValue.FALSE;
            case "1" -> numeric(true, path, strict);
            case "0" -> numeric(false, path, strict);
            default -> throw EcsterError.invalid(path, "must be true or false");
        };
    }

    private static JsonValue numeric(boolean flag, String path, boolean strict) {
        if (strict) {
            throw EcsterError.invalid(path, "must be true or false");
        }
        return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
}
