package se.kassa.platform.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowingPausesTest {

    @Test
    void pausesDoubleUpToAnHourWithAFifthOfJitterAtMost() {
        assertThat(GrowingPauses.after(1, 15).orElseThrow()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(GrowingPauses.after(4, 15).orElseThrow()).isBetween(Duration.ofSeconds(40), Duration.ofSeconds(48));
        assertThat(GrowingPauses.after(14, 15).orElseThrow()).isBetween(Duration.ofHours(1), Duration.ofMinutes(72));
        assertThat(GrowingPauses.after(500, 1000).orElseThrow()).isBetween(Duration.ofHours(1), Duration.ofMinutes(72));
    }

    @Test
    void afterTheLastTryItIsTimeForAPerson() {
        assertThat(GrowingPauses.after(15, 15)).isEmpty();
        assertThat(GrowingPauses.after(1, 1)).isEmpty();
    }
}
