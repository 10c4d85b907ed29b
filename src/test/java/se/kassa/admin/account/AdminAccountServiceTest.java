package se.kassa.admin.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kassa.alert.AlertCause;
import se.kassa.alert.AlertRaised;
import se.kassa.payment.PaymentFixture;
import se.kassa.testing.Await;

class AdminAccountServiceTest {

    private static final String RIGHT = "the right password of it";

    /** A fast hash that has the current parameters. */
    private static final class PlainHash implements Pbkdf2PasswordHash {

        private static final String PARAMETERS = "PBKDF2WithHmacSHA512:210000:";

        /** Runs while a password is hashed. */
        private Runnable meanwhile = () -> {};

        @Override
        public void initialize(Map<String, String> parameters) {
            // No parameters.
        }

        @Override
        public String generate(char[] password) {
            meanwhile.run();
            return PARAMETERS + new String(password);
        }

        @Override
        public boolean verify(char[] password, String hashed) {
            return hashed.equals(PARAMETERS + new String(password));
        }
    }

    private final PlainHash hash = new PlainHash();
    private final PaymentFixture till = new PaymentFixture(hash);
    private final AdminAccountService accounts = till.beans.get(AdminAccountService.class);
    private final String login = "anna-" + UUID.randomUUID();

    @BeforeEach
    void anAccount() {
        assertThat(accounts.add("admin", login, RIGHT, Role.VIEWER)).isEqualTo(AdminAccountService.Change.ADDED);
    }

    private AdminAccountService.Attempt enter(String password, String browser) {
        return accounts.authenticate(login, password, browser);
    }

    private void guess(int times, String browser) {
        for (int i = 0; i < times; i++) {
            assertThat(enter("wrong " + i, browser).login()).isEqualTo(AdminAccountService.Login.REFUSED);
        }
    }

    @Test
    void loginThatDiffersOnlyInCaseIsTaken() {
        for (String same : List.of(login, login.toUpperCase(Locale.ROOT))) {
            assertThat(accounts.add("admin", same, "a password of hers", Role.STAFF))
                    .isEqualTo(AdminAccountService.Change.TAKEN);
        }
        assertThat(enter(RIGHT, null).login()).isEqualTo(AdminAccountService.Login.DONE);
    }

    /** The login is looked up after hashing, which holds no database connection. */
    @Test
    void loginThatIsAddedWhileHashingIsTaken() {
        String other = "Other-" + UUID.randomUUID();
        hash.meanwhile = () -> {
            hash.meanwhile = () -> {};
            accounts.addOrSetPassword("admin", other, RIGHT, Role.VIEWER);
        };
        assertThat(accounts.add("admin", other, "a password of hers", Role.STAFF))
                .isEqualTo(AdminAccountService.Change.TAKEN);
        assertThat(accounts.authenticate(other, RIGHT, null).login()).isEqualTo(AdminAccountService.Login.DONE);
    }

    @Test
    void newPasswordsWaitForAHashingPermit() {
        int permits = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        AtomicInteger hashing = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        hash.meanwhile = () -> {
            hashing.incrementAndGet();
            awaitEnd(end);
        };
        List<Thread> threads = IntStream.rangeClosed(0, permits)
                .mapToObj(i -> new Thread(() -> {
                    if (i % 2 == 0) {
                        accounts.changePassword("admin", login, "a password of hers " + i);
                    } else {
                        accounts.add("admin", "new-" + i + login, RIGHT, Role.VIEWER);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        try {
            // Those that hash wait for the latch, without a limit; the others for a permit, with one.
            Await.until("all threads wait", () -> threads.stream()
                    .allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING
                            || thread.getState() == Thread.State.WAITING));
            Await.until("all permits are taken", () -> hashing.get() >= permits);
            assertThat(hashing).hasValue(permits);
            assertThat(threads)
                    .filteredOn(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                    .hasSize(1);
        } finally {
            end.countDown();
        }
        Await.until("all have hashed", () -> hashing.get() == permits + 1);
    }

    private static void awaitEnd(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void foreignGuessesDoNotLockOutKnownBrowser() {
        String browser = enter(RIGHT, null).browserToken();
        for (int minutes = 0; minutes < 60; minutes++) {
            guess(10, null);
            assertThat(enter(RIGHT, null).login()).isEqualTo(AdminAccountService.Login.REFUSED);
            assertThat(enter(RIGHT, browser).login()).isEqualTo(AdminAccountService.Login.DONE);
            till.clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void knownBrowserIsThrottledOnItsOwn() {
        String browser = enter(RIGHT, null).browserToken();
        guess(5, browser);
        assertThat(enter(RIGHT, browser).login()).isEqualTo(AdminAccountService.Login.REFUSED);
        assertThat(enter(RIGHT, null).login()).isEqualTo(AdminAccountService.Login.DONE);
    }

    @Test
    void knownBrowserBelongsToOneAccountAndPassword() {
        String browser = enter(RIGHT, null).browserToken();
        String other = "other-" + UUID.randomUUID();
        accounts.add("admin", other, RIGHT, Role.VIEWER);
        String foreign = accounts.authenticate(other, RIGHT, null).browserToken();
        guess(5, null);
        assertThat(enter(RIGHT, foreign).login()).isEqualTo(AdminAccountService.Login.REFUSED);
        assertThat(enter(RIGHT, "made up").login()).isEqualTo(AdminAccountService.Login.REFUSED);
        assertThat(enter(RIGHT, browser).login()).isEqualTo(AdminAccountService.Login.DONE);
        accounts.changePassword("admin", login, RIGHT + " anew");
        guess(5, null);
        assertThat(enter(RIGHT + " anew", browser).login()).isEqualTo(AdminAccountService.Login.REFUSED);
    }

    @Test
    void manyWrongPasswordsRaiseAnAlertOnce() {
        for (int minutes = 0; minutes < 60; minutes += 6) {
            guess(6, null);
            till.clock.advance(Duration.ofMinutes(6));
        }
        assertThat(till.beans.events())
                .filteredOn(event -> event instanceof AlertRaised raised
                        && raised.cause() == AlertCause.FAILED_LOGINS
                        && raised.subject().equals(login))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password1234!",
                "passwordpassword",
                "qwertyuiop12",
                "123456789012",
                "administrator1",
                "iloveyou1234",
                "aaaaaaaaaaaa",
                "abcdefghijkl"
            })
    void commonPasswordIsRejected(String known) {
        assertThat(accounts.add("admin", "new-" + login, known, Role.VIEWER))
                .isEqualTo(AdminAccountService.Change.KNOWN);
        assertThat(accounts.changePassword("admin", login, known)).isEqualTo(AdminAccountService.Change.KNOWN);
        assertThat(enter(RIGHT, null).login()).isEqualTo(AdminAccountService.Login.DONE);
    }

    @Test
    void passwordThatResemblesTheLoginIsRejected() {
        for (String same : List.of(login, login.toUpperCase(Locale.ROOT))) {
            assertThat(accounts.changePassword("admin", login, same)).isEqualTo(AdminAccountService.Change.KNOWN);
        }
        assertThat(accounts.add("admin", "Emma.Svensson", "emma.svensson1", Role.VIEWER))
                .isEqualTo(AdminAccountService.Change.KNOWN);
        // Longer than the part whose strength is measured.
        String longest = "h7Kq9-mVd2Lp.x4Rt8_bNw1Zc.p6Sy3-gJf5Qe.u9Ta2_kMv7Xd.c1Wz";
        assertThat(accounts.add("admin", longest, longest.toUpperCase(Locale.ROOT), Role.VIEWER))
                .isEqualTo(AdminAccountService.Change.KNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a password of her own", "kaffe moln cykel fönster", "x7Kq9-mVd2Lp"})
    void strongPasswordIsAccepted(String good) {
        assertThat(accounts.changePassword("admin", login, good)).isEqualTo(AdminAccountService.Change.DONE);
    }
}
