package se.kassa.admin.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import se.kassa.testing.Await;
import se.kassa.testing.ServerProcess;
import se.kassa.testing.Servers;
import se.kassa.testing.StaffHttpClient;
import se.kassa.testing.TestDatabase;

/** Session expiry, logout on all devices, and the reset of a forgotten password. */
class SessionsIT {

    private static final String OWN_PASSWORD = "a password of her own";
    private static final int FREE_ATTEMPTS = 5;
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
    void usersChangeTheirOwnPassword() {
        URI shop = Servers.shared().shopUrl();
        String login = "karin";
        String changed = "another password of her own";
        addsViewer(shop, login);
        StaffHttpClient elsewhere = new StaffHttpClient(shop).logsIn(login, OWN_PASSWORD);
        StaffHttpClient user = new StaffHttpClient(shop).logsIn(login, OWN_PASSWORD);
        assertThat(changes(user, "a wrong password", changed, changed)).contains("id=\"own-error\"");
        assertThat(changes(user, OWN_PASSWORD, changed, changed + "x")).contains("id=\"own-error\"");
        assertThat(changes(user, OWN_PASSWORD, "short", "short")).contains("id=\"own-error\"");
        assertThat(isIn(elsewhere)).isTrue();
        assertThat(changes(user, OWN_PASSWORD, changed, changed)).doesNotContain("own-error");
        assertThat(isIn(user)).isTrue();
        assertThat(isIn(elsewhere)).isFalse();
        assertThat(isIn(new StaffHttpClient(shop).logsIn(login, changed))).isTrue();
        assertThatThrownBy(() -> new StaffHttpClient(shop).logsIn(login, OWN_PASSWORD))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void knownBrowserLogsInWhileTheAccountWaits() {
        URI shop = Servers.shared().shopUrl();
        String login = "besieged";
        addsViewer(shop, login);
        StaffHttpClient known = new StaffHttpClient(shop);
        HttpResponse<String> first = enters(known, login, OWN_PASSWORD);
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(first.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("kassa-browser="))
                .singleElement(InstanceOfAssertFactories.STRING)
                .containsIgnoringCase("; path=/admin/")
                .containsIgnoringCase("; httponly")
                .containsIgnoringCase("; samesite=lax");
        StaffHttpClient stranger = new StaffHttpClient(shop);
        for (int i = 0; i < FREE_ATTEMPTS; i++) {
            assertThat(enters(stranger, login, "wrong " + i).statusCode()).isEqualTo(200);
        }
        assertThat(enters(stranger, login, OWN_PASSWORD).statusCode())
                .as("the account waits")
                .isEqualTo(200);
        assertThat(enters(known, login, OWN_PASSWORD).statusCode()).isEqualTo(302);
    }

    private static void addsViewer(URI shop, String login) {
        StaffHttpClient admin = new StaffHttpClient(shop).logsIn();
        admin.posts(
                "admin/accounts",
                admin.form("admin/accounts", "add")
                        .with(Map.of("login", login, "password", OWN_PASSWORD, "role", "VIEWER")),
                "add:add");
    }

    /** Sends the form of the login. The answer is a redirect if the login succeeds. */
    private static HttpResponse<String> enters(StaffHttpClient staff, String login, String password) {
        return staff.posts(
                "admin/login",
                staff.form("admin/login", "login").with(Map.of("login:name", login, "login:password", password)),
                "login:enter");
    }

    private static String changes(StaffHttpClient user, String current, String password, String repeated) {
        return user.posts(
                        "admin/account",
                        user.form("admin/account", "own-password")
                                .with(Map.of("current", current, "password", password, "repeated", repeated)),
                        "own-password:change")
                .body();
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
