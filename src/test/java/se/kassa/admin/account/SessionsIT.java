package se.kassa.admin.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.StaffHttpClient;
import se.kassa.testing.TestDatabase;

/** Session expiry, logout on all devices, and the reset of a forgotten password. */
class SessionsIT {

    private static final String OWN_PASSWORD = "a password of her own";
    private static final String FORGOTTEN = "nobody remembers this one";

    @Test
    void logoutEverywhereEndsOtherSessions() {
        URI shop = Servers.shared().shopUrl();
        StaffHttpClient admin = new StaffHttpClient(shop).logsIn();
        admin.posts(
                "admin/accounts",
                admin.form("admin/accounts", "add")
                        .with(Map.of("login", "two-places", "password", OWN_PASSWORD, "role", "VIEWER")),
                "add:add");
        StaffHttpClient atWork = new StaffHttpClient(shop).logsIn("two-places", OWN_PASSWORD);
        StaffHttpClient atHome = new StaffHttpClient(shop).logsIn("two-places", OWN_PASSWORD);
        assertThat(isIn(atWork)).isTrue();
        atHome.posts("admin/account", atHome.form("admin/account", "out-everywhere"), "out-everywhere:leave");
        assertThat(isIn(atHome)).isFalse();
        assertThat(isIn(atWork)).isFalse();
        assertThat(isIn(admin)).isTrue();
        assertThat(isIn(new StaffHttpClient(shop).logsIn("two-places", OWN_PASSWORD)))
                .isTrue();
    }

    @Test
    void sessionExpiresAndSettingResetsPassword() {
        TestDatabase database = TestDatabase.create(Servers.newFolder());
        try (ServerProcess sandbox = Servers.sandbox(Servers.newFolder());
                ServerProcess shop = Servers.shop(database, sandbox)) {
            shop.with("kassa.admin.password", FORGOTTEN)
                    .with("kassa.admin.session-timeout", "PT5S")
                    .start()
                    .awaitReady();
            StaffHttpClient busy = new StaffHttpClient(Servers.address(shop)).logsIn("admin", FORGOTTEN);
            Await.until("twelve hours of work are over", Duration.ofSeconds(20), () -> !isIn(busy));
            shop.stop();
            shop.with("kassa.admin.password", OWN_PASSWORD)
                    .with("kassa.admin.password-reset", "true")
                    .with("kassa.admin.session-timeout", "PT1H")
                    .with("kassa.admin.idle-timeout", "PT2S")
                    .start()
                    .awaitReady();
            StaffHttpClient idle = new StaffHttpClient(Servers.address(shop)).logsIn("admin", OWN_PASSWORD);
            assertThatThrownBy(() -> new StaffHttpClient(Servers.address(shop)).logsIn("admin", FORGOTTEN))
                    .isInstanceOf(AssertionError.class);
            Await.millis(4_000);
            assertThat(isIn(idle)).isFalse();
        }
    }

    private static boolean isIn(StaffHttpClient staff) {
        return staff.opens("admin/").statusCode() == 200;
    }
}
