package se.kassa.sandbox;

import jakarta.json.JsonObject;
import java.time.OffsetDateTime;

/**
 * A cart as received.
 *
 * @param state {@code OPEN}, {@code REPLACED} by an update, or {@code ORDERED}
 * @param orderId the order that came of it; null before
 */
public record SandboxCart(
        String key, String merchant, String state, OffsetDateTime created, String orderId, JsonObject body) {

    public boolean isOpen() {
        return state.equals("OPEN");
    }

    SandboxCart replaced() {
        return new SandboxCart(key, merchant, "REPLACED", created, orderId, body);
    }

    SandboxCart ordered(String order) {
        return new SandboxCart(key, merchant, "ORDERED", created, order, body);
    }
}
