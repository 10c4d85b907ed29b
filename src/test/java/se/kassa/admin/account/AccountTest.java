package se.kassa.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountTest {

    private final OffsetDateTime now = OffsetDateTime.now();
    private final Account account = new Account("anna", "hash", Role.STAFF, now);

    @Test
    void fewFailuresCauseNoDelay() {
        fail(4);
        assertThat(account.getWait().isOver(now)).isTrue();
    }

    @Test
    void waitGrowsWithFailures() {
        fail(5);
        assertThat(account.getWait().isOver(now.plusSeconds(4))).isFalse();
        assertThat(account.getWait().isOver(now.plusSeconds(6))).isTrue();
        fail(1);
        assertThat(account.getWait().isOver(now.plusSeconds(6))).isFalse();
    }

    @Test
    void lockEnds() {
        fail(10_000);
        assertThat(account.getWait().isOver(now.plusMinutes(6))).isTrue();
        account.getWait().reset();
        assertThat(account.getWait().isOver(now)).isTrue();
    }

    @Test
    void sessionStampChangesWithPasswordAndLogout() {
        Set<String> stamps = new HashSet<>();
        stamps.add(account.stamp());
        account.endSessions();
        stamps.add(account.stamp());
        account.endSessions();
        stamps.add(account.stamp());
        account.changePassword("another hash");
        stamps.add(account.stamp());
        assertThat(stamps).hasSize(4);
    }

    @Test
    void weakHashIsRenewedAtLogin() {
        assertThat(AdminAccountService.hasCurrentParameters("PBKDF2WithHmacSHA256:2048:c2FsdA==:aGFzaA=="))
                .isFalse();
        assertThat(AdminAccountService.hasCurrentParameters("PBKDF2WithHmacSHA512:210000:c2FsdA==:aGFzaA=="))
                .isTrue();
    }

    @Test
    void unknownLoginIsVerifiedAgainstDecoyHash() {
        String decoy = AdminAccountService.decoy();
        assertThat(AdminAccountService.hasCurrentParameters(decoy)).isTrue();
        assertThat(decoy).hasSize("PBKDF2WithHmacSHA512:210000:".length() + 24 + 1 + 88);
        assertThat(decoy).isNotEqualTo(AdminAccountService.decoy());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            account.getWait().failed(now);
        }
    }
}
