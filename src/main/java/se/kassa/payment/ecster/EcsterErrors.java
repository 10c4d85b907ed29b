package se.kassa.payment.ecster;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Optional;
import se.kassa.payment.PaymentProviderException.Reason;
import se.kassa.payment.ProviderResponseException;

/**
 * Converts Ecster's error responses, of whatever form: {@code {code, type, message}} (developer site), {@code {error, message}}
 * (Magento 2 plugin), an array, HTML, nothing.
 */
final class EcsterErrors {

    private static final int LONGEST_MESSAGE = 300;

    private EcsterErrors() {}

    static ProviderResponseException of(
            String operation, int status, String body, String requestId, Optional<Duration> retryAfter) {
        JsonObject error = object(body);
        String code = text(error, "code");
        String message = text(error, "message");
        String type = text(error, error.containsKey("type") ? "type" : "error");
        String explanation = "Ecster answered %d to %s: %s %s %s".formatted(status, operation, code, type, message);
        return new ProviderResponseException(
                reason(status), status, code.isEmpty() ? null : code, requestId, explanation.strip(), null, retryAfter);
    }

    /** A gateway may answer 503 after it lost the response: the outcome is unknown, and money is not moved again. */
    private static Reason reason(int status) {
        if (status == 401 || status == 403) {
            return Reason.MISCONFIGURED;
        }
        if (status == 429) {
            return Reason.UNAVAILABLE;
        }
        return status >= 400 && status < 500 ? Reason.REFUSED : Reason.OUTCOME_UNKNOWN;
    }

    private static JsonObject object(String body) {
        try (JsonReader reader = EcsterJson.reader(body)) {
            JsonValue value = reader.readValue();
            return value.getValueType() == JsonValue.ValueType.OBJECT
                    ? value.asJsonObject()
                    : JsonValue.EMPTY_JSON_OBJECT;
        } catch (JsonException e) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    private static String text(JsonObject error, String field) {
        JsonValue value = error.get(field);
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            return "";
        }
        String text = value instanceof JsonString string ? string.getString() : value.toString();
        String oneLine = text.replaceAll("\\p{Cntrl}", " ");
        return oneLine.length() > LONGEST_MESSAGE ? oneLine.substring(0, LONGEST_MESSAGE) : oneLine;
    }
}
