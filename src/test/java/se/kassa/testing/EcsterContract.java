package se.kassa.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonPatch;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The examples of Ecster's wire contract: what both sides, the shop's client and the sandbox, are held to. */
public final class EcsterContract {

    private EcsterContract() {}

    /** The text of an example. */
    public static String text(String example) {
        try (InputStream file = EcsterContract.class.getResourceAsStream("/contract/" + example + ".json")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonObject object(String example) {
        return parse(text(example)).asJsonObject();
    }

    public static JsonStructure parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.read();
        }
    }

    /** The example with one value put in, or, for {@code null}, taken out. */
    public static JsonObject with(JsonObject example, String pointer, String json) {
        JsonPatch patch = json == null
                ? Json.createPatchBuilder().remove(pointer).build()
                : Json.createPatchBuilder().add(pointer, value(json)).build();
        return patch.apply(example);
    }

    private static JsonValue value(String json) {
        try (JsonReader reader = Json.createReader(new StringReader("[" + json + "]"))) {
            return reader.readArray().get(0);
        }
    }

    /** Holds that an answer has every field of the example, with the same type; it may have more. */
    public static void assertLike(JsonValue example, JsonValue answer, String path) {
        assertThat(answer).as(path).isNotNull();
        if (isFlag(example)) {
            assertThat(isFlag(answer)).as(path).isTrue();
            return;
        }
        assertThat(answer.getValueType()).as(path).isEqualTo(example.getValueType());
        if (example instanceof JsonObject object) {
            object.forEach(
                    (name, value) -> assertLike(value, answer.asJsonObject().get(name), path + "/" + name));
        } else if (example instanceof JsonArray array && !array.isEmpty()) {
            answer.asJsonArray().forEach(entry -> assertLike(array.get(0), entry, path + "/0"));
        }
    }

    private static boolean isFlag(JsonValue value) {
        return JsonValue.TRUE.equals(value) || JsonValue.FALSE.equals(value);
    }
}
