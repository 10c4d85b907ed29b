package se.kassa.sandbox.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Reads bodies. */
final class Bodies {

    private Bodies() {}

    /** @throws jakarta.json.JsonException if it is no JSON object */
    static JsonObject object(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
