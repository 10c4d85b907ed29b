package se.kassa.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class AccountTest {

    private final OffsetDateTime now = OffsetDateTime.now();
    private final Account account = new Account("anna", "hash", Role.DESK, now);

    @Test
    void aFewMistakesCostNothing() {
        fail(4);
        assertThat(account.mayTry(now)).isTrue();
    }

    @Test
    void aGuesserHasToWaitLongerAndLonger() {
        fail(5);
        assertThat(account.mayTry(now.plusSeconds(4))).isFalse();
        assertThat(account.mayTry(now.plusSeconds(6))).isTrue();
        fail(1);
        assertThat(account.mayTry(now.plusSeconds(6))).isFalse();
    }

    @Test
    void nobodyIsLockedOutForGood() {
        fail(10_000);
        assertThat(account.mayTry(now.plusMinutes(6))).isTrue();
        account.succeeded();
        assertThat(account.mayTry(now)).isTrue();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            account.failed(now);
        }
    }
}
