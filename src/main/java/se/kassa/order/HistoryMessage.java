package se.kassa.order;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A history entry as a message key with parameters, so that each page can show it in its own language.
 *
 * @param key key in the admin bundle
 * @param parameters a {@link Long} is an amount in minor units of the order's currency; a string that begins with
 *     {@code @} is the key of another text; any other string is shown as it is, cut to 500 characters. Where it begins
 *     with {@code @} itself, a second one precedes it
 */
public record HistoryMessage(String key, List<Object> parameters) {

    /** A parameter that is the key of another text, not a text that somebody wrote. */
    public record TextReference(String key) {}

    private static final String REFERENCE = "@";
    private static final Jsonb JSON = JsonbBuilder.create();

    /** Keeps all parameters within the size of their column. */
    private static final int MAX_LENGTH = 500;

    /** Replaces erased text. */
    static final String ERASED = "–";

    /** Messages whose parameters are references, payments, statuses and products, never personal data. */
    private static final Set<String> WITHOUT_PERSONAL_DATA = Set.of(
            "history.payment.started",
            "history.payment.expired",
            "history.another",
            "history.payment.missing",
            "history.notified",
            "history.message",
            "history.restocked",
            "history.withdrawal",
            "history.withdrawal.back",
            "history.withdrawal.late");

    private static final String TEXT_REFERENCE = "@[a-z.]+\\.[A-Z_]+";

    public static HistoryMessage of(String key, Object... parameters) {
        return new HistoryMessage(
                key, Arrays.stream(parameters).map(HistoryMessage::parameter).toList());
    }

    private static Object parameter(Object value) {
        if (value instanceof TextReference reference) {
            return REFERENCE + reference.key();
        }
        if (value instanceof Long) {
            return value;
        }
        String text = truncated(String.valueOf(value));
        return text.startsWith(REFERENCE) ? REFERENCE + text : text;
    }

    private static String truncated(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > MAX_LENGTH ? plain.substring(0, MAX_LENGTH) : plain;
    }

    /** Returns a parameter that refers to another text of the bundle. */
    public static TextReference text(String key) {
        return new TextReference(key);
    }

    /**
     * Returns a copy without text that a person or the payment provider may have written; amounts and text references
     * stay.
     */
    HistoryMessage withoutFreeText() {
        return WITHOUT_PERSONAL_DATA.contains(key)
                ? this
                : new HistoryMessage(
                        key,
                        parameters.stream().map(HistoryMessage::withoutFreeText).toList());
    }

    private static Object withoutFreeText(Object value) {
        return value instanceof String text && !text.matches(TEXT_REFERENCE) ? ERASED : value;
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
