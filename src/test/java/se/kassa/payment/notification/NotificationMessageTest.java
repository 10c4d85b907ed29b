package se.kassa.payment.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.kassa.payment.IncomingNotification;
import se.kassa.payment.NotificationResult;

class NotificationMessageTest {

    private static NotificationMessage message(String body, String eventId) {
        return NotificationMessage.of(
                request(body), new NotificationResult.Ours(null, "10001", "p", null, eventId, "event", "status"));
    }

    private static IncomingNotification request(String body) {
        return new IncomingNotification(Map.of(), body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    @Test
    void deduplicationKeyDependsOnTheWholeBody() {
        assertThat(message("{\"a\":1}", null).deduplicationKey())
                .hasSize(64)
                .isEqualTo(message("{\"a\":1}", null).deduplicationKey())
                .isNotEqualTo(message("{\"a\":2}", null).deduplicationKey());
    }

    @Test
    void eventIdIdentifiesTheNotification() {
        assertThat(message("{\"a\":1}", "evt_1").deduplicationKey())
                .hasSize(64)
                .isEqualTo(message("{\"a\":2}", "evt_1").deduplicationKey())
                .isNotEqualTo(message("{\"a\":1}", "evt_2").deduplicationKey());
    }

    @Test
    void unreadableBodyIsStorable() {
        NotificationMessage message = NotificationMessage.unreadable(request("\u0000"));
        assertThat(message.readable()).isFalse();
        assertThat(message.deduplicationKey()).hasSize(64);
        assertThat(message.body()).isEqualTo("\uFFFD");
    }
}
