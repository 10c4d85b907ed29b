package se.kassa.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExponentialBackoffTest {

    @Test
    void pausesDoubleWithJitterUpToAnHour() {
        assertThat(ExponentialBackoff.after(1, 15).orElseThrow())
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(ExponentialBackoff.after(4, 15).orElseThrow())
                .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(48));
        assertThat(ExponentialBackoff.after(14, 15).orElseThrow())
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(72));
        assertThat(ExponentialBackoff.after(500, 1000).orElseThrow())
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(72));
    }

    @Test
    void lastAttemptHasNoPause() {
        assertThat(ExponentialBackoff.after(15, 15)).isEmpty();
        assertThat(ExponentialBackoff.after(1, 1)).isEmpty();
    }
}
