package se.kassa.order;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * What an entry of the history says, in no language yet: a text of the order desk's bundle and what stands in it.
 *
 * @param key of the text
 * @param parameters a {@link Long} is an amount in minor units of the order's currency; a string that begins with
 *     {@code @} is the key of another text; every other string stands for itself
 */
public record Told(String key, List<Object> parameters) {

    private static final Jsonb JSON = JsonbBuilder.create();

    public static Told of(String key, Object... parameters) {
        return new Told(
                key,
                Arrays.stream(parameters)
                        .map(value -> value instanceof Long ? value : (Object) String.valueOf(value))
                        .toList());
    }

    /** A parameter that is another text of the bundle. */
    public static String text(String key) {
        return "@" + key;
    }

    String parametersAsText() {
        return JSON.toJson(parameters.toArray());
    }

    static Told read(String key, String parameters) {
        Object[] values = JSON.fromJson(parameters, Object[].class);
        return new Told(
                key,
                Arrays.stream(values)
                        .map(value -> value instanceof BigDecimal number ? (Object) number.longValueExact() : value)
                        .toList());
    }
}
