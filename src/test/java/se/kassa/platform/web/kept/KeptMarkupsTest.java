package se.kassa.platform.web.kept;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptMarkupsTest {

    private final KeptMarkups markups = new KeptMarkups(1_000);

    @Test
    void whatIsKeptIsFoundByAnEqualPlace() {
        markups.keep(new String("shelf"), "<p>");
        assertThat(markups.find("shelf")).isEqualTo("<p>");
        assertThat(markups.find("product")).isNull();
    }

    @Test
    void moreThanThereIsRoomForIsNotKept() {
        for (int i = 0; i < 100; i++) {
            markups.keep(i, "x".repeat(100));
        }
        assertThat(markups.size()).isPositive().isLessThanOrEqualTo(1_000);
    }
}
