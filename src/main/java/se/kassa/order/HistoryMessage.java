package se.kassa.order;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What an entry of the history says, in no language yet: a text of the admin bundle and what stands in it.
 *
 * @param key of the text
 * @param parameters a {@link Long} is an amount in minor units of the order's currency; a string that begins with
 *     {@code @} is the key of another text; every other string stands for itself, its first 500 characters
 */
public record HistoryMessage(String key, List<Object> parameters) {

    private static final Jsonb JSON = JsonbBuilder.create();

    /** So that all of them fit where they are kept. */
    private static final int LONGEST = 500;

    /** Stands where something was written that was erased. */
    static final String ERASED = "–";

    /** What stands in these are references, payments, statuses and products: nobody is named. */
    private static final Set<String> NAMING_NOBODY = Set.of(
            "history.payment.started",
            "history.payment.expired",
            "history.another",
            "history.payment.missing",
            "history.notified",
            "history.message",
            "history.restocked");

    private static final String A_TEXT = "@[a-z.]+\\.[A-Z_]+";

    public static HistoryMessage of(String key, Object... parameters) {
        return new HistoryMessage(
                key,
                Arrays.stream(parameters)
                        .map(value -> value instanceof Long ? value : (Object) kept(String.valueOf(value)))
                        .toList());
    }

    private static String kept(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    /** A parameter that is another text of the bundle. */
    public static String text(String key) {
        return "@" + key;
    }

    /** The same without what a person or the payment provider may have written; amounts and other texts stay. */
    HistoryMessage withoutWords() {
        return NAMING_NOBODY.contains(key)
                ? this
                : new HistoryMessage(
                        key,
                        parameters.stream().map(HistoryMessage::withoutWords).toList());
    }

    private static Object withoutWords(Object value) {
        return value instanceof String text && !text.matches(A_TEXT) ? ERASED : value;
    }

    String parametersAsText() {
        return JSON.toJson(parameters.toArray());
    }

    static HistoryMessage read(String key, String parameters) {
        Object[] values = JSON.fromJson(parameters, Object[].class);
        return new HistoryMessage(
                key,
                Arrays.stream(values)
                        .map(value -> value instanceof BigDecimal number ? (Object) number.longValueExact() : value)
                        .toList());
    }
}
