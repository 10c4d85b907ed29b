package se.kassa.order.privacy;

import jakarta.json.stream.JsonGenerator;

/** Writes fields of a JSON object and skips null values. */
public final class JsonFieldWriter {

    private final JsonGenerator json;

    public JsonFieldWriter(JsonGenerator json) {
        this.json = json;
    }

    /** Writes integers as numbers and everything else as text. */
    public JsonFieldWriter field(String name, Object value) {
        if (value instanceof Integer number) {
            json.write(name, number);
        } else if (value instanceof Long number) {
            json.write(name, number);
        } else if (value != null) {
            json.write(name, value.toString());
        }
        return this;
    }
}
