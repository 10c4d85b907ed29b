package se.kassa.sandbox.stripe;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an operation accepts. Everything else is refused, as Stripe refuses it. */
@FunctionalInterface
public interface Schema {

    /**
     * Checks a value of a form and gives it its type.
     *
     * @throws StripeError where it is not accepted
     */
    JsonValue read(String name, Object raw);

    /** The parameters of an operation. Those whose names begin with an exclamation mark are required. */
    static Structure of(Object... namesAndSchemas) {
        Map<String, Schema> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndSchemas.length; i += 2) {
            fields.put((String) namesAndSchemas[i], (Schema) namesAndSchemas[i + 1]);
        }
        return new Structure(fields);
    }

    /** A text that is not empty. */
    static Schema text(int longest) {
        return (name, raw) -> {
            String text = scalar(name, raw);
            if (text.length() > longest) {
                throw StripeError.parameter(
                        null, name, "Invalid string: " + name + " must have at most " + longest + " characters");
            }
            return Json.createValue(text);
        };
    }

    static Schema oneOf(String... values) {
        Set<String> known = Set.of(values);
        return (name, raw) -> {
            String text = scalar(name, raw);
            if (!known.contains(text)) {
                throw StripeError.parameter(
                        null, name, "Invalid " + name + ": must be one of " + String.join(", ", values));
            }
            return Json.createValue(text);
        };
    }

    static Schema integer(long least, long most) {
        return (name, raw) -> {
            String text = scalar(name, raw);
            if (!text.matches("-?\\d{1,18}")) {
                throw StripeError.parameter("parameter_invalid_integer", name, "Invalid integer: " + text);
            }
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw StripeError.parameter(
                        "parameter_invalid_integer",
                        name,
                        "Invalid integer: " + name + " must be from " + least + " to " + most);
            }
            return Json.createValue(number);
        };
    }

    static Schema flag() {
        return (name, raw) -> {
            String text = scalar(name, raw);
            if (!text.equals("true") && !text.equals("false")) {
                throw StripeError.parameter(null, name, "Invalid boolean: " + text);
            }
            return text.equals("true") ? JsonValue.TRUE : JsonValue.FALSE;
        };
    }

    /** An address with scheme and host. */
    static Schema url(int longest) {
        Schema text = text(longest);
        return (name, raw) -> {
            JsonValue value = text.read(name, raw);
            // Braces are no characters of an address, but {CHECKOUT_SESSION_ID} may stand in one.
            String address = scalar(name, raw).replace("{CHECKOUT_SESSION_ID}", "id");
            try {
                URI uri = URI.create(address);
                if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                    return value;
                }
            } catch (IllegalArgumentException e) {
                // Refused below
            }
            throw StripeError.parameter("url_invalid", name, "Not a valid URL");
        };
    }

    static Schema email() {
        return (name, raw) -> {
            String text = scalar(name, raw);
            if (!text.matches("[^@\\s]{1,250}@[^@\\s]+\\.[^@\\s]+")) {
                throw StripeError.parameter("email_invalid", name, "Invalid email address: " + text);
            }
            return Json.createValue(text);
        };
    }

    static Schema list(Schema element, int most) {
        return (name, raw) -> {
            Map<Integer, Object> byIndex = new TreeMap<>();
            Form.map(raw, name).forEach((index, value) -> {
                if (!index.matches("\\d{1,6}")) {
                    throw StripeError.parameter(null, name, "Invalid array: " + name);
                }
                byIndex.put(Integer.valueOf(index), value);
            });
            if (byIndex.size() > most) {
                throw StripeError.parameter(
                        null, name, "Array " + name + " exceeded maximum " + most + " allowed elements");
            }
            JsonArrayBuilder list = Json.createArrayBuilder();
            byIndex.forEach((index, value) -> list.add(element.read(name + "[" + index + "]", value)));
            return list.build();
        };
    }

    /** At most 50 pairs; a key has 40 characters, a value 500. A pair without a value is left out. */
    static Schema metadata() {
        return (name, raw) -> {
            Map<String, Object> pairs = Form.map(raw, name);
            if (pairs.size() > 50) {
                throw StripeError.parameter(null, name, "Metadata can have at most 50 keys");
            }
            JsonObjectBuilder object = Json.createObjectBuilder();
            pairs.forEach((key, value) -> {
                String param = name + "[" + key + "]";
                if (key.isEmpty() || key.length() > 40) {
                    throw StripeError.parameter(null, param, "Metadata keys must have 1 to 40 characters");
                }
                if (!(value instanceof String text) || text.length() > 500) {
                    throw StripeError.parameter(null, param, "Metadata values must be texts of at most 500 characters");
                }
                if (!text.isEmpty()) {
                    object.add(key, text);
                }
            });
            return object.build();
        };
    }

    private static String scalar(String name, Object raw) {
        if (!(raw instanceof String text)) {
            throw StripeError.parameter(null, name, "Invalid string: " + name);
        }
        if (text.isEmpty()) {
            throw StripeError.parameter(
                    "parameter_invalid_empty",
                    name,
                    "An empty string was passed for " + name + ", which can't be unset");
        }
        return text;
    }

    /** A range of times: one second, or any of {@code gt}, {@code gte}, {@code lt}, {@code lte}. */
    static Schema times() {
        Schema second = integer(0, Long.MAX_VALUE);
        Structure range = of("gt", second, "gte", second, "lt", second, "lte", second);
        return (name, raw) -> {
            if (raw instanceof String) {
                JsonValue exactly = second.read(name, raw);
                return Json.createObjectBuilder()
                        .add("gte", exactly)
                        .add("lte", exactly)
                        .build();
            }
            return range.read(name, raw);
        };
    }

    /** Named fields. */
    final class Structure implements Schema {

        private final Map<String, Schema> fields = new LinkedHashMap<>();
        private final List<String> required;

        private Structure(Map<String, Schema> marked) {
            marked.forEach((name, schema) -> fields.put(name.replaceFirst("^!", ""), schema));
            required = marked.keySet().stream()
                    .filter(name -> name.startsWith("!"))
                    .map(name -> name.substring(1))
                    .toList();
        }

        /** Reads the parameters of a request. */
        public JsonObject read(Map<String, Object> form) {
            return read("", form);
        }

        @Override
        public JsonObject read(String name, Object raw) {
            Map<String, Object> given = Form.map(raw, name);
            JsonObjectBuilder object = Json.createObjectBuilder();
            given.forEach((field, value) -> {
                Schema schema = fields.get(field);
                if (schema == null) {
                    String param = inside(name, field);
                    throw StripeError.parameter("parameter_unknown", param, "Received unknown parameter: " + param);
                }
                object.add(field, schema.read(inside(name, field), value));
            });
            required.stream()
                    .filter(field -> !given.containsKey(field))
                    .findFirst()
                    .ifPresent(field -> {
                        String param = inside(name, field);
                        throw StripeError.parameter(
                                "parameter_missing", param, "Missing required param: " + param + ".");
                    });
            return object.build();
        }

        private static String inside(String outer, String field) {
            return outer.isEmpty() ? field : outer + "[" + field + "]";
        }

        @Override
        public String toString() {
            return Arrays.toString(fields.keySet().toArray());
        }
    }
}
